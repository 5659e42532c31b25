// What somebody does with roles and their tools, turned into drafts and commands.

import { HINT_DELAY, focus, textError, validate } from "../actions.js";
import { randomHex } from "../ids.js";
import { LIMITS, frameError } from "../limits.js";
import { texts } from "../texts.js";
import { askForPeople } from "./asking.js";

// Whose words they are where they shall have no name.
export const NO_NAME = "-";

// How much the box of each tool takes.
const TURN_CHARACTERS = 240;
export const TOOL_LIMITS = { ask: LIMITS.ask, reword: LIMITS.ask, theme: LIMITS.theme, steer: { characters: TURN_CHARACTERS, lines: Infinity }, words: LIMITS.words };

// Asks the server for something. With `tool`, it is that tool's draft, which is thrown away once it was granted.
/** @type {(phone: SessionPhone, command: Command, tool?: ToolBox | null) => void} */
export function submit(phone, command, tool = null) {
  phone.outbox.add(command, { tool });
  phone.draw();
}

// What was begun in the box of a tool; it is kept for as long as it was not sent, whoever holds the role by then.
/** @type {(phone: SessionPhone, tool: ToolBox) => ToolDraft} */
export function toolDraft(phone, tool) {
  return phone.tools.get(tool) || { text: "" };
}

/** @type {(phone: Phone, role: string) => void} */
export function startPassing(phone, role) {
  Object.assign(phone.ui, { passing: role, passTo: "" });
  askForPeople(phone);
  focus(phone, "whom");
}

/** @type {(phone: Phone) => void} */
export function stopPassing(phone) {
  phone.ui.passing = null;
  focus(phone, "heading");
}

/** @type {(phone: SessionPhone, role: string) => void} */
export function passOn(phone, role) {
  const person = phone.ui.passTo;
  if (!validate(phone, "whom", person ? "" : texts.choose)) return;
  submit(phone, { type: "pass_on", role, person });
  stopPassing(phone);
}

// A draft is kept with the role that it was begun in, so that its writer can be told when that is no longer theirs.
/** @type {(phone: SessionPhone, tool: ToolBox, role: string, part: Partial<ToolDraft>) => void} */
export function keepToolDraft(phone, tool, role, part) {
  phone.tools.set(tool, { ...toolDraft(phone, tool), ...part, role });
  phone.ui.error = null;
  if (part.text === undefined) phone.draw();
  else phone.drawIn(HINT_DELAY);
}

/** @type {(phone: SessionPhone, tool: string) => void} */
export function discardToolDraft(phone, tool) {
  phone.tools.remove(tool);
  focus(phone, "heading");
}

/** @type {(phone: SessionPhone, tool: keyof typeof TOOL_LIMITS, command: TextCommand) => void} */
export function sendToolDraft(phone, tool, command) {
  const { text } = toolDraft(phone, tool);
  const whole = { ...command, text };
  if (!validate(phone, `tool-${tool}`, textError(text, TOOL_LIMITS[tool], texts.blankBox) || frameError(whole))) return;
  submit(phone, whole, tool);
  focus(phone, "heading");
}

// Words of somebody who joined wait for their yes; words of anybody else are kept without a name. Late is said always:
// whoever writes down what was said aloud cannot be quicker than the talk.
/** @type {(phone: SessionPhone, draft: CaptureDraft) => void} */
export function capture(phone, { whose, agreed, question, channel, consent }) {
  if (!validate(phone, "whose", whose ? "" : texts.chooseWhose)) return;
  if (!validate(phone, "agreed", whose === NO_NAME && !agreed ? texts.agreedFirst : "")) return;
  const of = whose === NO_NAME ? { key: randomHex(32) } : { person: whose };
  sendToolDraft(phone, "words", { type: "capture_words", question: question.id, channel, consent, late: true, ...of });
}
