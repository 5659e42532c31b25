// What somebody may do because of the roles that they hold, for as long as they hold them.

import { button, h, mainButton, row } from "../dom.js";
import { LIMITS, isBlank } from "../limits.js";
import { isRunning, now } from "../model.js";
import { filled, texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { discardToolDraft, keepToolDraft, sendToolDraft, toolDraft } from "./actions.js";
import { actionButton, actionLine } from "./buttons.js";
import { captureTool } from "./capture.js";
import { roleOf } from "./catalogue.js";
import { breakTool } from "./breaks.js";
import { timeOf } from "./time.js";

// The same on every page that has them.
/** @type {(phone: JoinedPhone) => Content} */
export function toolsView(phone) {
  const tools = heldTools(phone);
  return h(
    "div",
    { key: "tools" },
    Array.from(tools, ([tool, role]) => toolView(phone, tool, role)),
    isRunning(phone) ? wordsWaiting(phone) : null,
    phone.tools.all().map(([tool, draft]) => (isHeld(tools, tool) || isBlank(draft.text) ? null : orphanedDraft(phone, tool, draft))),
  );
}

// Each tool that one may use, with the role that it comes with.
/** @type {(phone: JoinedPhone) => Map<Tool, string>} */
function heldTools(phone) {
  /** @type {Map<Tool, string>} */
  const tools = new Map();
  for (const held of isRunning(phone) ? phone.mine.holding : []) {
    for (const tool of held.tools) tools.set(tool, held.role);
  }
  return tools;
}

/** @type {(tools: Map<Tool, string>, name: string) => boolean} */
function isHeld(tools, name) {
  return Array.from(tools.keys()).some((tool) => tool === name);
}

/** @type {(phone: JoinedPhone, tool: Tool, role: string) => VNode} */
function toolView(phone, tool, role) {
  const isSent = phone.outbox.items().some((item) => item.tool === tool);
  return h(
    "section.tool",
    { key: tool },
    h("h2", filled(texts.as, { role: roleOf(phone, role).name })),
    isSent ? [h("p.words", toolDraft(phone, tool).text), h("p.hint", texts.onItsWay)] : toolForm(phone, tool, role),
  );
}

/** @type {(phone: JoinedPhone, tool: Tool, role: string) => Content} */
function toolForm(phone, tool, role) {
  switch (tool) {
    case "ask":
      return askTool(phone, role);
    case "theme":
      return toolBox(phone, role, "theme", mainButton(texts.boxes.theme.send, () => sendToolDraft(phone, "theme", { type: "make_call", kind: "theme" })));
    case "words":
      return captureTool(phone, role);
    case "more_time":
      return [clock(phone), phone.room.question && phone.room.question.open ? callTool(phone, tool) : null];
    default:
      return callTool(phone, tool);
  }
}

/** @type {(phone: JoinedPhone, role: string, tool: "ask" | "theme", send: Content) => Content} */
function toolBox(phone, role, tool, send) {
  const id = `tool-${tool}`;
  const { label } = texts.boxes[tool];
  /** @type {(text: string) => void} */
  const oninput = (text) => keepToolDraft(phone, tool, role, { text });
  return [
    h("label", { key: "label", id: `${id}-label`, for: id }, label),
    textBox(phone, { id, label: `${id}-label`, text: toolDraft(phone, tool).text, limit: LIMITS[tool], oninput }),
    row(send),
  ];
}

/** @type {(phone: JoinedPhone, role: string) => Content} */
function askTool(phone, role) {
  const { question } = phone.room;
  const isAsked = question !== null && question.open;
  const command = { type: /** @type {const} */ ("ask_question"), text: "" };
  const ask = actionButton(phone, texts.boxes.ask.send, command, { class: "main" }, () => sendToolDraft(phone, "ask", command));
  return [
    toolBox(phone, role, "ask", ask),
    isAsked ? h("p.hint", { key: "closes" }, texts.askCloses) : null,
    row(
      isAsked ? actionButton(phone, texts.closeQuestion, { type: "close_question" }) : null,
      question && !question.revealed ? actionButton(phone, texts.reveal, { type: "reveal_question", question: question.id }) : null,
    ),
    breakTool(phone),
  ];
}

/** @type {(phone: JoinedPhone) => VNode} */
function clock(phone) {
  const { question } = phone.room;
  if (question === null || !question.open) return h("p.hint", texts.noneOpen);
  const minutes = Math.max(0, Math.floor((now(phone) - Date.parse(question.asked_at)) / 60000));
  const until = question.until === null ? "" : filled(texts.timeUntil, { time: timeOf(question.until) });
  return h("p", { key: "clock" }, filled(texts.openFor, { minutes }) + until);
}

// One call of a kind waits at a time; it is told on top of the page like everybody's.
/** @type {(phone: JoinedPhone, kind: Exclude<CallKind, "theme">) => VNode} */
function callTool(phone, kind) {
  const isCalling = phone.room.calls.some((call) => call.kind === kind && call.label === phone.mine.label);
  return isCalling ? h("p.hint", { key: "calling" }, texts.calling) : row(actionButton(phone, texts.calls[kind], { type: "make_call", kind }));
}

/** @type {(phone: JoinedPhone) => Content} */
function wordsWaiting(phone) {
  return phone.mine.waiting.map(({ id, by, text }) => {
    const sentence = filled(texts.waitsFor, { who: by });
    return h("section.tool", { key: id }, h("p.words", text), actionLine(phone, sentence, texts.takeBack, { type: "drop_words", words: id }));
  });
}

// A draft whose tool went with its role.
/** @type {(phone: JoinedPhone, tool: string, draft: ToolDraft) => VNode} */
function orphanedDraft(phone, tool, { role = "", text }) {
  return h(
    "section.tool",
    { key: `left-${tool}` },
    h("p", { role: "status" }, filled(texts.leftBehind, { role: roleOf(phone, role).name })),
    h("p.words", text),
    row(button(texts.away, () => discardToolDraft(phone, tool))),
  );
}
