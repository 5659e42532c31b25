// What turns ask of leaders: for whoever can open a way, and for everybody once the turn is set.

import { HINT_DELAY, focus, goToView, textError, validate } from "../actions.js";
import { button, h, row } from "../dom.js";
import { LIMITS } from "../limits.js";
import { isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { submit, toolDraft } from "./actions.js";
import { bar } from "./strips.js";
import { dayAndTimeOf } from "./time.js";

/** @type {LeaderAnswer[]} */
const POSSIBILITIES = ["possible", "not_possible", "not_known"];

// What one is asked and has not answered.
/** @type {(phone: JoinedPhone) => Content} */
export function leadersStrip(phone) {
  if (!isRunning(phone) || phone.ui.view === "roles") return null;
  const waits = phone.mine.asked_leaders.some(({ asked, answer }) => asked && answer === undefined);
  return waits ? bar("leaders", { text: texts.leaders.news }, texts.show, () => goToView(phone, "roles")) : null;
}

/** @type {(phone: JoinedPhone) => Content} */
export function leadersView(phone) {
  const all = phone.mine.asked_leaders;
  if (all.length === 0) return null;
  const about = filled(texts.leaders.about, { who: phone.mine.label });
  return h("section", { key: "leaders" }, h("h2", texts.leaders.title), h("p.hint", about), h("ul", all.map((one) => leadersCard(phone, one))));
}

// The same as everybody reads it, once the turn is set.
/** @type {(phone: JoinedPhone) => Content} */
export function roomLeaders({ room }) {
  const all = room.asked_leaders;
  if (all.length === 0) return null;
  return h("section", { key: "leaders" }, h("h2", texts.leaders.title), h("ul", all.map(askedCard)));
}

/** @type {(asked: AskedRow) => VNode} */
function askedCard({ id, turn_text: turn, text, answers }) {
  const said = answers.length === 0 ? h("p.mark", texts.leaders.open) : h("ul", answers.map(leaderLine));
  return h("li.card", { key: id }, h("p.hint", filled(texts.leaders.forTurn, { text: turn })), h("p.words", text), said);
}

/** @type {(row: LeaderRow) => VNode} */
function leaderLine({ label, answer, text, since, until }) {
  const said = [label, [texts.leaders.answers[answer], text].filter(Boolean).join(" ")].join(": ");
  const held = since && until ? filled(texts.leaders.held, { since: dayAndTimeOf(since), until: dayAndTimeOf(until) }) : "";
  return h("li", { key: label }, [said, held].filter(Boolean).join(" · "));
}

/** @type {(phone: JoinedPhone, asked: OwnAsked) => VNode} */
function leadersCard(phone, one) {
  const { id, turn, text, asked, answer, line } = one;
  const isGoing = isPending(phone, { type: "answer_leaders", asked: id });
  const said = answer === undefined ? "" : [texts.leaders.answers[answer], line].filter(Boolean).join(" ");
  return h(
    "li.card",
    { key: id },
    h("p.hint", filled(texts.leaders.forTurn, { text: turn })),
    h("p.words", text),
    asked ? h("div.even", { key: "answers" }, POSSIBILITIES.map((given) => button(texts.leaders.answers[given], () => answerLeaders(phone, one, given), { about: text, "aria-pressed": String(given === answer) }))) : null,
    asked && phone.tools.get(leadersBox(id)) !== null ? leadersForm(phone, one) : null,
    h("p.mark", { key: "mark", role: "status" }, isGoing ? texts.onItsWay : said),
  );
}

/** @type {(id: string) => `leaders ${string}`} */
function leadersBox(id) {
  return `leaders ${id}`;
}

// "Possible" goes at once; the others say why, or how one finds out.
/** @type {(phone: JoinedPhone, asked: OwnAsked, answer: LeaderAnswer) => void} */
function answerLeaders(phone, { id, line = "" }, answer) {
  if (answer === "possible") submit(phone, { type: "answer_leaders", asked: id, answer, text: "" }, leadersBox(id));
  else {
    keepLeaders(phone, id, { text: line, ...phone.tools.get(leadersBox(id)), possible: answer });
    focus(phone, `leaders-${id}`);
  }
}

/** @type {(phone: SessionPhone, id: string, part: Partial<ToolDraft>) => void} */
function keepLeaders(phone, id, part) {
  phone.tools.set(leadersBox(id), { ...toolDraft(phone, leadersBox(id)), ...part });
  phone.ui.error = null;
  phone.drawIn(HINT_DELAY);
}

/** @type {(phone: JoinedPhone, asked: OwnAsked) => VNode} */
function leadersForm(phone, { id, text: about }) {
  const box = `leaders-${id}`;
  const draft = () => toolDraft(phone, leadersBox(id));
  const { text, possible: answer = "not_possible" } = draft();
  const send = () => {
    const { text: line } = draft();
    if (validate(phone, box, textError(line, LIMITS.ask, texts.blankBox))) submit(phone, { type: "answer_leaders", asked: id, answer, text: line }, leadersBox(id));
  };
  return h(
    "div.answer",
    { key: "line" },
    h("label", { key: "label", id: `${box}-label`, for: box }, texts.leaders.answers[answer]),
    textBox(phone, { id: box, label: `${box}-label`, text, limit: LIMITS.ask, oninput: (typed) => keepLeaders(phone, id, { text: typed }) }),
    row(button(texts.send, send, { class: "main", about })),
  );
}
