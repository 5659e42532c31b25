// The page as a whole: the strip that says how things stand, what came by itself, one view, the menu.

import { goToQuestion, goToView } from "../actions.js";
import { unsentDrafts } from "../contributions.js";
import { button, h, heading, mainButton } from "../dom.js";
import { hasSession, hasViews, isClosed, isRunning } from "../model.js";
import { texts } from "../texts.js";
import { codeView, greetingView, joinView } from "./join.js";
import { questionView } from "./question.js";
import { slotViews } from "./slots.js";

/** @type {View[]} */
const VIEWS = ["question", "roles", "words"];

/** @type {(phone: Phone) => VNode[]} */
export function pageView(phone) {
  if (phone.ui.askCode) return framed(phone, "code", codeView(phone));
  if (phone.kind === "visitor" && hasSession(phone)) return framed(phone, "join", joinView(phone));
  if (!hasViews(phone)) return framed(phone, "greeting", greetingView(phone));
  const { view } = phone.ui;
  const content = view === "question" ? questionView(phone) : deferredView(phone, view);
  return [...framed(phone, view, content, arrivalStrip(phone)), menu(phone)];
}

/** @type {(phone: Phone, key: string, content: Content, arrived?: Content) => VNode[]} */
function framed(phone, key, content, arrived = null) {
  const strip = h("p", { key: "status", role: "status" }, statusOf(phone));
  return [h("header", { key: "header" }, strip, arrived), h("main", { key }, content)];
}

/** @type {(phone: JoinedPhone, view: "roles" | "words") => Content} */
function deferredView(phone, view) {
  const views = slotViews(view, phone);
  return views.length > 0 ? views : [heading(texts.views[view]), h("p", { key: "coming", role: "status" }, texts.coming)];
}

/** @type {(phone: Phone) => Content} */
function statusOf(phone) {
  const { connection, store, ui } = phone;
  const isOver = isClosed(phone);
  const lost = connection.halted ? texts.notConnected : isOver ? texts.roomClosed : ui.welcomed ? texts.reconnecting : texts.connecting;
  const state = connection.up ? h("span.up", texts.connected) : h("span.down", lost);
  if (!store.durable) return [state, ` – ${texts.fleeting}`];
  return !isOver && hasSession(phone) && isStuck(phone) ? [state, ` – ${texts.safe}`] : state;
}

// Whether something waits here that cannot be sent just now.
/** @type {(phone: SessionPhone) => boolean} */
function isStuck(phone) {
  const { connection, outbox, tools } = phone;
  const isUnsent = outbox.items().length + unsentDrafts(phone).length + tools.all().length > 0;
  return isUnsent && (!connection.up || outbox.waiting);
}

/** @type {(phone: JoinedPhone) => Content} */
function arrivalStrip(phone) {
  const { room, ui } = phone;
  return [
    h("p.title", { key: "title" }, room.practice ? `${texts.practice} – ${room.title}` : room.title),
    h("div", { key: "arrivals" }, slotViews("arrivals", phone), newQuestion(phone), ui.notices.map((text) => notice(phone, text))),
  ];
}

/** @type {(phone: JoinedPhone) => Content} */
function newQuestion(phone) {
  const current = phone.room.question;
  const { shown } = phone.ui;
  if (!isRunning(phone) || !current || !current.open || (shown && shown.id === current.id)) return null;
  return h(
    "section.arrival",
    { key: "new" },
    h("p.lead", { role: "status" }, texts.newQuestion),
    mainButton(texts.goToNew, () => goToQuestion(phone, current)),
  );
}

/** @type {(phone: Phone, text: string) => Content} */
function notice(phone, text) {
  const close = () => {
    phone.ui.notices = phone.ui.notices.filter((other) => other !== text);
    phone.draw();
  };
  return h("section.arrival", { key: text }, h("p", { role: "status" }, text), button(texts.allRight, close));
}

/** @type {(phone: JoinedPhone) => VNode} */
function menu(phone) {
  const current = phone.ui.view;
  const entries = VIEWS.map((view) =>
    button(texts.views[view], () => goToView(phone, view), { "aria-current": view === current ? "page" : null }),
  );
  return h("nav", { key: "menu", "aria-label": texts.menu }, entries);
}
