// Fields, with what is said about them: an error, or else a hint.

import { h } from "../dom.js";
import { LIMITS, limitError, limitHint } from "../limits.js";

// What is wrong with a field, or else what is good to know about it; read out when it changes.
/** @type {(id: string, error: string, hint?: string) => VNode} */
export function fieldMessage(id, error, hint = "") {
  return h(error ? "p.error" : "p.hint", { key: "message", id: `${id}-message`, role: "status" }, error || hint);
}

/** @type {(phone: Phone, field: string) => string} */
export function fieldError({ ui: { error } }, field) {
  return error && error.field === field ? error.text : "";
}

// What a field has, by which it is found and by which `fieldMessage` belongs to it.
/** @type {(id: string, error: string) => Props} */
export function fieldProps(id, error) {
  return { key: id, id, "aria-describedby": `${id}-message`, "aria-invalid": error ? "true" : null };
}

// `label` is the id of the element that names the box.
/** @type {(phone: Phone, box: { id: string, label: string, text: string, limit?: Limit, oninput: (text: string) => void }) => Content} */
export function textBox(phone, { id, label, text, limit = LIMITS.words, oninput }) {
  const error = fieldError(phone, id) || limitError(text, limit);
  return [
    h("textarea", {
      ...fieldProps(id, error),
      value: text,
      "aria-labelledby": label,
      oninput: (event) => oninput(event.target.value),
    }),
    fieldMessage(id, error, limitHint(text, limit)),
  ];
}
