// Words that waited for somebody's yes when the session ended: told, so that nobody thinks that they were kept.

import { h } from "../dom.js";
import { texts } from "../texts.js";

/** @type {(phone: JoinedPhone) => Content} */
export function unconfirmedView({ mine }) {
  const left = [...mine.words, ...mine.waiting];
  if (left.length === 0) return null;
  return h(
    "section.tool",
    { key: "unconfirmed" },
    left.map(({ id, text }) => h("p.words", { key: id }, text)),
    h("p.hint", texts.unconfirmed),
  );
}
