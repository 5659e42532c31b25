// When people may read what others said to the question, and "I'm done for now".

import { goToView } from "../actions.js";
import { ownContributions } from "../contributions.js";
import { button, h } from "../dom.js";
import { isRunning } from "../model.js";
import { filled, texts } from "../texts.js";
import { sendDone } from "./asking.js";

// The newest question, where it is the one that is shown.
/** @type {(phone: JoinedPhone, shown: ShownQuestion) => QuestionView | null} */
function current(phone, shown) {
  const { question } = phone.room;
  return isRunning(phone) && question !== null && question.id === shown.id ? question : null;
}

/** @type {(phone: JoinedPhone, shown: ShownQuestion) => Content} */
export function readingHint(phone, shown) {
  const question = current(phone, shown);
  if (question === null) return null;
  const { revealed } = question;
  const count = phone.room.said.length;
  return h(
    "div",
    { key: "reading" },
    h("p.hint", { key: "when", role: "status" }, visibilityHint(phone, question)),
    revealed ? button(filled(texts.readRoom, { count }), () => goToView(phone, "room"), { key: "read", class: "link" }) : null,
  );
}

// Who answered without their name has answered as far as they know, and nobody else can.
/** @type {(phone: JoinedPhone, question: QuestionView) => string} */
function visibilityHint(phone, { id, reveal, revealed, moderation }) {
  if (moderation === "closed") return "";
  if (revealed && reveal !== "at_once") return "";
  const isNameless = ownContributions(phone, id).some((said) => said.key !== null);
  return reveal === "after_answer" && isNameless ? texts.readingNameless : texts.reading[reveal];
}

// The button, where it can be said, and what it did.
/** @type {(phone: JoinedPhone, shown: ShownQuestion) => { done: Content, message: Content }} */
export function doneButton(phone, shown) {
  const question = current(phone, shown);
  if (question === null || !(question.open || (question.reveal === "after_answer" && !question.revealed))) {
    return { done: null, message: null };
  }
  const kept = phone.pages.get("done");
  const isDone = kept !== null && kept.question === question.id && kept.on;
  const toggle = () => {
    phone.pages.set("done", { question: question.id, on: !isDone });
    sendDone(phone);
    phone.draw();
  };
  return {
    done: button(isDone ? texts.notDone : texts.done, toggle, { key: "done" }),
    message: h("p.hint", { key: "message", role: "status" }, isDone ? texts.isDone : ""),
  };
}
