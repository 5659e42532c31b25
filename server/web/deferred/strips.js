// How what came by itself is shown below the title, and what is said there of the page "Question".

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
  return news && bar("new", news, texts.go, news.go);
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

// What was read is put away on this phone.
/** @type {(text: string, close: () => void) => VNode} */
export function noteStrip(text, close) {
  return strip("notice", text, button(texts.gotIt, close, { about: text }));
}

// One button as wide as the page, with what it does at its end. `brief` stands in for the text where that is too long.
/** @type {(kind: string, said: { text: string, brief?: string }, name: string, act: () => void) => VNode} */
export function bar(kind, { text, brief }, name, act) {
  const children = [h("span.long", text), brief === undefined ? null : h("span.brief", brief), h("span.go", name)];
  return { ...button(name, act, { about: text, class: `strip ${kind}`, key: kind }), children: children.filter((child) => child !== null) };
}

/** @type {(kind: string, text: string, action: VNode) => VNode} */
export function strip(kind, text, action) {
  return h(`div.strip ${kind}`, { key: kind + text }, h("p", text), action);
}
