// The page as a whole: the strip that says how things stand, what came by itself, one view, the menu.

import { goToView, goToQuestion } from "../actions.js";
import { button, h, heading, mainButton } from "../dom.js";
import { isClosed, isRunning } from "../model.js";
import { unsentDrafts } from "../contributions.js";
import { texts } from "../texts.js";
import { codeView, greetingView, joinView } from "./join.js";
import { slotViews } from "./slots.js";
import { questionView } from "./question.js";

const VIEWS = ["question", "roles", "words"];

export function pageView(phone) {
  const { askCode, view } = phone.ui;
  if (askCode) return framed(phone, "code", codeView);
  if (phone.kind === "visitor") return framed(phone, "join", joinView);
  if (!phone.room || !phone.mine) return framed(phone, "greeting", greetingView);
  return [...framed(phone, view, view === "question" ? questionView : deferredView), menu(phone)];
}

function framed(phone, key, view) {
  const strip = h("p", { key: "status", role: "status" }, statusOf(phone));
  return [h("header", { key: "header" }, strip, VIEWS.includes(key) ? arrivalStrip(phone) : null), h("main", { key }, view(phone))];
}

function deferredView(phone) {
  const { view } = phone.ui;
  const drawn = slotViews(view, phone);
  return drawn.length > 0 ? drawn : [heading(texts.views[view]), h("p", { key: "coming", role: "status" }, texts.coming)];
}

function statusOf(phone) {
  const { connection, store, session, outbox, ui } = phone;
  const isOver = isClosed(phone);
  const lost = connection.halted ? texts.notConnected : isOver ? texts.roomClosed : ui.welcomed ? texts.reconnecting : texts.connecting;
  const line = connection.up ? h("span.up", texts.connected) : h("span.down", lost);
  const isUnsent = session !== null && [outbox.items(), unsentDrafts(phone), phone.tools.all()].flat().length > 0;
  if (!store.durable) return [line, ` – ${texts.fleeting}`];
  return isUnsent && !isOver && (!connection.up || outbox.waiting) ? [line, ` – ${texts.safe}`] : line;
}

function arrivalStrip(phone) {
  const { room, ui } = phone;
  return [
    h("p.title", { key: "title" }, room.practice ? `${texts.practice} – ${room.title}` : room.title),
    h("div", { key: "arrivals" }, slotViews("arrivals", phone), newQuestion(phone), ui.notices.map((text) => notice(phone, text))),
  ];
}

function newQuestion(phone) {
  const current = phone.room.question;
  if (!isRunning(phone) || !current?.open || phone.ui.shown?.id === current.id) return null;
  return h(
    "section.arrival",
    { key: "new" },
    h("p.lead", { role: "status" }, texts.newQuestion),
    mainButton(texts.goToNew, () => goToQuestion(phone, current)),
  );
}

function notice(phone, text) {
  const close = () => {
    phone.ui.notices = phone.ui.notices.filter((other) => other !== text);
    phone.draw();
  };
  return h("section.arrival", { key: text }, h("p", { role: "status" }, text), button(texts.allRight, close));
}

function menu(phone) {
  const current = phone.ui.view;
  const entry = (view) => button(texts.views[view], () => goToView(phone, view), { "aria-current": view === current ? "page" : null });
  return h("nav", { key: "menu", "aria-label": texts.menu }, VIEWS.map(entry));
}
