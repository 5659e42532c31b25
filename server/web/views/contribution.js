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

// Who will see words as whose, and what may be done with them; `name` is what the room calls their writer.
/** @type {(name: string, about: { nameless: boolean, consent: Consent, speaking?: string[], unsure?: boolean }) => string[]} */
export function whoSees(name, { nameless, consent, ...about }) {
  const who = nameless ? texts.nameless : filled(texts.asName, { name });
  return [who, texts.seen[consent], ...notesOf(nameless ? { ...about, speaking: [] } : about)];
}

// What is said of words beside what they say.
/** @type {(about: { channel?: Channel, kind?: Kind, late?: boolean, speaking?: string[], unsure?: boolean }) => string[]} */
export function notesOf({ channel, kind, late, speaking = [], unsure }) {
  return [
    speaking.length > 0 ? filled(texts.speakingFrom, { what: speaking.join(", ") }) : "",
    unsure || kind === "unsure" ? texts.unsure : "",
    channelNote(channel),
    late ? texts.late : "",
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
  const notes = whoSees(phone.mine.label, { ...said, nameless: key !== null }).map((note) => ` · ${note}`);
  return [
    slotViews("above", phone, said),
    h("p.words", said.text),
    h("p.mark", { key: "mark" }, h("strong", markText(phone, said)), notes),
    item && item.refused ? h("p.error", refusalText(item.refused)) : null,
  ];
}

/** @type {(phone: JoinedPhone, said: ShownContribution) => string} */
function markText(phone, { mark }) {
  const isWaiting = mark === "saved" || mark === "leaving";
  return isWaiting && isClosed(phone) ? texts.notBeforeClosed : texts.marks[mark];
}
