// What somebody does with roles and their tools, turned into drafts and commands; it must not know how the page looks.

import { PAUSE, focus, isFit, textTrouble } from "../acts.js";
import { hexDigits } from "../ids.js";
import { LIMITS } from "../limits.js";
import { askForPeople } from "../model.js";
import { words } from "../words.js";

// Whose words they are where they shall have no name.
export const NO_NAME = "-";

// Asks the server for something. With `tool`, it is that tool's draft, which is thrown away once it was granted.
export function submit(phone, command, tool = null) {
  phone.outbox.add(command, { tool });
  phone.draw();
}

// What was begun in the box of a tool; it is kept for as long as it was not sent, whoever holds the role by then.
export function toolDraft(phone, tool) {
  return phone.tools.get(tool) ?? { text: "" };
}

export function startPassing(phone, role) {
  Object.assign(phone.ui, { passing: role, passTo: "" });
  askForPeople(phone);
  focus(phone, "whom");
}

export function stopPassing(phone) {
  phone.ui.passing = null;
  focus(phone, "heading");
}

export function passOn(phone) {
  const { passing, passTo } = phone.ui;
  if (!isFit(phone, "whom", passTo ? "" : words.choose)) return;
  submit(phone, { type: "pass_on", role: passing, person: passTo });
  stopPassing(phone);
}

// A draft is kept with the role that it was begun in, so that its writer can be told when that is no longer theirs.
export function keepTool(phone, tool, role, part) {
  phone.tools.set(tool, { ...toolDraft(phone, tool), ...part, role });
  phone.ui.error = null;
  if ("text" in part) phone.drawIn(PAUSE);
  else phone.draw();
}

export function throwToolAway(phone, tool) {
  phone.tools.remove(tool);
  focus(phone, "heading");
}

export function sendTool(phone, tool, command) {
  const { text } = toolDraft(phone, tool);
  if (!isFit(phone, `tool-${tool}`, textTrouble(text, LIMITS[tool], words.blankBox))) return;
  submit(phone, { ...command, text }, tool);
  focus(phone, "heading");
}

// Words of somebody who joined wait for their yes; words of anybody else are kept without a name. Late is said always:
// whoever writes down what was said aloud cannot be quicker than the talk.
export function capture(phone, { whose, agreed, question, channel, consent }) {
  if (!isFit(phone, "whose", whose ? "" : words.chooseWhose)) return;
  if (!isFit(phone, "agreed", whose === NO_NAME && !agreed ? words.agreedFirst : "")) return;
  const of = whose === NO_NAME ? { key: hexDigits(32) } : { person: whose };
  sendTool(phone, "words", { type: "capture_words", question: question.id, channel, consent, late: true, ...of });
}
