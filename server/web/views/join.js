// What stands before the session: the code, the name, and what is kept.

import { join, submitCode } from "../actions.js";
import { h, heading } from "../dom.js";
import { texts } from "../texts.js";
import { fieldError, fieldMessage, fieldProps } from "./field.js";
import { slotViews } from "./slots.js";

// After so long without a word from the server the page says what to try, in milliseconds.
export const HELP_AFTER = 8000;

/** @type {(phone: Phone) => Content} */
export function codeView(phone) {
  return form(phone, {
    id: "code",
    title: texts.codeHeading,
    label: texts.codeLabel,
    hint: texts.codeHint,
    props: { autocapitalize: "characters", autocomplete: "off" },
    name: texts.codeEnter,
    act: () => submitCode(phone),
  });
}

/** @type {(phone: SessionPhone) => Content} */
export function joinView(phone) {
  const isJoining = phone.outbox.items().some((item) => item.command.type === "join");
  return [
    form(phone, {
      id: "name",
      title: phone.title,
      label: texts.nameLabel,
      hint: "",
      props: { autocomplete: "nickname" },
      name: isJoining ? texts.joining : texts.join,
      act: () => join(phone),
    }),
    slotViews("join", phone),
    h("ul.keeps", texts.keeps.map((line) => h("li", line))),
    location.protocol === "http:" ? h("p.hint", texts.wifi) : null,
  ];
}

// Before the server has said anything.
/** @type {(phone: Phone) => Content} */
export function greetingView(phone) {
  const isLong = performance.now() - phone.ui.since >= HELP_AFTER;
  return [heading(phone.title || texts.connecting), h("p", { role: "status" }, phone.ui.refusal || (isLong ? texts.connectHelp : ""))];
}

// `id` is the field's, and where the screen state keeps what is typed; `name` is the button's.
/**
 * @param {Phone} phone
 * @param {{ id: "code" | "name", title: string, label: string, hint: string, props: Props, name: string, act: () => void }} described
 */
function form(phone, { id, title, label, hint, props, name, act }) {
  const error = fieldError(phone, id);
  /** @type {Props["onsubmit"]} */
  const onsubmit = (event) => {
    event.preventDefault();
    act();
  };
  /** @type {Props["oninput"]} */
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
