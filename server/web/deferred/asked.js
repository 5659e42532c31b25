// What is said of the question that is shown: its number, its round, its time, and how it was asked before.

import { h } from "../dom.js";
import { isOpen, now } from "../model.js";
import { filled, texts } from "../texts.js";

/** @type {(phone: JoinedPhone, shown: ShownQuestion) => Content} */
export function askedView(phone, shown) {
  const left = timeLeft(phone, shown);
  return shown.number ? h("div.asked", { key: "number" }, h("p", numberOf(shown)), left ? h("p", left) : null) : null;
}

/** @type {(shown: ShownQuestion) => string} */
function numberOf({ number: asked, round = 1 }) {
  const number = filled(texts.number, { number: asked });
  return round > 1 ? `${number} · ${filled(texts.round, { round })}` : number;
}

/** @type {(phone: JoinedPhone, shown: ShownQuestion) => string} */
function timeLeft(phone, shown) {
  if (!shown.until || !isOpen(phone, shown)) return "";
  const minutes = Math.ceil((Date.parse(shown.until) - now(phone)) / 60000);
  if (minutes < 1) return texts.timeOver;
  return minutes === 1 ? texts.minuteLeft : filled(texts.minutesLeft, { minutes });
}

/** @type {(phone: JoinedPhone, shown: ShownQuestion) => Content} */
export function rewordedView(phone, { id, before, put_right: isPutRight }) {
  if (!before) return null;
  const { question } = phone.room;
  const isOwn = phone.mine.adopted && question !== null && question.id === id;
  const told = isPutRight ? texts.putRight : isOwn ? texts.askedYourWay : texts.askedDifferently;
  return h("p.hint", { key: "before", role: "status" }, filled(told, { before }));
}
