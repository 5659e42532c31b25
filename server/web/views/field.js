// A field with what is told about it; it must not know what is done with the words.

import { h } from "../dom.js";
import { LIMITS, limitHint, limitError } from "../limits.js";

// What is wrong with a field, or else what is good to know about it; read out when it changes.
export function fieldMessage(id, error, hint = "") {
  return h(error ? "p.error" : "p.hint", { key: "told", id: `${id}-told`, role: "status" }, error || hint);
}

export function fieldError(phone, field) {
  const { error } = phone.ui;
  return error?.field === field ? error.text : "";
}

// What a field has, by which it is found and by which `told` belongs to it.
export function fieldProps(id, error) {
  return { key: id, id, "aria-describedby": `${id}-told`, "aria-invalid": error ? "true" : null };
}

// `label` is the id of the element that names the box.
export function textBox(phone, { id, label, text, most = LIMITS.words, oninput }) {
  const error = fieldError(phone, id) || limitError(text, most);
  return [
    h("textarea", {
      ...fieldProps(id, error),
      value: text,
      "aria-labelledby": label,
      oninput: (event) => oninput(event.target.value),
      onblur: () => phone.typing.stopped(),
    }),
    fieldMessage(id, error, limitHint(text, most)),
  ];
}

// A box to tick, or one of several of a `name` to choose.
export function choice(type, name, text, checked, keep, props = {}) {
  const onchange = (event) => keep(event.target.checked);
  return h("label.choice", { key: text }, h("input", { type, name, checked, onchange, ...props }), text);
}

export function choices(name, legend, options, chosen, keep) {
  return h(
    "fieldset",
    { key: name },
    h("legend", legend),
    Object.entries(options).map(([option, text]) => choice("radio", name, text, option === chosen, () => keep(option))),
  );
}
