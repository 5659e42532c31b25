// When people may read what others said to the question, and "I'm done for now".

import { ownContributions } from "../contributions.js";
import { button, h, row } from "../dom.js";
import { sendDone } from "../immediate.js";
import { isRunning } from "../model.js";
import { texts } from "../texts.js";

/** @type {(phone: JoinedPhone) => Content} */
export function visibilityView(phone) {
  const { shown } = phone.ui;
  const { question } = phone.room;
  if (!isRunning(phone) || shown === null || question === null || question.id !== shown.id) return null;
  const mayBeDone = question.open || (question.reveal === "after_answer" && !question.revealed);
  return h(
    "div",
    { key: "visibility" },
    h("p.hint", { key: "when", role: "status" }, visibilityHint(phone, question)),
    mayBeDone ? doneView(phone, question) : null,
  );
}

// Who answered without their name has answered as far as they know, and nobody else can.
/** @type {(phone: JoinedPhone, question: QuestionView) => string} */
function visibilityHint(phone, { id, reveal, revealed }) {
  if (revealed && reveal !== "at_once") return "";
  const isNameless = ownContributions(phone, id).some((said) => said.key !== null);
  return reveal === "after_answer" && isNameless ? texts.readingNameless : texts.reading[reveal];
}

/** @type {(phone: SessionPhone, question: QuestionView) => Content} */
function doneView(phone, question) {
  const done = phone.pages.get("done");
  const isDone = done !== null && done.question === question.id && done.on;
  const toggle = () => {
    phone.pages.set("done", { question: question.id, on: !isDone });
    sendDone(phone);
    phone.draw();
  };
  return [
    row(button(isDone ? texts.notDone : texts.done, toggle, { key: "done" })),
    h("p.hint", { key: "message", role: "status" }, isDone ? texts.isDone : ""),
  ];
}
