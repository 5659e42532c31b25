// What stands before the session: the code, the name, and what is kept.

import { giveCode, join } from "../acts.js";
import { h, heading } from "../dom.js";
import { words } from "../words.js";
import { errorAt, described, told } from "./field.js";

export function codeView(phone) {
  const input = { id: "code", label: words.codeLabel, autocapitalize: "characters", autocomplete: "off" };
  return form(phone, input, words.codeHeading, words.codeEnter, () => giveCode(phone), words.codeHint);
}

export function joinView(phone) {
  const isJoining = phone.outbox.items().some((item) => item.command.type === "join");
  return [
    form(phone, { id: "name", label: words.nameLabel }, phone.title, isJoining ? words.joining : words.join, () => join(phone)),
    h("ul.keeps", words.keeps.map((line) => h("li", line))),
    location.protocol === "http:" ? h("p.hint", words.wifi) : null,
  ];
}

// Before the server has said anything.
export function greetingView(phone) {
  return [heading(phone.title || words.connecting), h("p", { role: "status" }, phone.ui.refusal ?? "")];
}

function form(phone, { id, label, ...props }, title, name, act, hint) {
  const trouble = errorAt(phone, id);
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
    h("input", { ...props, ...described(id, trouble), value: phone.ui[id], oninput }),
    told(id, trouble, hint),
    h("button.main", { type: "submit" }, name),
  );
}
