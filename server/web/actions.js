// What somebody does on the page, turned into drafts and commands.

import { randomHex } from "./ids.js";
import { LIMITS, frameError, isBlank, limitError, nameError } from "./limits.js";
import { draftOf, enter, isPristine, show } from "./model.js";
import { texts } from "./texts.js";

// Hints about limits follow the typing at a distance, in milliseconds, so that they are not read out at every key.
export const HINT_DELAY = 500;

/** @type {(phone: Phone) => void} */
export function submitCode(phone) {
  const code = phone.ui.code.trim().toUpperCase();
  if (!validate(phone, "code", code ? "" : texts.codeEmpty)) return;
  history.replaceState(history.state, "", `#${encodeURIComponent(code)}`);
  enter(phone, code);
  phone.draw();
}

/** @type {(phone: SessionPhone) => void} */
export function join(phone) {
  const { name } = phone.ui;
  if (!validate(phone, "name", nameError(name))) return;
  phone.outbox.add({ type: "join", name });
  phone.draw();
}

/** @type {(phone: JoinedPhone, view: View) => void} */
export function goToView(phone, view) {
  const { ui } = phone;
  const current = phone.room.question;
  if (view === "question" && !isSame(ui.shown, current) && isPristine(phone)) show(phone, current);
  ui.view = view;
  focus(phone, "heading");
}

/** @type {(one: ShownQuestion | null, other: ShownQuestion | null) => boolean} */
function isSame(one, other) {
  return one === other || (one !== null && other !== null && one.id === other.id);
}

// A draft is kept with its question, so that it can be found when the question is long gone.
/** @type {(phone: SessionPhone, question: ShownQuestion, part: Partial<Draft>) => void} */
export function keepDraft(phone, question, part) {
  const draft = { ...draftOf(phone, question), ...part, asked: question.text, number: question.number };
  phone.drafts.set(question.id, draft);
  if (part.text === undefined) phone.draw();
  else noteTyping(phone);
}

/** @type {(phone: SessionPhone, choices: Choices) => void} */
export function keepChoices({ pages }, { unsure, nameless, consent }) {
  pages.set("choices", { unsure, nameless, consent });
  pages.remove("unchosen");
}

/** @type {(phone: Phone) => void} */
export function noteTyping(phone) {
  Object.assign(phone.ui, { error: null, composing: true });
  phone.drawIn(HINT_DELAY);
}

/** @type {(phone: SessionPhone, question: ShownQuestion, late?: boolean) => void} */
export function send(phone, question, late = false) {
  const draft = draftOf(phone, question);
  const { text, unsure, nameless, consent, speaking } = draft;
  /** @type {Contribute} */
  const command = { type: "contribute", question: question.id, text, kind: unsure ? "unsure" : "answer", consent };
  if (late) command.late = true;
  if (nameless) command.key = randomHex(32);
  else if (speaking.length > 0) command.speaking = speaking;
  if (!validate(phone, "words", textError(text, LIMITS.words, texts.blank) || frameError(command))) return;
  phone.outbox.add(command, { asked: question.text });
  phone.drafts.set(question.id, { ...draft, text: "", begun: false });
  keepChoices(phone, { ...draftOf(phone, question), unsure: false });
  Object.assign(phone.ui, { composing: false, choosing: false, removed: null });
  focus(phone, "yours");
}

/** @type {(text: string, limit: Limit, blank: string) => string} */
export function textError(text, limit, blank) {
  return isBlank(text) ? blank : limitError(text, limit);
}

/** @type {(phone: SessionPhone, question: ShownQuestion) => void} */
export function pass(phone, question) {
  phone.outbox.add({ type: "pass_question", question: question.id });
  phone.drafts.set(question.id, { ...draftOf(phone, question), begun: false });
  stopComposing(phone);
}

/** @type {(phone: Phone) => void} */
export function startComposing(phone) {
  Object.assign(phone.ui, { composing: true, removed: null });
  focus(phone, "words");
}

/** @type {(phone: Phone) => void} */
export function stopComposing(phone) {
  Object.assign(phone.ui, { composing: false, choosing: false });
  focus(phone, "heading");
}

/** @type {(phone: SessionPhone, question: ShownQuestion) => void} */
export function discardDraft(phone, question) {
  setRemoved(phone, question.id, draftOf(phone, question).text);
  phone.drafts.remove(question.id);
}

// Words that were taken out stay at hand until something else is done: a finger slips easily.
/** @type {(phone: Phone, question: string, text: string) => void} */
export function setRemoved(phone, question, text) {
  Object.assign(phone.ui, { removed: { question, text }, composing: false });
  focus(phone, "yours");
}

// Says at the field what is wrong with it, and brings it into view; whether nothing is.
/** @type {(phone: Phone, field: string, error: string) => boolean} */
export function validate(phone, field, error) {
  phone.ui.error = { field, text: error };
  if (error) focus(phone, field);
  return !error;
}

/** @type {(phone: Phone, id: string) => void} */
export function focus(phone, id) {
  phone.ui.focus = id;
  phone.draw();
}
