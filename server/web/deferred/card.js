// What can still be done with words that were sent.

import { ownContributions } from "../contributions.js";
import { button, h, mainButton, row } from "../dom.js";
import { changeOf, isClosed, isRunning } from "../model.js";
import { filled, texts } from "../texts.js";
import { whoSees } from "../views/contribution.js";
import { textBox } from "../views/field.js";
import { brief } from "./brief.js";
import { leaveButton, takeBackButton } from "./buttons.js";
import { cancelChange, change, changeField, discardRefused, keepChange, keepLate, restore, sendChange, takeBack, typedChange } from "./changes.js";

/** @type {(...about: SlotArguments["card"]) => Content} */
export function cardActions(phone, said, label) {
  const { id, item } = said;
  if (said.deleted) return null;
  const changed = isRunning(phone) ? changeOf(phone, said) : null;
  if (id !== null && changed !== null) return changeBox(phone, said, id, changed, label);
  if (item && item.refused) return row(refusedActions(phone, said, item, item.refused));
  return [row(sentActions(phone, said)), takeBackHint(phone, said)];
}

// Words that were taken out can be put back in the box for as long as nothing else is done.
/** @type {(phone: JoinedPhone, shown: { id: string, text: string }) => Content} */
export function removedView(phone, shown) {
  const { removed } = phone.ui;
  if (removed === null || removed.question !== shown.id) return null;
  return h(
    "div.removed",
    { key: "removed" },
    h("p", { role: "status" }, texts.setAside),
    removed.text && isRunning(phone) ? button(texts.restore, () => restore(phone, shown, removed.text)) : null,
  );
}

/** @type {(phone: JoinedPhone, said: ShownContribution, item: PendingItem, refusal: Refusal) => Content} */
function refusedActions(phone, said, item, { code }) {
  const isLate = code === "question_closed";
  const mayChange = isRunning(phone) && !isLate;
  const props = { about: brief(said.text) };
  return [
    isLate && isRunning(phone) ? mainButton(texts.keepLate, () => keepLate(phone, item), props) : null,
    mayChange ? button(texts.change, () => change(phone, said), props) : null,
    button(texts.away, () => discardRefused(phone, said, item), props),
  ];
}

// After the end words can still be taken back for as long as the room is open, and no longer be changed.
/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
function sentActions(phone, said) {
  const { id, item, mark } = said;
  const isInFlight = mark === "leaving" || (item === null ? id === null : item.tried);
  if (isClosed(phone) || isInFlight) return null;
  const props = { about: brief(said.text) };
  return [
    isRunning(phone) ? button(texts.change, () => change(phone, said), props) : null,
    takeBackButton(phone, said.place, id, () => takeBack(phone, said), props),
  ];
}

// What taking back does; said once, with the newest words.
/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
function takeBackHint(phone, said) {
  const own = ownContributions(phone);
  const isNewest = own[own.length - 1].place === said.place;
  return isNewest && !isClosed(phone) && said.mark !== "leaving" ? h("p.hint", { key: "back" }, texts.takeBackHint) : null;
}

/** @type {(phone: JoinedPhone, said: ShownContribution) => boolean} */
function isLookedAt({ room: { question } }, said) {
  return question !== null && question.id === said.question && question.moderation === "look";
}

/** @type {(phone: JoinedPhone, said: ShownContribution, id: string, text: string, label: string) => Content} */
function changeBox(phone, said, id, text, label) {
  return [
    textBox(phone, { id: changeField(id), label, text, oninput: (typed) => keepChange(phone, id, typed) }),
    h("p.mark", { key: "who" }, filled(texts.changing, { who: whoSees(phone.mine.label, { ...said, nameless: said.key !== null }).join(" · ") })),
    isLookedAt(phone, said) ? h("p.hint", { key: "looks" }, texts.looksAgain) : null,
    row(
      mainButton(texts.send, () => sendChange(phone, said, id)),
      leaveButton(phone, changeField(id), () => typedChange(phone, said), () => cancelChange(phone, id), { name: texts.leave }),
    ),
  ];
}
