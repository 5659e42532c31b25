// One card a contribution: the words, and their state in words.

import { h } from "../dom.js";
import { changeOf, isClosed, isRunning } from "../model.js";
import { filled, refusalText, texts } from "../texts.js";
import { slotViews } from "./slots.js";

// `label` is the id of the element with the question. The words stand here until there is a box to change them in.
/** @type {(phone: JoinedPhone, said: ShownContribution, label: string) => VNode} */
export function contributionCard(phone, said, label) {
  const views = slotViews("card", phone, said, label);
  const isChanging = views.length > 0 && isRunning(phone) && changeOf(phone, said) !== null;
  return h(`li.${said.mark}`, { key: said.place }, isChanging ? null : contributionText(phone, said), views);
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
    item && item.refused ? h("p.error", refusalText(item.refused)) : null,
  ];
}

/** @type {(phone: JoinedPhone, said: ShownContribution) => string} */
function markText(phone, { mark }) {
  const isWaiting = mark === "saved" || mark === "leaving";
  return isWaiting && isClosed(phone) ? texts.notBeforeClosed : texts.marks[mark];
}
