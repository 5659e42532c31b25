// One card a contribution: the words, their state in words, and what can still be done with them.

import { cancelChange, change, changeField, changeOf, discardRefused, keepChange, keepLate, sendChange, takeBack } from "../changes.js";
import { button, h, mainButton, row } from "../dom.js";
import { isClosed, isRunning } from "../model.js";
import { filled, texts } from "../texts.js";
import { textBox } from "./field.js";

// `label` is the id of the element with the question.
/** @type {(phone: JoinedPhone, said: ShownContribution, label: string) => VNode} */
export function contributionCard(phone, said, label) {
  const changed = isRunning(phone) ? changeOf(phone, said) : null;
  const content = said.id === null || changed === null ? contributionText(phone, said) : changeBox(phone, said, said.id, changed, label);
  return h(`li.${said.mark}`, { key: said.place }, content);
}

// What is said of words beside what they say.
/**
 * @param {{ channel?: Channel, consent?: Consent, kind?: Kind, late?: boolean, nameless?: boolean, speaking?: string[], unsure?: boolean }} about
 * @returns {string[]}
 */
export function notesOf({ channel, consent = "notes", kind, late, nameless, speaking = [], unsure }) {
  return [
    nameless ? texts.withoutName : "",
    speaking.length > 0 ? filled(texts.speakingFrom, { what: speaking.join(", ") }) : "",
    unsure || kind === "unsure" ? texts.unsure : "",
    channelNote(channel),
    late ? texts.late : "",
    consent === "notes" ? "" : texts.consents[consent],
  ].filter(Boolean);
}

// How words came, where that was not from their writer's phone.
/** @type {(channel?: Channel) => string} */
export function channelNote(channel) {
  return channel === undefined || channel === "phone" || channel === "hands" ? "" : texts.channelNotes[channel];
}

/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
function contributionText(phone, said) {
  const { item, key } = said;
  const notes = notesOf({ ...said, nameless: key !== null }).map((note) => ` · ${note}`);
  return [
    h("p.words", said.text),
    h("p.mark", { key: "mark" }, h("strong", { role: "status" }, markText(phone, said)), notes),
    item && item.refused ? h("p.error", item.refused.message) : null,
    row(item && item.refused ? refusedActions(phone, said, item, item.refused) : sentActions(phone, said)),
  ];
}

/** @type {(phone: JoinedPhone, said: ShownContribution) => string} */
function markText(phone, { mark }) {
  if (mark === "gone") return "";
  const isWaiting = mark === "saved" || mark === "leaving";
  return isWaiting && isClosed(phone) ? texts.notBeforeClosed : texts.marks[mark];
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

/** @type {(phone: JoinedPhone, said: ShownContribution, id: string, text: string, label: string) => Content} */
function changeBox(phone, said, id, text, label) {
  return [
    h("p.hint", texts.changing),
    textBox(phone, { id: changeField(id), label, text, oninput: (typed) => keepChange(phone, id, typed) }),
    row(
      mainButton(texts.send, () => sendChange(phone, said, id, text)),
      button(texts.leave, () => cancelChange(phone, id)),
    ),
  ];
}
