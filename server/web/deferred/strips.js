// What came by itself, in one line each below the title, so that it never covers what is read.

import { goToView } from "../actions.js";
import { button, h } from "../dom.js";
import { hasViews, isRunning } from "../model.js";
import { texts } from "../texts.js";
import { goToQuestion } from "./paging.js";

// A question that is open and not the one that is shown.
/** @type {(phone: JoinedPhone) => QuestionView | null} */
function newQuestion(phone) {
  const { question } = phone.room;
  const { shown } = phone.ui;
  return isRunning(phone) && question && question.open && !(shown && shown.id === question.id) ? question : null;
}

// What there is on the page "Question" and was not seen there: that all is over, or what is asked.
/** @type {(phone: JoinedPhone) => { text: string, go: () => void } | null} */
function newsOf(phone) {
  const { pages, ui } = phone;
  if (!isRunning(phone)) {
    if (ui.view === "question") pages.set("overSeen", true);
    return pages.get("overSeen") ? null : { text: texts.over, go: () => goToView(phone, "question") };
  }
  const question = newQuestion(phone);
  return question && { text: texts.newQuestion, go: () => goToQuestion(phone, question) };
}

/** @type {(phone: JoinedPhone) => Content} */
export function newsStrip(phone) {
  const news = newsOf(phone);
  return news && strip("new", news.text, button(texts.go, news.go, { about: news.text }));
}

// It stands in the tab's title too, for as long as nobody went there.
/** @type {(phone: Phone) => null} */
export function tellInTitle(phone) {
  const news = hasViews(phone) && newsOf(phone);
  if (news) document.title = `${news.text} – ${phone.title}`;
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
  return notices.slice(0, 1).map((text) => noteStrip(text, dismiss));
}

// What is put away with "All right".
/** @type {(text: string, close: () => void, role?: string) => VNode} */
export function noteStrip(text, close, role) {
  return strip("notice", text, button(texts.allRight, close, { about: text }), role);
}

// `role` is "status" where nothing else tells screen readers of it.
/** @type {(kind: string, text: string, action: VNode, role?: string) => VNode} */
export function strip(kind, text, action, role) {
  return h(`div.strip ${kind}`, { key: kind + text }, h("p", { role }, text), action);
}
