// What somebody does on the page, turned into drafts and commands; it must not know how the page looks.

import { hexDigits } from "./ids.js";
import { isBlank, isLongName, isOverLimit } from "./limits.js";
import { words } from "./words.js";
import { draftOf, enter, isPristine, show } from "./model.js";

export function giveCode(phone) {
  const code = phone.ui.code.trim().toUpperCase();
  if (code === "") return complain(phone, "code", "codeError", words.codeEmpty);
  history.replaceState(null, "", `#${encodeURIComponent(code)}`);
  phone.ui.codeError = null;
  enter(phone, code);
  return phone.draw();
}

export function join(phone) {
  if (isLongName(phone.ui.name)) {
    phone.ui.error = { field: "name", text: words.nameLong };
    return focus(phone, "name");
  }
  phone.ui.error = null;
  phone.outbox.add({ type: "join", name: phone.ui.name });
  return phone.draw();
}

export function go(phone, view) {
  const { ui } = phone;
  const current = phone.room?.question ?? null;
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
  phone.draw();
}

export function keepChange(phone, said, text) {
  phone.changes.set(said.id, { text });
  typed(phone, text);
  phone.draw();
}

function typed(phone, text) {
  phone.ui.error = null;
  if (isBlank(text)) phone.writing.stopped();
  else phone.writing.typed();
}

export function send(phone, question, late = false) {
  const draft = draftOf(phone, question);
  if (!isSendable(phone, "words", draft.text)) return;
  const { text, unsure, nameless, consent } = draft;
  const command = { type: "contribute", question: question.id, text, kind: unsure ? "unsure" : "answer", consent };
  if (late) command.late = true;
  if (nameless) command.key = hexDigits(32);
  phone.outbox.add(command, question.text);
  phone.drafts.set(question.id, { ...draft, text: "", unsure: false });
  Object.assign(phone.ui, { saying: false, takenBack: null });
  phone.writing.stopped();
  focus(phone, "yours");
}

function isSendable(phone, field, text) {
  const trouble = isBlank(text) ? words.blank : isOverLimit(text) ? words.tooMuch : null;
  if (trouble === null) return true;
  phone.ui.error = { field, text: trouble };
  focus(phone, field);
  return false;
}

export function pass(phone, question) {
  phone.outbox.add({ type: "pass_question", question: question.id });
  focus(phone, "heading");
}

export function sayMore(phone) {
  Object.assign(phone.ui, { saying: true, takenBack: null });
  focus(phone, "words");
}

export function throwDraftAway(phone, question) {
  const { text } = draftOf(phone, question);
  phone.drafts.remove(question.id);
  phone.ui.takenBack = { question: question.id, text, thrown: true };
  phone.ui.saying = false;
  focus(phone, "heading");
}

export function restore(phone, question) {
  const { text } = phone.ui.takenBack;
  phone.ui.takenBack = null;
  keepDraft(phone, question, { text: joined(draftOf(phone, question).text, text) });
  focus(phone, "words");
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
    });
    goToQuestion(phone, question);
    return focus(phone, "words");
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
  if (!isSendable(phone, fieldOf(said), text)) return;
  if (text !== said.text) phone.outbox.add({ type: "change_contribution", contribution: said.id, text, ...ownKey(said) });
  leaveChange(phone, said);
}

export function leaveChange(phone, said) {
  phone.changes.remove(said.id);
  phone.writing.stopped();
  focus(phone, "yours");
}

export function takeBack(phone, said) {
  if (said.item) phone.outbox.drop(said.item.id);
  else phone.outbox.add({ type: "take_back_contribution", contribution: said.id, ...ownKey(said) });
  phone.changes.remove(said.id);
  phone.ui.takenBack = { question: said.question, text: said.text, thrown: false };
  focus(phone, "yours");
}

function ownKey(said) {
  return said.key === null ? {} : { key: said.key };
}

// Words that came after their question closed: sent once more as late words, under an id of their own.
export function keepLate(phone, said) {
  const { item } = said;
  phone.outbox.drop(item.id);
  phone.outbox.add({ ...item.command, late: true }, item.asked);
  focus(phone, "yours");
}

export function throwAway(phone, said) {
  phone.outbox.drop(said.item.id);
  focus(phone, "yours");
}

export function questionOf(phone, { question, asked }) {
  const current = phone.room?.question;
  if (current?.id === question) return current;
  return { id: question, text: asked, number: phone.drafts.get(question)?.number ?? null, open: false };
}

export function roleAct(phone, type, role) {
  phone.outbox.add({ type, role });
  phone.draw();
}

export function startPassing(phone, role) {
  Object.assign(phone.ui, { passing: role, passTo: "" });
  phone.link.send({ type: "list_people", id: hexDigits(32) });
  focus(phone, `whom-${role}`);
}

export function stopPassing(phone) {
  phone.ui.passing = null;
  focus(phone, "heading");
}

export function passOn(phone) {
  const { passing, passTo } = phone.ui;
  if (passTo === "") return complain(phone, `whom-${passing}`, "error", { field: `whom-${passing}`, text: words.choose });
  phone.ui.error = null;
  phone.outbox.add({ type: "pass_on", role: passing, person: passTo });
  return stopPassing(phone);
}

function complain(phone, field, slot, trouble) {
  phone.ui[slot] = trouble;
  focus(phone, field);
}

function focus(phone, id) {
  phone.ui.focus = id;
  phone.draw();
}

function joined(before, text) {
  return isBlank(before) ? text : `${before}\n${text}`;
}

