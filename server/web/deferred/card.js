// What can still be done with words that were sent.

import { ownContributions } from "../contributions.js";
import { button, h, mainButton, row } from "../dom.js";
import { changeOf, isRunning } from "../model.js";
import { texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { cancelChange, change, changeField, discardRefused, keepChange, keepLate, sendChange, takeBack } from "./changes.js";

/** @type {(...about: SlotArguments["card"]) => Content} */
export function cardActions(phone, said, label) {
  const { id, item } = said;
  const changed = isRunning(phone) ? changeOf(phone, said) : null;
  if (id !== null && changed !== null) return changeBox(phone, said, id, changed, label);
  if (item && item.refused) return row(refusedActions(phone, said, item, item.refused));
  return [row(sentActions(phone, said)), takeBackHint(phone, said)];
}

/** @type {(phone: JoinedPhone, said: ShownContribution, item: PendingItem, refusal: Refusal) => Content} */
function refusedActions(phone, said, item, { code }) {
  const isLate = code === "question_closed";
  const mayChange = isRunning(phone) && !isLate;
  return [
    isLate && isRunning(phone) ? mainButton(texts.keepLate, () => keepLate(phone, item)) : null,
    mayChange ? button(texts.change, () => change(phone, said)) : null,
    button(texts.away, () => discardRefused(phone, said, item)),
  ];
}

/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
function sentActions(phone, said) {
  const { id, item, mark } = said;
  const isInFlight = mark === "leaving" || (item === null ? id === null : item.tried);
  if (!isRunning(phone) || isInFlight) return null;
  return [button(texts.change, () => change(phone, said)), button(texts.takeBack, () => takeBack(phone, said))];
}

// What taking back does; said once, with the newest words.
/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
function takeBackHint(phone, said) {
  const own = ownContributions(phone);
  const isNewest = own[own.length - 1].place === said.place;
  return isNewest && isRunning(phone) && said.mark !== "leaving" ? h("p.hint", { key: "back" }, texts.takeBackHint) : null;
}

/** @type {(phone: JoinedPhone, said: ShownContribution, id: string, text: string, label: string) => Content} */
function changeBox(phone, said, id, text, label) {
  return [
    h("p.hint", texts.changing),
    textBox(phone, { id: changeField(id), label, text, oninput: (typed) => keepChange(phone, id, typed) }),
    row(
      mainButton(texts.send, () => sendChange(phone, said, id)),
      button(texts.leave, () => cancelChange(phone, id)),
    ),
  ];
}
