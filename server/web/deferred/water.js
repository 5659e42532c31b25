// Open water on a Host's phone: it is closed with a reason, which everybody reads under the words.

import { textError, validate } from "../actions.js";
import { h, row } from "../dom.js";
import { LIMITS } from "../limits.js";
import { isPending } from "../pending.js";
import { texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { submit } from "./actions.js";
import { brief } from "./brief.js";
import { roomButton } from "./buttons.js";
import { mayUse } from "./catalogue.js";

// The reasons that were reasonsBegun, by the words that they are about.
/** @type {Map<string, string>} */
const reasonsBegun = new Map();

/** @type {(phone: JoinedPhone, said: RoomContribution) => Content} */
export function waterView(phone, { id: contribution, text, kind, closed_because: closed }) {
  if (kind !== "unsure" || closed || !mayUse(phone, "ask")) return null;
  if (isPending(phone, { type: "close_water", contribution })) return h("p.hint", { key: "closing" }, texts.onItsWay);
  const id = `water-${contribution}`;
  const reason = reasonsBegun.get(contribution) || "";
  /** @type {(seen: RoomSeen) => void} */
  const close = (seen) => {
    if (!validate(phone, id, textError(reason, LIMITS.ask, texts.blankBox))) return;
    submit(phone, { type: "close_water", contribution, reason, seen });
    reasonsBegun.delete(contribution);
  };
  const asked = { kind: /** @type {const} */ ("close_water"), key: id, words: () => reasonsBegun.get(contribution) || "", name: texts.water.close };
  return h(
    "details",
    { key: "water-tool" },
    h("summary", texts.water.close),
    h("label", { id: `${id}-label`, for: id }, texts.water.reason),
    textBox(phone, { id, label: `${id}-label`, text: reason, limit: LIMITS.ask, oninput: (typed) => keepReason(phone, contribution, typed) }),
    row(roomButton(phone, { ...asked, answers: [[texts.yes, close]], props: { about: brief(text) } })),
  );
}

/** @type {(phone: Phone, contribution: string, reason: string) => void} */
function keepReason(phone, contribution, reason) {
  reasonsBegun.set(contribution, reason);
  phone.ui.error = null;
  phone.draw();
}
