// A private word that there is no pressure, and room; it must not know who else was invited.

import { go, goToQuestion, sayMore } from "../acts.js";
import { button, h, mainButton, row } from "../dom.js";
import { isSettling } from "../model.js";
import { words } from "../words.js";

// What stays the same for as long as an invitation waits; null where none does, or this phone put it aside.
export function invitation({ mine, pages }) {
  return mine.invited === null || pages.get("invited") === mine.invited ? null : `invited-${mine.invited}`;
}

export function invitationView(phone, key) {
  const disabled = isSettling(phone.ui.came.get(key));
  return h(
    "section.came",
    { key },
    h("p.lead", { role: "status" }, words.invited),
    row(
      mainButton(words.addSomething, () => takeUp(phone), { disabled }),
      button(words.thanksNotNow, () => putAside(phone), { disabled }),
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
  if (question === null) return go(phone, "question");
  goToQuestion(phone, question);
  return sayMore(phone);
}
