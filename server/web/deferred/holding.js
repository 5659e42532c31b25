// Words that are held back: what their author is told, and how a holder of the tool holds words back.

import { button, h, row } from "../dom.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { brief } from "./brief.js";
import { mayUse } from "./catalogue.js";

// What the author of words is told that nobody else reads, and how to say it otherwise.
/** @type {(...about: SlotArguments["card"]) => Content} */
export function heldNote(phone, said) {
  const held = heldBecause(phone, said);
  if (held === null) return null;
  return h("p.held", { key: "held" }, held ? filled(texts.heldBack, { reason: held }) : texts.waitsForLook, " ", texts.heldHint);
}

// Why words are held back, null where they are not. Words without a name this phone finds among all that are: nobody else
// knows whose they are.
/** @type {(phone: JoinedPhone, said: ShownContribution) => string | null} */
function heldBecause({ room }, { id, key, held = null }) {
  if (key === null) return held;
  const found = room.held.find((one) => one.id === id);
  return found ? found.reason : null;
}

// The reasons, each as a button, beside words that one may hold back.
/** @type {(phone: JoinedPhone, said: { id: string, text: string }) => Content} */
export function holdBackView(phone, { id, text }) {
  if (!mayUse(phone, "ask") && !mayUse(phone, "hold_back")) return null;
  if (isPending(phone, { type: "hold_back" })) return h("p.hint", { key: "hold" }, texts.onItsWay);
  return h(
    "details",
    { key: "hold" },
    h("summary", texts.holdBack),
    h("p.hint", texts.holdBackAbout),
    row(phone.room.reasons.map((reason) => button(reason.words, () => hold(phone, id, reason.id), { about: brief(text) }))),
  );
}

/** @type {(phone: JoinedPhone, contribution: string, reason: string) => void} */
function hold(phone, contribution, reason) {
  submit(phone, { type: "hold_back", contributions: [contribution], reason });
}
