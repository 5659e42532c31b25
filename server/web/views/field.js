// A box for words with what is told about it, and the sentence that says what is wrong; it must not know who sends.

import { h } from "../dom.js";
import { isNearLimit, isTooHeavy, room } from "../limits.js";
import { filled, words } from "../words.js";

export function trouble(id, text) {
  return h("p", { key: id, id, class: text ? "trouble" : "trouble none", role: "alert" }, text ?? "");
}

// `label` is the id of the element that names the box.
export function wordsBox({ id, label, text, error, oninput, onblur }) {
  const told = limitTold(text);
  return [
    h("textarea", {
      key: id,
      id,
      rows: "4",
      dir: "auto",
      value: text,
      "aria-labelledby": label,
      "aria-describedby": `${id}-trouble ${id}-limit`,
      "aria-invalid": error || told?.over ? "true" : null,
      oninput: (event) => oninput(event.target.value),
      onblur,
    }),
    trouble(`${id}-trouble`, error),
    h("p", { key: `${id}-limit`, id: `${id}-limit`, class: told?.over ? "limit over" : "limit" }, told?.text ?? ""),
  ];
}

// What to say of the limits: nothing until they are near.
export function limitTold(text) {
  const left = room(text);
  if (left.characters < 0) return { text: filled(words.tooLong, { count: -left.characters }), over: true };
  if (left.lines < 0) return { text: filled(words.tooManyLines, { count: -left.lines }), over: true };
  if (isTooHeavy(text)) return { text: words.heavy, over: true };
  if (!isNearLimit(left)) return null;
  return { text: left.characters < left.lines * 60 ? filled(words.left, { count: left.characters }) : filled(words.linesLeft, { count: left.lines }), over: false };
}
