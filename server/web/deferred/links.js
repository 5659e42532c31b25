// What words are to the words that they answer: they build on them, or challenge them with care.

import { h } from "../dom.js";
import { filled, texts } from "../texts.js";
import { brief } from "./brief.js";

// `to` is what they answer; empty where that was taken back.
/** @type {(kind: "build" | "challenge", to: string) => VNode} */
export function linkLine(kind, to) {
  return h("p.hint", to ? filled(texts.answers[kind], { words: brief(to) }) : texts.answeredBefore);
}

// The value stands first.
/** @type {(challenge: { value: string, text: string }) => Content} */
export function challengeWords({ value, text }) {
  return [valueWords(value), h("p.words", text)];
}

/** @type {(value: string) => Content} */
export function valueWords(value) {
  return [h("p.hint", texts.valueLabel), h("p.words", value), h("p.hint", texts.testLabel)];
}

// Above one's own words.
/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
export function ownLink(_, { kind, to, value }) {
  if (to === undefined || (kind !== "build" && kind !== "challenge")) return null;
  return [linkLine(kind, to), value ? valueWords(value) : null];
}
