// What somebody does with words that they sent: change them, take them back, or keep what came too late.

import { focus, keepDraft, noteTyping, setRemoved, startComposing, textError, validate } from "../actions.js";
import { LIMITS, frameError, isBlank } from "../limits.js";
import { changeOf, draftOf } from "../model.js";
import { texts } from "../texts.js";
import { writeAgain } from "./answering.js";
import { noteNarrowed } from "./consent.js";
import { goToQuestion } from "./paging.js";

const CHANGE_FIELD = "change-";

/** @type {(phone: SessionPhone, id: string, text: string) => void} */
export function keepChange(phone, id, text) {
  phone.changes.set(id, { text });
  noteTyping(phone);
}

// What differs from the words as they were sent.
/** @type {(phone: SessionPhone, said: ShownContribution) => string} */
export function typedChange(phone, said) {
  const text = changeOf(phone, said);
  return text === null || text === said.text ? "" : text;
}

// Words that never left the phone are simply put back in the box; others are changed where they are.
/** @type {(phone: JoinedPhone, said: ShownContribution) => void} */
export function change(phone, said) {
  const { item } = said;
  if (item && item.asked) phone.outbox.drop(item.id);
  if (item && (item.command.type === "build" || item.command.type === "challenge")) writeAgain(phone, item.command, item);
  else if (item && item.command.type === "contribute") {
    const question = questionOf(phone, said);
    keepDraft(phone, question, {
      text: joined(draftOf(phone, question).text, said.text),
      unsure: said.kind === "unsure",
      nameless: said.key !== null,
      consent: said.consent,
      speaking: said.speaking || [],
    });
    goToQuestion(phone, question);
    startComposing(phone);
  } else if (said.id !== null) {
    if (item && item.refused) phone.outbox.drop(item.id);
    phone.changes.set(said.id, { text: said.text });
    focus(phone, changeField(said.id));
  }
}

/** @type {(phone: SessionPhone, question: ShownQuestion, text: string) => void} */
export function restore(phone, question, text) {
  keepDraft(phone, question, { text: joined(draftOf(phone, question).text, text) });
  goToQuestion(phone, question);
  startComposing(phone);
}

/** @type {(before: string, text: string) => string} */
function joined(before, text) {
  return isBlank(before) ? text : `${before}\n${text}`;
}

/** @type {(id: string) => string} */
export function changeField(id) {
  return `${CHANGE_FIELD}${id}`;
}

/** @type {(id: string) => boolean} */
export function isChangeField(id) {
  return id.startsWith(CHANGE_FIELD);
}

// The text is taken as it is kept now: the page may not have been drawn since the last key.
/** @type {(phone: SessionPhone, said: ShownContribution, id: string) => void} */
export function sendChange(phone, said, id) {
  const { text } = phone.changes.get(id) || said;
  /** @type {Command} */
  const command = { type: "change_contribution", contribution: id, text, ...keyOf(said) };
  if (!validate(phone, changeField(id), textError(text, LIMITS.words, texts.blank) || frameError(command))) return;
  if (text !== said.text) phone.outbox.add(command);
  cancelChange(phone, id);
}

/** @type {(phone: SessionPhone, id: string) => void} */
export function cancelChange(phone, id) {
  phone.changes.remove(id);
  focus(phone, "yours");
}

/** @type {(phone: SessionPhone, said: ShownContribution) => void} */
export function takeBack(phone, said) {
  if (said.item) phone.outbox.drop(said.item.id);
  if (said.id !== null) {
    phone.outbox.add({ type: "take_back_contribution", contribution: said.id, ...keyOf(said) });
    phone.changes.remove(said.id);
    noteNarrowed(phone, said.id, { key: said.key, leaves: true });
  }
  putAside(phone, said);
}

// Words that answer somebody else's belong in no box of a question.
/** @type {(phone: SessionPhone, said: ShownContribution) => void} */
function putAside(phone, { question, text, to, asked }) {
  setRemoved(phone, question, to === undefined ? text : "");
  phone.ui.removed = phone.ui.removed && { ...phone.ui.removed, asked };
}

/** @type {(said: ShownContribution) => { key?: string }} */
function keyOf(said) {
  return said.key === null ? {} : { key: said.key };
}

// Words that came after their question closed: sent once more as late words, under an id of their own.
/** @type {(phone: SessionPhone, item: PendingItem) => void} */
export function keepLate(phone, { id, command, asked }) {
  phone.outbox.drop(id);
  if (command.type === "contribute") phone.outbox.add({ ...command, late: true }, { asked });
  focus(phone, "yours");
}

/** @type {(phone: SessionPhone, said: ShownContribution, item: PendingItem) => void} */
export function discardRefused(phone, said, item) {
  phone.outbox.drop(item.id);
  putAside(phone, said);
}

/** @type {(phone: JoinedPhone, about: { question: string, asked: string }) => ShownQuestion} */
export function questionOf(phone, { question, asked }) {
  const current = phone.room.question;
  if (current !== null && current.id === question) return current;
  const draft = phone.drafts.get(question);
  return { id: question, text: asked, number: draft === null ? undefined : draft.number };
}
