// Who reads what is said to a question before others do, and what waits for whoever may let others read it.

import { goToView } from "../actions.js";
import { button, h, row } from "../dom.js";
import { isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { brief } from "./brief.js";
import { roomButton } from "./buttons.js";
import { holdBackView } from "./holding.js";
import { valueWords } from "./links.js";

/** @type {Moderation[]} */
const WAYS = ["open", "look", "closed"];

// Said at the question before anybody writes.
/** @type {(phone: JoinedPhone, shown: ShownQuestion) => Content} */
export function lookNote({ room: { question } }, { id }) {
  if (question === null || question.id !== id || question.moderation === "open") return null;
  return h("p.hint", { key: "looks", role: "status" }, texts.moderation[question.moderation]);
}

// On every page of whoever may let others read it.
/** @type {(phone: JoinedPhone) => Content} */
export function looksLine(phone) {
  const count = phone.mine.to_look_at.filter(({ reason = "" }) => !reason).length;
  if (count === 0) return null;
  return button(filled(count === 1 ? texts.one.look : texts.several.look, { count }), () => goToView(phone, "room"), { key: "looks", class: "link" });
}

// What is held back or waits for a look, with what can be done about it.
/** @type {(phone: JoinedPhone) => Content} */
export function looksView(phone) {
  const { to_look_at: rows } = phone.mine;
  if (rows.length === 0 || !isRunning(phone)) return null;
  return h("section", { key: "looks" }, h("h2", texts.looks.title), h("ul", rows.map((one) => lookCard(phone, one))));
}

/** @type {(phone: JoinedPhone, words: WordsToLookAt) => VNode} */
function lookCard(phone, words) {
  const { id, question, text, label, kind, reason = "", changed, value, room_only: roomOnly } = words;
  const { looks, links, seen } = texts;
  const by = [label || texts.nameless, kind === "build" || kind === "challenge" ? links[kind] : "", roomOnly ? seen.room : "", filled(texts.number, { number: question })];
  return h(
    "li.said",
    { key: id },
    h("p.by", by.filter(Boolean).join(" · ")),
    askedLine(phone, question),
    value ? valueWords(value) : null,
    h("p.words", { key: "words" }, text),
    h("p.mark", { key: "mark" }, reason ? filled(looks.held, { reason }) : looks.waits, changed ? ` ${looks.changed}` : ""),
    isOnItsWay(phone, id)
      ? h("p.hint", { key: "sent" }, texts.onItsWay)
      : row(button(reason ? looks.restore : looks.let, () => submit(phone, { type: "restore", contributions: [id] }), { about: brief(text) })),
    reason ? null : holdBackView(phone, words),
  );
}

// The words of the question with this number.
/** @type {(phone: JoinedPhone, number: number) => Content} */
export function askedLine({ room: { question, earlier } }, number) {
  const asked = [...earlier, ...(question ? [question] : [])].find((one) => one.number === number);
  return asked ? h("p.hint", { key: "asked" }, asked.text) : null;
}

/** @type {(phone: JoinedPhone, id: string) => boolean} */
function isOnItsWay({ outbox }, id) {
  return outbox.items().some(({ command }) => command.type === "restore" && command.contributions[0] === id);
}

// Another way for what is said to the question, for whoever may ask the room.
/** @type {(phone: JoinedPhone, question: QuestionView) => Content} */
export function moderateTool(phone, { id: question, moderation: current }) {
  return h(
    "details",
    { key: "moderate" },
    h("summary", texts.moderate.title),
    current === "open" ? null : h("p.hint", { key: "now" }, texts.moderation[current]),
    row(WAYS.filter((way) => way !== current).map((way) => wayButton(phone, question, way))),
  );
}

/** @type {(phone: JoinedPhone, question: string, moderation: Moderation) => Content} */
function wayButton(phone, question, moderation) {
  if (isPending(phone, { type: "set_moderation", moderation })) return h("p.hint", { key: moderation }, texts.onItsWay);
  const act = () => submit(phone, { type: "set_moderation", question, moderation });
  return roomButton(phone, { kind: "moderation", key: `moderate-${moderation}`, words: () => moderation, name: texts.moderate[moderation], answers: [[texts.yes, act]] });
}
