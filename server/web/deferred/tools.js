// What somebody may do because of the roles that they hold, for as long as they hold them.

import { button, h, row } from "../dom.js";
import { isBlank } from "../limits.js";
import { isRunning, now } from "../model.js";
import { isPending } from "../pending.js";
import { filled, refusalText, texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { TOOL_LIMITS, discardToolDraft, keepToolDraft, sendToolDraft, submit, toolDraft } from "./actions.js";
import { awayButton, roomActionButton, roomButton, takeBackButton } from "./buttons.js";
import { captureTool } from "./capture.js";
import { roleOf } from "./catalogue.js";
import { closingTool } from "./closing.js";
import { breakTool } from "./breaks.js";
import { wordTool } from "./hands.js";
import { looksLine, moderateTool } from "./looks.js";
import { hearingView } from "./hearing.js";
import { mayGather } from "./gathered.js";
import { belongsToOpen, rewordTool } from "./reword.js";
import { themesView } from "./themes.js";
import { timeOf } from "./time.js";

// The boxes that stand at a theme or a proposal.
const GATHER_BOXES = /^(say|rename|split|take) /;

// The same on every page that has them.
/** @type {(phone: JoinedPhone) => Content} */
export function toolsView(phone) {
  const tools = heldTools(phone);
  return h(
    "div",
    { key: "tools" },
    Array.from(tools, ([tool, role]) => toolView(phone, tool, role)),
    hearingView(phone),
    themesView(phone),
    isRunning(phone) ? wordsWaiting(phone) : null,
    phone.tools.all().map(([tool, draft]) => (hasPlace(phone, tools, tool, draft) || isBlank(draft.text) ? null : orphanedDraft(phone, tools, tool, draft))),
  );
}

// Each tool that one may use here, with the role that it comes with. Others have their place elsewhere, or are of a newer
// server.
/** @type {(phone: JoinedPhone) => Map<Tool, string>} */
function heldTools(phone) {
  /** @type {Map<Tool, string>} */
  const tools = new Map();
  for (const held of isRunning(phone) ? phone.mine.holding : []) {
    for (const tool of held.tools) if (tool === "words" || tool === "hold_back" || tool in texts.boxes || tool in texts.calls) tools.set(tool, held.role);
  }
  return tools;
}

/** @type {(tools: Map<Tool, string>, box: string) => boolean} */
function isHeld(tools, box) {
  return Array.from(tools.keys()).some((tool) => tool === (box === "reword" ? "ask" : box));
}

/** @type {(phone: JoinedPhone, tools: Map<Tool, string>, box: string, draft: ToolDraft) => boolean} */
function hasPlace(phone, tools, box, draft) {
  if (GATHER_BOXES.test(box)) return mayGather(phone);
  return box === "gather" || box.startsWith("nearly") || box.startsWith("sense") || box.startsWith("leaders") || (isHeld(tools, box) && (box !== "reword" || belongsToOpen(phone, draft)));
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
      return toolBox(phone, role, "theme", (seen) => ({ type: "make_call", kind: "theme", seen }));
    case "words":
      return captureTool(phone, role);
    case "steer":
      return steerTool(phone, role);
    case "heard":
    case "open_way":
      return null;
    case "hold_back":
      return [h("p.hint", { key: "hold" }, texts.holdBackTool), looksLine(phone)];
    case "outcomes":
      return null;
    case "more_time":
      return [clock(phone), phone.room.question && phone.room.question.open ? callTool(phone, tool) : null];
    default:
      return callTool(phone, tool);
  }
}

// A turn that somebody of the design group proposes; nobody but whoever leads sees it before it is set.
/** @type {(phone: JoinedPhone, role: string) => Content} */
function steerTool(phone, role) {
  const { label, send } = texts.boxes.steer;
  /** @type {(text: string) => void} */
  const oninput = (text) => keepToolDraft(phone, "steer", role, { text });
  return [
    h("label", { key: "label", id: "tool-steer-label", for: "tool-steer" }, label),
    textBox(phone, { id: "tool-steer", label: "tool-steer-label", text: toolDraft(phone, "steer").text, limit: TOOL_LIMITS.steer, oninput }),
    row(button(send, () => sendToolDraft(phone, "steer", { type: "make_turn" }), { class: "main" })),
  ];
}

// A box for words that every phone shows.
/** @type {(phone: JoinedPhone, role: string, tool: "ask" | "theme", command: (seen: RoomSeen) => TextCommand) => Content} */
function toolBox(phone, role, tool, command) {
  const id = `tool-${tool}`;
  const { label, send } = texts.boxes[tool];
  /** @type {(text: string) => void} */
  const oninput = (text) => keepToolDraft(phone, tool, role, { text });
  return [
    h("label", { key: "label", id: `${id}-label`, for: id }, label),
    textBox(phone, { id, label: `${id}-label`, text: toolDraft(phone, tool).text, limit: TOOL_LIMITS[tool], oninput }),
    row(
      roomButton(phone, {
        kind: tool === "ask" ? "ask_question" : "make_call",
        key: tool,
        words: () => toolDraft(phone, tool).text,
        name: send,
        answers: [[texts.yes, (seen) => sendToolDraft(phone, tool, command(seen))]],
        props: { class: "main" },
      }),
    ),
  ];
}

/** @type {(phone: JoinedPhone, role: string) => Content} */
function askTool(phone, role) {
  const { question } = phone.room;
  const isAsked = question !== null && question.open;
  return [
    toolBox(phone, role, "ask", (seen) => ({ type: "ask_question", seen })),
    isAsked ? h("p.hint", { key: "closes" }, texts.askCloses) : null,
    row(
      isAsked ? roomActionButton(phone, texts.closeQuestion, { type: "close_question" }) : null,
      question && !question.to_all && question.moderation !== "closed" ? roomActionButton(phone, texts.reveal, { type: "reveal_question", question: question.id }) : null,
      closingTool(phone),
    ),
    question ? moderateTool(phone, question) : null,
    looksLine(phone),
    isAsked ? rewordTool(phone, role, question) : null,
    breakTool(phone),
    wordTool(phone),
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
  return isCalling ? h("p.hint", { key: "calling" }, texts.calling) : row(roomActionButton(phone, texts.calls[kind], { type: "make_call", kind }));
}

/** @type {(phone: JoinedPhone) => Content} */
function wordsWaiting(phone) {
  return phone.mine.waiting.map(({ id, by, text }) => {
    const sentence = filled(texts.waitsFor, { who: by });
    /** @type {Command} */
    const drop = { type: "drop_words", words: id };
    const back = isPending(phone, drop) ? h("p.hint", texts.onItsWay) : takeBackButton(phone, id, id, () => submit(phone, drop), { about: sentence });
    return h("section.tool", { key: id }, h("p.words", text), h("div.line", h("p", sentence), back));
  });
}

// A draft whose tool went with its role, or whose question closed.
/** @type {(phone: JoinedPhone, tools: Map<Tool, string>, tool: string, draft: ToolDraft) => VNode} */
function orphanedDraft(phone, tools, tool, { role = "", text }) {
  const left = filled(texts.leftBehind, { role: roleOf(phone, role).name });
  return h(
    "section.tool",
    { key: `left-${tool}` },
    h("p", { role: "status" }, isHeld(tools, tool) ? refusalText({ code: "question_closed_for_rewording" }) : left),
    h("p.words", text),
    row(awayButton(phone, tool, () => discardToolDraft(phone, tool))),
  );
}
