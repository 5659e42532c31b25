// The sentence of a theme that one's words are in, and one's answer to it. Whether words without a name are in it this phone
// finds by itself.

import { HINT_DELAY, focus, goToView, textError, validate } from "../actions.js";
import { button, h, row } from "../dom.js";
import { LIMITS, isBlank } from "../limits.js";
import { isClosed, isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { submit, toolDraft } from "./actions.js";
import { bar } from "./strips.js";

/** @type {SayBackAnswer[]} */
const ANSWERS = ["yes", "nearly", "not_mine"];

/** @type {(phone: SessionPhone) => Drawer<Record<string, NamelessAnswer>>} */
function keptAnswers({ store, session }) {
  return store.drawer(session, "sayback");
}

// Those with words under one's name first; for words without a name this phone keeps what it answered, with their key.
/** @type {(phone: JoinedPhone) => ShownSentence[]} */
function ownSentences(phone) {
  const { mine, room } = phone;
  /** @type {ShownSentence[]} */
  const all = mine.said_back.map((one) => ({ ...one, key: null }));
  for (const { id, theme, text, nameless } of room.said_back) {
    const own = phone.nameless.all().filter(([, words]) => words.id !== null && nameless.includes(words.id)).map(([key]) => key);
    if (own.length === 0 || mine.said_back.some((one) => one.id === id)) continue;
    const kept = keptAnswers(phone).get(id);
    all.push({ id, theme, text, ...kept, key: kept !== null && own.includes(kept.key) ? kept.key : own[0] });
  }
  return all;
}

// One that was neither answered nor seen.
/** @type {(phone: JoinedPhone) => Content} */
export function saidBackStrip(phone) {
  if (!isRunning(phone) || phone.ui.view === "words") return null;
  const away = phone.pages.get("away") || [];
  const news = ownSentences(phone).find(({ id, answer }) => answer === undefined && !away.includes(id));
  return news ? bar("saidback", { text: filled(texts.sayBack.news, { theme: news.theme }) }, texts.show, () => goToView(phone, "words")) : null;
}

/** @type {(phone: JoinedPhone) => Content} */
export function saidBackView(phone) {
  const all = ownSentences(phone);
  if (all.length === 0) return null;
  noteSeen(phone, all);
  return h("section", { key: "saidback" }, h("h2", texts.sayBack.title), h("p.hint", texts.sayBack.about), h("ul", all.map((one) => sentenceCard(phone, one))));
}

/** @type {(phone: JoinedPhone, all: ShownSentence[]) => void} */
function noteSeen(phone, all) {
  const away = phone.pages.get("away") || [];
  const seen = all.map(({ id }) => id).filter((id) => !away.includes(id));
  if (seen.length > 0) phone.pages.set("away", [...away, ...seen]);
}

/** @type {(phone: JoinedPhone, said: ShownSentence) => VNode} */
function sentenceCard(phone, said) {
  const { id: sentence, theme, text, answer, line } = said;
  const open = phone.tools.get(`nearly ${sentence}`) !== null;
  const isGoing = isPending(phone, { type: "answer_say_back", sentence });
  const who = said.key === null ? filled(texts.sayBack.named, { who: phone.mine.label }) : texts.sayBack.nameless;
  /** @type {(given: SayBackAnswer) => void} */
  const give = (given) => {
    if (given !== "nearly") answerSentence(phone, said, given, "");
    else {
      keepLine(phone, sentence, line || "");
      focus(phone, `nearly-${sentence}`);
    }
  };
  return h(
    "li.card",
    { key: sentence },
    h("p.hint", filled(texts.sayBack.of, { theme })),
    h("p.words", text),
    isClosed(phone)
      ? null
      : [h("p.hint", { key: "who" }, who), h("div.even", { key: "answers" }, ANSWERS.map((one) => button(texts.sayBack[one], () => give(one), { about: text, "aria-pressed": String(one === answer) })))],
    open && !isClosed(phone) ? nearlyForm(phone, said) : null,
    h("p.mark", { key: "mark", role: "status" }, isGoing ? texts.onItsWay : answer === undefined ? "" : [texts.sayBack[answer], line].filter(Boolean).join(": ")),
  );
}

/** @type {(phone: SessionPhone, sentence: string, text: string) => void} */
function keepLine(phone, sentence, text) {
  phone.tools.set(`nearly ${sentence}`, { text });
  phone.ui.error = null;
  phone.drawIn(HINT_DELAY);
}

/** @type {(phone: JoinedPhone, said: ShownSentence) => VNode} */
function nearlyForm(phone, said) {
  const box = `nearly-${said.id}`;
  const typedSoFar = () => toolDraft(phone, `nearly ${said.id}`).text;
  const send = () => {
    const line = typedSoFar();
    if (isBlank(line) || validate(phone, box, textError(line, LIMITS.ask, ""))) answerSentence(phone, said, "nearly", line);
  };
  return h(
    "div.answer",
    { key: "nearly" },
    h("label", { key: "label", id: `${box}-label`, for: box }, texts.sayBack.line),
    textBox(phone, { id: box, label: `${box}-label`, text: typedSoFar(), limit: LIMITS.ask, oninput: (typed) => keepLine(phone, said.id, typed) }),
    row(button(texts.send, send, { class: "main", about: said.text })),
  );
}

// Words without a name answer with their own key.
/** @type {(phone: JoinedPhone, said: ShownSentence, answer: SayBackAnswer, line: string) => void} */
function answerSentence(phone, { id: sentence, key }, answer, line) {
  /** @type {Extract<Command, { type: "answer_say_back" }>} */
  const command = { type: "answer_say_back", sentence, answer, line };
  if (key !== null) {
    command.key = key;
    keptAnswers(phone).set(sentence, { key, answer, line });
  }
  submit(phone, command, `nearly ${sentence}`);
}
