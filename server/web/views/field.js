// A field with what is told about it; it must not know what is done with the words.

import { h } from "../dom.js";
import { nearTold, overTold } from "../limits.js";

// What is wrong with a field, or else what is good to know about it; read out when it changes.
export function told(id, trouble, hint = "") {
  return h(trouble ? "p.trouble" : "p.hint", { key: "told", id: `${id}-told`, role: "status" }, trouble || hint);
}

export function errorAt(phone, field) {
  const { error } = phone.ui;
  return error?.field === field ? error.text : "";
}

// `label` is the id of the element that names the box.
export function wordsBox(phone, { id, label, text, oninput }) {
  const trouble = errorAt(phone, id) || overTold(text);
  return [
    h("textarea", {
      key: id,
      id,
      value: text,
      "aria-labelledby": label,
      "aria-describedby": `${id}-told`,
      "aria-invalid": trouble ? "true" : null,
      oninput: (event) => oninput(event.target.value),
      onblur: () => phone.writing.stopped(),
    }),
    told(id, trouble, nearTold(text)),
  ];
}
