// What stands before the session: the code, the name, and what is kept.

import { giveCode, join } from "../acts.js";
import { h } from "../dom.js";
import { words } from "../words.js";
import { trouble } from "./field.js";

export function codeView(phone) {
  const { ui } = phone;
  return h(
    "form",
    { key: "code", novalidate: true, onsubmit: submitted(() => giveCode(phone)) },
    h("h1", { id: "heading", tabindex: "-1" }, words.codeHeading),
    h("label", { for: "code" }, words.codeLabel),
    h("input", {
      id: "code",
      value: ui.code,
      autocomplete: "off",
      autocapitalize: "characters",
      spellcheck: "false",
      enterkeyhint: "go",
      "aria-describedby": "code-hint code-trouble",
      "aria-invalid": ui.codeError ? "true" : null,
      oninput: (event) => {
        ui.code = event.target.value;
      },
    }),
    h("p", { id: "code-hint", class: "hint" }, words.codeHint),
    trouble("code-trouble", ui.codeError),
    h("button", { type: "submit", class: "main" }, words.codeEnter),
  );
}

export function joinView(phone) {
  const { ui } = phone;
  const error = ui.error?.field === "name" ? ui.error.text : null;
  const isJoining = phone.outbox.items().some((item) => item.command.type === "join");
  return h(
    "form",
    { key: "join", novalidate: true, onsubmit: submitted(() => join(phone)) },
    h("h1", { id: "heading", tabindex: "-1", dir: "auto" }, phone.title),
    h("label", { for: "name" }, words.nameLabel),
    h("input", {
      id: "name",
      value: ui.name,
      autocomplete: "nickname",
      dir: "auto",
      enterkeyhint: "go",
      "aria-describedby": "name-trouble",
      "aria-invalid": error ? "true" : null,
      oninput: (event) => {
        ui.name = event.target.value;
      },
    }),
    trouble("name-trouble", error),
    h("button", { type: "submit", class: "main", disabled: isJoining }, isJoining ? words.joining : words.join),
    h("ul", { class: "keeps" }, words.keeps.map((line) => h("li", null, line))),
    location.protocol === "http:" ? h("p", { class: "hint" }, words.wifi) : null,
  );
}

// Before the server has said anything.
export function greetingView(phone) {
  return h(
    "section",
    { key: "greeting" },
    h("h1", { id: "heading", tabindex: "-1", dir: "auto" }, phone.title || words.connecting),
    phone.ui.refusal ? h("p", { role: "alert" }, phone.ui.refusal) : null,
  );
}

function submitted(act) {
  return (event) => {
    event.preventDefault();
    act();
  };
}
