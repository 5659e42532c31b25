// What somebody does with roles and their tools, turned into drafts and commands; it must not know how the page looks.

import { HINT_DELAY, focus, validate, textError } from "../actions.js";
import { randomHex } from "../ids.js";
import { LIMITS } from "../limits.js";
import { askForPeople } from "../model.js";
import { texts } from "../texts.js";

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
  if (!validate(phone, "whom", passTo ? "" : texts.choose)) return;
  submit(phone, { type: "pass_on", role: passing, person: passTo });
  stopPassing(phone);
}

// A draft is kept with the role that it was begun in, so that its writer can be told when that is no longer theirs.
export function keepToolDraft(phone, tool, role, part) {
  phone.tools.set(tool, { ...toolDraft(phone, tool), ...part, role });
  phone.ui.error = null;
  if ("text" in part) phone.drawIn(HINT_DELAY);
  else phone.draw();
}

export function discardToolDraft(phone, tool) {
  phone.tools.remove(tool);
  focus(phone, "heading");
}

export function sendToolDraft(phone, tool, command) {
  const { text } = toolDraft(phone, tool);
  if (!validate(phone, `tool-${tool}`, textError(text, LIMITS[tool], texts.blankBox))) return;
  submit(phone, { ...command, text }, tool);
  focus(phone, "heading");
}

// Words of somebody who joined wait for their yes; words of anybody else are kept without a name. Late is said always:
// whoever writes down what was said aloud cannot be quicker than the talk.
export function capture(phone, { whose, agreed, question, channel, consent }) {
  if (!validate(phone, "whose", whose ? "" : texts.chooseWhose)) return;
  if (!validate(phone, "agreed", whose === NO_NAME && !agreed ? texts.agreedFirst : "")) return;
  const of = whose === NO_NAME ? { key: randomHex(32) } : { person: whose };
  sendToolDraft(phone, "words", { type: "capture_words", question: question.id, channel, consent, late: true, ...of });
}
