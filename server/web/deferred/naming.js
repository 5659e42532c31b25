// The boxes in which whoever gathers themes types: the name of a theme, or its sentence.

import { h } from "../dom.js";
import { LIMITS } from "../limits.js";
import { limitError } from "../limits.js";
import { fieldError, fieldMessage, fieldProps, textBox } from "../views/field.js";
import { keepToolDraft } from "./actions.js";

// As the server measures it; a test compares the figures.
const SAY_BACK_CHARACTERS = 240;
export const SENTENCE = { characters: SAY_BACK_CHARACTERS, lines: Infinity };

// What was typed in a box, or else what stands there to begin with.
/** @type {(phone: SessionPhone, box: GatherBox, begun?: string) => string} */
export function typedFor(phone, box, begun = "") {
  const draft = phone.tools.get(box);
  return draft === null ? begun : draft.text;
}

/** @type {(phone: JoinedPhone, box: GatherBox, text: string) => void} */
function keepTyped(phone, box, text) {
  const held = phone.mine.holding.find(({ tools }) => tools.includes("theme") || tools.includes("ask"));
  keepToolDraft(phone, box, held ? held.role : "", { text });
}

/** @type {(phone: JoinedPhone, box: GatherBox, label: string, text: string, hint?: string) => Content} */
export function nameBox(phone, box, label, text, hint = "") {
  const error = fieldError(phone, box) || limitError(text, LIMITS.theme);
  return [
    h("label", { key: `${box}-label`, for: box }, label),
    h("input", { ...fieldProps(box, error), value: text, autocomplete: "off", oninput: (event) => keepTyped(phone, box, event.target.value) }),
    fieldMessage(box, error, hint),
  ];
}

/** @type {(phone: JoinedPhone, box: GatherBox, label: string, text: string) => Content} */
export function sentenceBox(phone, box, label, text) {
  const id = `${box}-label`;
  return [h("label", { key: id, id, for: box }, label), textBox(phone, { id: box, label: id, text, limit: SENTENCE, oninput: (typed) => keepTyped(phone, box, typed) })];
}
