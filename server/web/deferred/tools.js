// What somebody may do because of the roles that they hold, for as long as they hold them.

import { keepToolDraft, sendToolDraft, discardToolDraft, toolDraft } from "./actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { LIMITS, isBlank } from "../limits.js";
import { isRunning, now, roleOf } from "../model.js";
import { filled, texts } from "../texts.js";
import { captureTool } from "./capture.js";
import { actionButton, actionLine, timeOf } from "./buttons.js";
import { textBox } from "../views/field.js";

const TOOLS = { ask: askTool, theme: themeTool, more_time: clockTool, words: captureTool };

// The same on every page that has them.
export function toolsView(phone) {
  const held = isRunning(phone) ? phone.mine.holding : [];
  const tools = new Map(held.flatMap(({ role, tools: own }) => own.map((tool) => [tool, role])));
  return h(
    "div",
    { key: "tools" },
    [...tools].map(([tool, role]) => toolView(phone, tool, role)),
    isRunning(phone) ? wordsWaiting(phone) : null,
    phone.tools.all().map(([tool, draft]) => (tools.has(tool) || isBlank(draft.text) ? null : orphanedDraft(phone, tool, draft))),
  );
}

function toolView(phone, tool, role) {
  const isSent = phone.outbox.items().some((item) => item.tool === tool);
  const view = TOOLS[tool] ?? callTool;
  return h(
    "section.tool",
    { key: tool },
    h("h2", filled(texts.as, { role: roleOf(phone, role).name })),
    isSent ? [h("p.words", toolDraft(phone, tool).text), h("p.hint", texts.onItsWay)] : view(phone, role, tool),
  );
}

function box(phone, role, tool, command) {
  const id = `tool-${tool}`;
  const { label, send } = texts.boxes[tool];
  const oninput = (text) => keepToolDraft(phone, tool, role, { text });
  return [
    h("label", { key: "label", id: `${id}-label`, for: id }, label),
    textBox(phone, { id, label: `${id}-label`, text: toolDraft(phone, tool).text, most: LIMITS[tool], oninput }),
    row(mainButton(send, () => sendToolDraft(phone, tool, command))),
  ];
}

function askTool(phone, role) {
  const { question } = phone.room;
  return [
    box(phone, role, "ask", { type: "ask_question" }),
    question?.open ? h("p.hint", { key: "closes" }, texts.askCloses) : null,
    row(
      question?.open ? actionButton(phone, texts.closeQuestion, { type: "close_question" }) : null,
      question && !question.revealed ? actionButton(phone, texts.reveal, { type: "reveal_question", question: question.id }) : null,
    ),
  ];
}

function themeTool(phone, role) {
  return box(phone, role, "theme", { type: "make_call", kind: "theme" });
}

function clockTool(phone, role, tool) {
  const { question } = phone.room;
  if (!question?.open) return h("p.hint", texts.noneOpen);
  const minutes = Math.max(0, Math.floor((now(phone) - Date.parse(question.asked_at)) / 60000));
  const clock = filled(texts.openFor, { minutes });
  const until = question.until ? filled(texts.timeUntil, { time: timeOf(question.until) }) : "";
  return [h("p", { key: "clock" }, clock + until), callTool(phone, role, tool)];
}

// One call of a kind waits at a time; it is told on top of the page like everybody's.
function callTool(phone, role, kind) {
  const isWaiting = phone.room.calls.some((call) => call.kind === kind && call.label === phone.mine.label);
  return isWaiting ? h("p.hint", { key: "calling" }, texts.calling) : row(actionButton(phone, texts.calls[kind], { type: "make_call", kind }));
}

function wordsWaiting(phone) {
  return phone.mine.waiting.map(({ id, by, text }) => {
    const told = filled(texts.waitsFor, { who: by });
    return h("section.tool", { key: id }, h("p.words", text), actionLine(phone, told, texts.takeBack, { type: "drop_words", words: id }));
  });
}

// A draft whose tool went with its role.
function orphanedDraft(phone, tool, { role, text }) {
  return h(
    "section.tool",
    { key: `left-${tool}` },
    h("p", { role: "status" }, filled(texts.leftBehind, { role: roleOf(phone, role).name })),
    h("p.words", text),
    row(button(texts.away, () => discardToolDraft(phone, tool))),
  );
}
