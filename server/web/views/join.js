// What stands before the session: the code, the name, and what is kept.

import { submitCode, join } from "../actions.js";
import { h, heading } from "../dom.js";
import { texts } from "../texts.js";
import { fieldError, fieldProps, fieldMessage } from "./field.js";

export function codeView(phone) {
  const input = { id: "code", label: texts.codeLabel, autocapitalize: "characters", autocomplete: "off" };
  return form(phone, input, texts.codeHeading, texts.codeEnter, () => submitCode(phone), texts.codeHint);
}

export function joinView(phone) {
  const isJoining = phone.outbox.items().some((item) => item.command.type === "join");
  return [
    form(phone, { id: "name", label: texts.nameLabel }, phone.title, isJoining ? texts.joining : texts.join, () => join(phone)),
    h("ul.keeps", texts.keeps.map((line) => h("li", line))),
    location.protocol === "http:" ? h("p.hint", texts.wifi) : null,
  ];
}

// Before the server has said anything.
export function greetingView(phone) {
  return [heading(phone.title || texts.connecting), h("p", { role: "status" }, phone.ui.refusal ?? "")];
}

function form(phone, { id, label, ...props }, title, name, act, hint) {
  const error = fieldError(phone, id);
  const onsubmit = (event) => {
    event.preventDefault();
    act();
  };
  const oninput = (event) => {
    phone.ui[id] = event.target.value;
  };
  return h(
    "form",
    { key: id, onsubmit },
    heading(title),
    h("label", { for: id }, label),
    h("input", { ...props, ...fieldProps(id, error), value: phone.ui[id], oninput }),
    fieldMessage(id, error, hint),
    h("button.main", { type: "submit" }, name),
  );
}
