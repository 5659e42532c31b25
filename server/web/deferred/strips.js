// What came by itself, in one line each below the title, so that it never covers what is read.

import { goToQuestion } from "../actions.js";
import { button, h, mainButton } from "../dom.js";
import { hasViews, isRunning } from "../model.js";
import { texts } from "../texts.js";

// A question that is open and not the one that is shown.
/** @type {(phone: JoinedPhone) => QuestionView | null} */
function newQuestion(phone) {
  const { question } = phone.room;
  const { shown } = phone.ui;
  return isRunning(phone) && question && question.open && !(shown && shown.id === question.id) ? question : null;
}

/** @type {(phone: JoinedPhone) => Content} */
export function newQuestionStrip(phone) {
  const question = newQuestion(phone);
  if (question === null) return null;
  return strip("new", texts.newQuestion, mainButton(texts.go, () => goToQuestion(phone, question), { "aria-label": texts.goToNew }));
}

// It stands in the tab's title too, for as long as nobody went there.
/** @type {(phone: Phone) => null} */
export function tellInTitle(phone) {
  if (hasViews(phone) && newQuestion(phone)) document.title = `${texts.newQuestion} – ${phone.title}`;
  return null;
}

// One notice at a time.
/** @type {(phone: JoinedPhone) => Content} */
export function noticeStrip(phone) {
  const { notices } = phone.ui;
  const dismiss = () => {
    phone.ui.notices = notices.slice(1);
    phone.draw();
  };
  return notices.slice(0, 1).map((text) => strip("notice", text, button(texts.allRight, dismiss, { about: text })));
}

/** @type {(kind: string, text: string, action: VNode) => VNode} */
export function strip(kind, text, action) {
  return h(`div.strip ${kind}`, { key: kind + text }, h("p", text), action);
}
