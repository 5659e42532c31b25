// A private word that there is no pressure, and room; it must not know who else was invited.

import { goToView, goToQuestion, startComposing } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { isJustShown } from "../model.js";
import { texts } from "../texts.js";

// What stays the same for as long as an invitation waits; null where none does, or this phone put it aside.
export function invitation({ mine, pages }) {
  return mine.invited === null || pages.get("invited") === mine.invited ? null : `invited-${mine.invited}`;
}

export function invitationView(phone, key) {
  const disabled = isJustShown(phone.ui.firstShownAt.get(key));
  return h(
    "section.arrival",
    { key },
    h("p.lead", { role: "status" }, texts.invited),
    row(
      mainButton(texts.addSomething, () => takeUp(phone), { disabled }),
      button(texts.thanksNotNow, () => putAside(phone), { disabled }),
    ),
  );
}

function putAside(phone) {
  phone.pages.set("invited", phone.mine.invited);
  phone.draw();
}

function takeUp(phone) {
  const { question } = phone.room;
  phone.pages.set("invited", phone.mine.invited);
  if (question === null) return goToView(phone, "question");
  goToQuestion(phone, question);
  return startComposing(phone);
}
