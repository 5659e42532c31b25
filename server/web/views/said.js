// One card a contribution: the words, their state in words, and what can still be done with them.

import { change, fieldOf, keepChange, keepLate, leaveChange, sendChange, takeBack, throwAway } from "../acts.js";
import { button, h, mainButton, row } from "../dom.js";
import { isClosed, isRunning } from "../model.js";
import { filled, words } from "../words.js";
import { wordsBox } from "./field.js";

// `label` is the id of the element with the question.
export function saidCard(phone, said, label) {
  const isChanging = isRunning(phone) && phone.changes.get(said.id) !== null;
  return h(`li.${said.mark}`, { key: said.place }, isChanging ? changeBox(phone, said, label) : readOnly(phone, said));
}

export function notesOf({ channel, consent, kind, late, nameless, speaking = [], unsure }) {
  const notes = [
    nameless ? words.withoutName : null,
    speaking.length > 0 ? filled(words.speakingFrom, { what: speaking.join(", ") }) : null,
    unsure || kind === "unsure" ? words.unsure : null,
    words.cameBy[channel],
    late ? words.late : null,
    consent === "notes" ? null : words.consents[consent],
  ];
  return notes.filter(Boolean);
}

function readOnly(phone, said) {
  return [
    h("p.words", said.text),
    h("p.mark", { key: "mark" }, h("strong", { role: "status" }, markOf(phone, said)), notesOf({ ...said, nameless: said.key !== null }).map((note) => ` · ${note}`)),
    said.mark === "refused" ? h("p.trouble", said.item.refused.message) : null,
    row(possible(phone, said)),
  ];
}

function markOf(phone, { mark }) {
  const isWaiting = mark === "saved" || mark === "leaving";
  return isWaiting && isClosed(phone) ? words.notBeforeClosed : words.marks[mark];
}

function possible(phone, said) {
  const { item, mark } = said;
  const isLate = mark === "refused" && item.refused.code === "question_closed";
  const isInFlight = mark === "leaving" || (mark === "saved" && item.tried) || (said.id === null && item === null);
  const mayChange = isRunning(phone) && !isInFlight && !isLate;
  return [
    isLate && isRunning(phone) ? mainButton(words.keepLate, () => keepLate(phone, said)) : null,
    mayChange ? button(words.change, () => change(phone, said)) : null,
    mayChange && mark !== "refused" ? button(words.takeBack, () => takeBack(phone, said)) : null,
    mark === "refused" ? button(words.away, () => throwAway(phone, said)) : null,
  ];
}

function changeBox(phone, said, label) {
  const { text } = phone.changes.get(said.id);
  return [
    h("p.hint", words.changing),
    wordsBox(phone, { id: fieldOf(said), label, text, oninput: (typed) => keepChange(phone, said, typed) }),
    row(
      mainButton(words.send, () => sendChange(phone, said)),
      button(words.leave, () => leaveChange(phone, said)),
    ),
  ];
}
