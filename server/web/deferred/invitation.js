// A private word that there is no pressure, and room.

import { goToView, startComposing } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { isJustShown } from "../model.js";
import { texts } from "../texts.js";
import { goToQuestion } from "./paging.js";

// Stays the same for as long as an invitation waits; null where none does, or this phone put it away.
/** @type {(phone: JoinedPhone) => string | null} */
export function invitation({ mine, pages }) {
  return mine.invited === null || pages.get("invited") === mine.invited ? null : `invited-${mine.invited}`;
}

/** @type {(phone: JoinedPhone, key: string) => Content} */
export function invitationView(phone, key) {
  const disabled = isJustShown(phone.ui.firstShown.get(key));
  const decline = () => {
    putAway(phone);
    phone.draw();
  };
  return h(
    "section.arrival",
    { key },
    h("p.lead", { role: "status" }, texts.invited),
    row(
      mainButton(texts.addSomething, () => accept(phone), { disabled }),
      button(texts.thanksNotNow, decline, { disabled }),
    ),
  );
}

/** @type {(phone: JoinedPhone) => void} */
function putAway({ mine, pages }) {
  if (mine.invited !== null) pages.set("invited", mine.invited);
}

/** @type {(phone: JoinedPhone) => void} */
function accept(phone) {
  const { question } = phone.room;
  putAway(phone);
  if (question === null) {
    goToView(phone, "question");
  } else {
    goToQuestion(phone, question);
    startComposing(phone);
  }
}
