// "Build on this" and "Challenge with care": boxes under the words that they answer, whose drafts stay like any other.

import { HINT_DELAY, focus, keepChoices, textError, validate } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { randomHex } from "../ids.js";
import { LIMITS, frameError, isBlank } from "../limits.js";
import { draftOf, isChoosing, isRunning } from "../model.js";
import { refusalText, texts } from "../texts.js";
import { whoSees } from "../views/contribution.js";
import { textBox } from "../views/field.js";
import { choicesButton, choicesGroup } from "./choices.js";
import { awayButton } from "./buttons.js";
import { linkLine } from "./links.js";
import { BESIDE_FIELD, mayStandBeside, momentChoice } from "./moments.js";

const VALUE_BOX = "answer-value";
const TEXT_BOX = "answer-text";

/** @type {(answers: AnsweredWords) => string} */
function draftId({ kind, contribution }) {
  return `${kind} ${contribution}`;
}

// The draft whose box is open, with what it answers.
/** @type {(phone: SessionPhone) => string | null} */
function openDraft({ pages }) {
  return pages.get("answering");
}

// The words below which somebody is writing just now.
/** @type {(phone: SessionPhone) => AnsweredWords | null} */
export function wordsAnswered(phone) {
  const draft = phone.drafts.get(openDraft(phone) || "");
  return (draft !== null && draft.answers) || null;
}

/** @type {(phone: JoinedPhone, answers: AnsweredWords) => void} */
export function openAnswer(phone, answers) {
  const id = draftId(answers);
  keepAnswer(phone, answers, {});
  phone.pages.set("answering", id);
  phone.ui.view = "room";
  focus(phone, answers.kind === "build" ? TEXT_BOX : VALUE_BOX);
}

/** @type {(phone: JoinedPhone, answers: AnsweredWords, about: string) => VNode} */
export function answerButton(phone, answers, about) {
  const isOpen = openDraft(phone) === draftId(answers);
  const toggle = () => (isOpen ? closeAnswer(phone, answers) : openAnswer(phone, answers));
  return button(texts.answering[answers.kind], toggle, { about, "aria-expanded": String(isOpen) });
}

// Kept with what it answers, so that it can be found when those words are gone.
/** @type {(phone: SessionPhone, answers: AnsweredWords, part: Partial<Draft>) => void} */
function keepAnswer(phone, answers, part) {
  const id = draftId(answers);
  phone.drafts.set(id, { ...draftOf(phone, { id }), ...part, answers, asked: answers.asked });
  phone.ui.error = null;
  if (part.text === undefined && part.value === undefined) phone.draw();
  else phone.drawIn(HINT_DELAY);
}

// What was typed stays; a box with nothing in it leaves nothing behind.
/** @type {(phone: SessionPhone, answers: AnsweredWords) => void} */
function closeAnswer(phone, answers) {
  const id = draftId(answers);
  const { text, value = "" } = draftOf(phone, { id });
  if (isBlank(text + value)) phone.drafts.remove(id);
  phone.pages.remove("answering");
  phone.ui.choosing = false;
  focus(phone, saidId(answers.contribution));
}

// The id of the words of somebody else on the page.
/** @type {(contribution: string) => string} */
export function saidId(contribution) {
  return `said-${contribution}`;
}

/** @type {(phone: JoinedPhone, answers: AnsweredWords) => Content} */
export function answerForm(phone, answers) {
  const id = draftId(answers);
  if (openDraft(phone) !== id || !isRunning(phone)) return null;
  const { kind, contribution } = answers;
  const draft = draftOf(phone, { id });
  /** @type {KeepDraft} */
  const keep = (part) => keepAnswer(phone, answers, part);
  const isChallenge = kind === "challenge";
  return h(
    "div.answer",
    { key: id },
    isChallenge ? answerBox(phone, VALUE_BOX, texts.valueLabel, draft.value || "", (value) => keep({ value })) : null,
    answerBox(phone, TEXT_BOX, isChallenge ? texts.testLabel : texts.answering.build, draft.text, (text) => keep({ text })),
    isChallenge ? momentChoice(phone, contribution, draft, keep) : null,
    h("div.who", { key: "who" }, h("span", { role: "status" }, whoSees(phone.mine.label, { ...draft, speaking: [], unsure: false }).join(" · ")), choicesButton(phone)),
    isChoosing(phone) ? choicesGroup(phone, draft, keep, () => null) : null,
    row(
      mainButton(texts.send, () => sendAnswer(phone, answers)),
      button(texts.never, () => closeAnswer(phone, answers)),
    ),
  );
}

/** @type {(phone: Phone, id: string, label: string, text: string, oninput: (text: string) => void) => Content} */
function answerBox(phone, id, label, text, oninput) {
  const labelId = `${id}-label`;
  return [h("label", { key: labelId, id: labelId, for: id }, label), textBox(phone, { id, label: labelId, text, oninput })];
}

/** @type {(phone: JoinedPhone, answers: AnsweredWords) => void} */
function sendAnswer(phone, answers) {
  const { kind, contribution, question, asked } = answers;
  const id = draftId(answers);
  const draft = draftOf(phone, { id });
  const { text, value = "", arrives = "now", beside = "", nameless, consent } = draft;
  if (kind === "challenge" && !validate(phone, VALUE_BOX, textError(value, LIMITS.words, texts.blankBox))) return;
  /** @type {Build | Challenge} */
  const command = kind === "build" ? { type: kind, contribution, text, consent } : { type: kind, contribution, value, text, arrives, consent };
  if (nameless) command.key = randomHex(32);
  if (!validate(phone, TEXT_BOX, textError(text, LIMITS.words, texts.blankBox) || frameError(command))) return;
  if (command.type === "challenge" && arrives === "beside") {
    if (!validate(phone, BESIDE_FIELD, nameless ? refusalText({ code: "beside_nameless" }) : besideError(phone, contribution, beside))) return;
    command.beside = beside;
  }
  phone.outbox.add(command, { asked, about: { question, kind, to: "" } });
  phone.drafts.remove(id);
  keepChoices(phone, draft);
  closeAnswer(phone, answers);
}

/** @type {(phone: JoinedPhone, contribution: string, beside: string) => string} */
function besideError(phone, contribution, beside) {
  const people = mayStandBeside(phone, contribution);
  if (people.some(({ id }) => id === beside)) return "";
  return people.length === 0 ? texts.nobodyBeside : refusalText({ code: beside ? "beside_not_holding" : "beside_whom" });
}

// Words that were on their way go back into their boxes.
/** @type {(phone: JoinedPhone, command: Build | Challenge, item: PendingItem) => void} */
export function writeAgain(phone, command, { asked = "", about = { question: "" } }) {
  const { type: kind, contribution, text, consent, key } = command;
  const answers = { kind, contribution, asked, question: about.question };
  const part = { text, consent, nameless: key !== undefined };
  keepAnswer(phone, answers, command.type === "build" ? part : { ...part, value: command.value, arrives: command.arrives, beside: command.beside });
  openAnswer(phone, answers);
}

// The draft that is open, where the words that it answers are not among `shown` and will not come: what was typed is
// still here.
/** @type {(phone: JoinedPhone, shown: RoomContribution[], isComing: (question: string) => boolean) => Content} */
export function orphanedAnswer(phone, shown, isComing) {
  const id = openDraft(phone);
  const draft = id === null ? null : phone.drafts.get(id);
  if (id === null || draft === null || !draft.answers || !isRunning(phone)) return null;
  const { contribution, question, kind } = draft.answers;
  if (shown.some((said) => said.id === contribution) || isComing(question)) return null;
  const discard = () => {
    phone.drafts.remove(id);
    phone.pages.remove("answering");
    focus(phone, "heading");
  };
  return h(
    "section.card",
    { key: "orphan" },
    linkLine(kind, ""),
    h("p", { role: "status" }, texts.answeredGone),
    draft.value ? h("p.words", draft.value) : null,
    h("p.words", draft.text),
    row(awayButton(phone, "orphan", discard)),
  );
}
