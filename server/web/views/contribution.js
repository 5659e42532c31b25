// One card a contribution: the words, their state in words, and what can still be done with them.

import { change, fieldOf, keepChange, keepLate, cancelChange, sendChange, takeBack, discardRefused } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { isClosed, isRunning } from "../model.js";
import { filled, texts } from "../texts.js";
import { textBox } from "./field.js";

// `label` is the id of the element with the question.
export function contributionCard(phone, said, label) {
  const isChanging = isRunning(phone) && phone.changes.get(said.id) !== null;
  return h(`li.${said.mark}`, { key: said.place }, isChanging ? changeBox(phone, said, label) : contributionText(phone, said));
}

export function notesOf({ channel, consent, kind, late, nameless, speaking = [], unsure }) {
  const notes = [
    nameless ? texts.withoutName : null,
    speaking.length > 0 ? filled(texts.speakingFrom, { what: speaking.join(", ") }) : null,
    unsure || kind === "unsure" ? texts.unsure : null,
    texts.channelNotes[channel],
    late ? texts.late : null,
    consent === "notes" ? null : texts.consents[consent],
  ];
  return notes.filter(Boolean);
}

function contributionText(phone, said) {
  return [
    h("p.words", said.text),
    h("p.mark", { key: "mark" }, h("strong", { role: "status" }, markOf(phone, said)), notesOf({ ...said, nameless: said.key !== null }).map((note) => ` · ${note}`)),
    said.mark === "refused" ? h("p.error", said.item.refused.message) : null,
    row(contributionActions(phone, said)),
  ];
}

function markOf(phone, { mark }) {
  const isWaiting = mark === "saved" || mark === "leaving";
  return isWaiting && isClosed(phone) ? texts.notBeforeClosed : texts.marks[mark];
}

function contributionActions(phone, said) {
  const { item, mark } = said;
  const isLate = mark === "refused" && item.refused.code === "question_closed";
  const isInFlight = mark === "leaving" || (mark === "saved" && item.tried) || (said.id === null && item === null);
  const mayChange = isRunning(phone) && !isInFlight && !isLate;
  return [
    isLate && isRunning(phone) ? mainButton(texts.keepLate, () => keepLate(phone, said)) : null,
    mayChange ? button(texts.change, () => change(phone, said)) : null,
    mayChange && mark !== "refused" ? button(texts.takeBack, () => takeBack(phone, said)) : null,
    mark === "refused" ? button(texts.away, () => discardRefused(phone, said)) : null,
  ];
}

function changeBox(phone, said, label) {
  const { text } = phone.changes.get(said.id);
  return [
    h("p.hint", texts.changing),
    textBox(phone, { id: fieldOf(said), label, text, oninput: (typed) => keepChange(phone, said, typed) }),
    row(
      mainButton(texts.send, () => sendChange(phone, said)),
      button(texts.leave, () => cancelChange(phone, said)),
    ),
  ];
}
