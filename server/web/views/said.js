// One card a contribution: the words, their state in words, and what can still be done with them.

import { change, fieldOf, keepChange, keepLate, leaveChange, sendChange, takeBack, throwAway } from "../acts.js";
import { button, h } from "../dom.js";
import { isRunning } from "../model.js";
import { words } from "../words.js";
import { wordsBox } from "./field.js";

// `label` is the id of the element with the question.
export function saidCard(phone, said, label) {
  const isChanging = said.id !== null && isRunning(phone) && phone.changes.get(said.id) !== null;
  return h(
    "li",
    { key: said.place, class: `card said ${said.mark}` },
    isChanging ? changeBox(phone, said, label) : readOnly(phone, said),
  );
}

function readOnly(phone, said) {
  const notes = [
    said.key === null ? null : words.nameless,
    said.kind === "unsure" ? words.unsure : null,
    said.late ? words.late : null,
    said.consent === "notes" ? null : words.consents[said.consent],
  ].filter(Boolean);
  return [
    h("p", { key: "text", class: "words", dir: "auto" }, said.text),
    h(
      "p",
      { key: "mark", class: "mark" },
      h("strong", null, words[said.mark]),
      notes.map((note) => h("span", { class: "note" }, note)),
    ),
    said.item?.refused ? h("p", { key: "why", class: "trouble" }, said.item.refused.message) : null,
    isRunning(phone) || said.item?.refused ? h("div", { key: "acts", class: "row" }, possible(phone, said)) : null,
  ];
}

function possible(phone, said) {
  const { item, mark } = said;
  if (mark === "refused") return afterRefusal(phone, said);
  const isInFlight = mark === "saved" && item.tried;
  if (mark === "leaving" || isInFlight || (said.id === null && !item)) return [];
  return [
    button(words.change, () => change(phone, said), { key: "change" }),
    button(words.takeBack, () => takeBack(phone, said), { key: "back" }),
  ];
}

function afterRefusal(phone, said) {
  const isLate = said.item.refused.code === "question_closed";
  return [
    isLate ? button(words.keepLate, () => keepLate(phone, said), { key: "late", class: "main" }) : null,
    !isLate && isRunning(phone) ? button(words.change, () => change(phone, said), { key: "change" }) : null,
    button(words.away, () => throwAway(phone, said), { key: "away" }),
  ];
}

function changeBox(phone, said, label) {
  const id = fieldOf(said);
  const error = phone.ui.error?.field === id ? phone.ui.error.text : null;
  return [
    h("p", { key: "about", class: "hint" }, words.changing),
    wordsBox({
      id,
      label,
      text: phone.changes.get(said.id).text,
      error,
      oninput: (text) => keepChange(phone, said, text),
      onblur: () => phone.writing.stopped(),
    }),
    h(
      "div",
      { key: "acts", class: "row" },
      button(words.send, () => sendChange(phone, said), { key: "send", class: "main" }),
      button(words.leave, () => leaveChange(phone, said), { key: "leave" }),
    ),
  ];
}
