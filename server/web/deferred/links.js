// What words are to the words that they answer: they build on them, or challenge them with care.

import { h } from "../dom.js";
import { filled, texts } from "../texts.js";
import { brief } from "./brief.js";
import { othersText } from "./others.js";

// `to` is what they answer; empty where that cannot be read now.
/** @type {(kind: "build" | "challenge", to: string) => VNode} */
export function linkLine(kind, to) {
  return h("p.hint", to ? filled(texts.answers[kind], { words: brief(to) }) : texts.answersUnread[kind]);
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

// Above one's own words. What those without a name or on their way answer is known here by its id alone.
/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
export function ownLink(_, { kind, to, contribution, value }) {
  if (to === undefined || (kind !== "build" && kind !== "challenge")) return null;
  return [linkLine(kind, contribution ? othersText(contribution) : to), value ? valueWords(value) : null];
}
