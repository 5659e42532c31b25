// The closing round: one line each if they wish, and how it was; and what can truly be said at the end.

import { h } from "../dom.js";
import { filled, texts } from "../texts.js";
import { roomActionButton } from "./buttons.js";
import { feedbackView } from "./feedback.js";

// Below the question that asks for a line to close with.
/** @type {(phone: JoinedPhone) => Content} */
export function closingView(phone) {
  const { shown } = phone.ui;
  return shown !== null && shown.kind === "closing" ? [allHeard(phone), feedbackView(phone)] : null;
}

// Said only where it is true.
/** @type {(phone: JoinedPhone) => Content} */
export function allHeard({ room: { all_heard, here: count } }) {
  const { one, several } = texts.closing.heard;
  return all_heard ? h("p.lead", { key: "heard", role: "status" }, filled(count === 1 ? one : several, { count })) : null;
}

// For whoever may ask the room.
/** @type {(phone: JoinedPhone) => Content} */
export function closingTool(phone) {
  const { question } = phone.room;
  if (question !== null && question.open && question.kind === "closing") return null;
  const { begin, question: text } = texts.closing;
  return roomActionButton(phone, begin, { type: "ask_question", text, reveal: "at_once", kind: "closing" }, undefined, "closing");
}
