// What somebody does on the page, turned into drafts and commands; it must not know how the page looks.

import { randomHex } from "./ids.js";
import { LIMITS, isBlank, nameError, limitError } from "./limits.js";
import { draftOf, enter, isPristine, show } from "./model.js";
import { texts } from "./texts.js";

// What is told of the limits follows the typing at a distance, so that it is not read out at every key.
export const HINT_DELAY = 500;

export function submitCode(phone) {
  const code = phone.ui.code.trim().toUpperCase();
  if (!validate(phone, "code", code ? "" : texts.codeEmpty)) return;
  history.replaceState(null, "", `#${encodeURIComponent(code)}`);
  enter(phone, code);
  phone.draw();
}

export function join(phone) {
  const { name } = phone.ui;
  if (!validate(phone, "name", nameError(name))) return;
  phone.outbox.add({ type: "join", name });
  phone.draw();
}

export function goToView(phone, view) {
  const { ui } = phone;
  const current = phone.room.question;
  if (view === "question" && ui.shown?.id !== current?.id && isPristine(phone)) show(phone, current);
  ui.view = view;
  focus(phone, "heading");
}

export function goToQuestion(phone, question) {
  phone.ui.view = "question";
  show(phone, question);
  focus(phone, "heading");
}

// A draft is kept with its question, so that it can be found when the question is long gone.
export function keepDraft(phone, question, part) {
  const draft = { ...draftOf(phone, question), ...part, asked: question.text, number: question.number };
  phone.drafts.set(question.id, draft);
  if ("text" in part) typed(phone, part.text);
  else phone.draw();
}

export function keepChange(phone, said, text) {
  phone.changes.set(said.id, { text });
  typed(phone, text);
}

function typed(phone, text) {
  Object.assign(phone.ui, { error: null, composing: true });
  phone.typing.typed(!isBlank(text));
  phone.drawIn(HINT_DELAY);
}

export function send(phone, question, late = false) {
  const draft = draftOf(phone, question);
  if (!validate(phone, "words", textError(draft.text, LIMITS.words, texts.blank))) return;
  const { text, unsure, nameless, consent, speaking } = draft;
  const command = { type: "contribute", question: question.id, text, kind: unsure ? "unsure" : "answer", consent };
  if (late) command.late = true;
  if (nameless) command.key = randomHex(32);
  else if (speaking.length > 0) command.speaking = speaking;
  phone.outbox.add(command, { asked: question.text });
  phone.drafts.set(question.id, { ...draft, text: "", unsure: false });
  Object.assign(phone.ui, { composing: false, removed: null });
  phone.typing.stopped();
  focus(phone, "yours");
}

export function textError(text, most, blank) {
  return isBlank(text) ? blank : limitError(text, most);
}

export function pass(phone, question) {
  phone.outbox.add({ type: "pass_question", question: question.id });
  phone.ui.composing = false;
  focus(phone, "heading");
}

export function startComposing(phone) {
  Object.assign(phone.ui, { composing: true, removed: null });
  focus(phone, "words");
}

export function stopComposing(phone) {
  phone.ui.composing = false;
  focus(phone, "heading");
}

export function discardDraft(phone, question) {
  setRemoved(phone, question.id, draftOf(phone, question).text);
  phone.drafts.remove(question.id);
}

// Words that were taken out stay at hand until something else is done: a finger slips easily.
function setRemoved(phone, question, text) {
  Object.assign(phone.ui, { removed: { question, text }, composing: false });
  focus(phone, "yours");
}

export function restore(phone, question) {
  keepDraft(phone, question, { text: joined(draftOf(phone, question).text, phone.ui.removed.text) });
  startComposing(phone);
}

// Words that never left the phone are simply put back in the box; others are changed where they are.
export function change(phone, said) {
  const { item } = said;
  if (item && item.command.type === "contribute") {
    const question = questionOf(phone, said);
    phone.outbox.drop(item.id);
    keepDraft(phone, question, {
      text: joined(draftOf(phone, question).text, said.text),
      unsure: said.kind === "unsure",
      nameless: said.key !== null,
      consent: said.consent,
      speaking: said.speaking ?? [],
    });
    goToQuestion(phone, question);
    return startComposing(phone);
  }
  if (item?.refused) phone.outbox.drop(item.id);
  phone.changes.set(said.id, { text: said.text });
  return focus(phone, fieldOf(said));
}

export function fieldOf(said) {
  return `change-${said.id}`;
}

export function sendChange(phone, said) {
  const { text } = phone.changes.get(said.id);
  if (!validate(phone, fieldOf(said), textError(text, LIMITS.words, texts.blank))) return;
  if (text !== said.text) phone.outbox.add({ type: "change_contribution", contribution: said.id, text, ...keyOf(said) });
  cancelChange(phone, said);
}

export function cancelChange(phone, said) {
  phone.changes.remove(said.id);
  phone.typing.stopped();
  focus(phone, "yours");
}

export function takeBack(phone, said) {
  if (said.item) phone.outbox.drop(said.item.id);
  if (said.id) phone.outbox.add({ type: "take_back_contribution", contribution: said.id, ...keyOf(said) });
  phone.changes.remove(said.id);
  setRemoved(phone, said.question, said.text);
}

function keyOf(said) {
  return said.key === null ? {} : { key: said.key };
}

// Words that came after their question closed: sent once more as late words, under an id of their own.
export function keepLate(phone, said) {
  const { item } = said;
  phone.outbox.drop(item.id);
  phone.outbox.add({ ...item.command, late: true }, { asked: item.asked });
  focus(phone, "yours");
}

export function discardRefused(phone, said) {
  phone.outbox.drop(said.item.id);
  setRemoved(phone, said.question, said.text);
}

export function questionOf(phone, { question, asked }) {
  const current = phone.room.question;
  if (current?.id === question) return current;
  return { id: question, text: asked, number: phone.drafts.get(question)?.number };
}

// Tells at the field what is wrong with it, and brings it into view.
export function validate(phone, field, error) {
  phone.ui.error = { field, text: error };
  if (error) focus(phone, field);
  return !error;
}

export function focus(phone, id) {
  phone.ui.focus = id;
  phone.draw();
}

function joined(before, text) {
  return isBlank(before) ? text : `${before}\n${text}`;
}
