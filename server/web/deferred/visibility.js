// When people may read what others said to the question, and "I'm done for now"; it must not know what was said.

import { button, h, row } from "../dom.js";
import { isRunning, sendDone } from "../model.js";
import { ownContributions } from "../contributions.js";
import { texts } from "../texts.js";

export function visibilityView(phone) {
  const { shown } = phone.ui;
  const { question } = phone.room;
  if (!isRunning(phone) || shown === null || question?.id !== shown.id) return null;
  const mayBeDone = question.open || (question.reveal === "after_answer" && !question.revealed);
  return h(
    "div",
    { key: "reading" },
    h("p.hint", { key: "when", role: "status" }, visibilityHint(phone, question)),
    mayBeDone ? doneView(phone, question) : null,
  );
}

// Who answered without their name has answered as far as they know, and nobody else can.
function visibilityHint(phone, { id, reveal, revealed }) {
  if (revealed && reveal !== "at_once") return "";
  const isNameless = ownContributions(phone, id).some((said) => said.key !== null);
  return reveal === "after_answer" && isNameless ? texts.readingNameless : texts.reading[reveal];
}

function doneView(phone, question) {
  const done = phone.pages.get("done");
  const isDone = done !== null && done.question === question.id && done.on;
  const say = () => {
    phone.pages.set("done", { question: question.id, on: !isDone });
    sendDone(phone);
    phone.draw();
  };
  return [
    row(button(isDone ? texts.notDone : texts.done, say, { key: "done" })),
    h("p.hint", { key: "told", role: "status" }, isDone ? texts.isDone : ""),
  ];
}
