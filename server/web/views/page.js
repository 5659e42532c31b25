// The page as a whole: the strip that says how things stand, what came by itself, one view, the menu.

import { go, goToQuestion } from "../acts.js";
import { button, h, heading, mainButton } from "../dom.js";
import { isClosed, isRunning } from "../model.js";
import { draftsLeft } from "../said.js";
import { words } from "../words.js";
import { codeView, greetingView, joinView } from "./door.js";
import { drawnIn } from "./places.js";
import { questionView } from "./question.js";

const VIEWS = ["question", "roles", "words"];

export function pageView(phone) {
  const { askCode, view } = phone.ui;
  if (askCode) return around(phone, "code", codeView);
  if (phone.kind === "visitor") return around(phone, "join", joinView);
  if (!phone.room || !phone.mine) return around(phone, "greeting", greetingView);
  return [...around(phone, view, view === "question" ? questionView : laterView), menu(phone)];
}

function around(phone, key, view) {
  const strip = h("p", { key: "status", role: "status" }, statusOf(phone));
  return [h("header", { key: "header" }, strip, VIEWS.includes(key) ? cameByItself(phone) : null), h("main", { key }, view(phone))];
}

function laterView(phone) {
  const { view } = phone.ui;
  const drawn = drawnIn(view, phone);
  return drawn.length > 0 ? drawn : [heading(words.views[view]), h("p", { key: "coming", role: "status" }, words.coming)];
}

function statusOf(phone) {
  const { link, store, session, outbox, ui } = phone;
  const isOver = isClosed(phone);
  const lost = link.halted ? words.notConnected : isOver ? words.roomClosed : ui.welcomed ? words.reconnecting : words.connecting;
  const line = link.up ? h("span.up", words.connected) : h("span.down", lost);
  const isUnsent = session !== null && [outbox.items(), draftsLeft(phone), phone.tools.all()].flat().length > 0;
  if (!store.durable) return [line, ` – ${words.fleeting}`];
  return isUnsent && !isOver && (!link.up || outbox.waiting) ? [line, ` – ${words.safe}`] : line;
}

function cameByItself(phone) {
  const { room, ui } = phone;
  return [
    h("p.title", { key: "title" }, room.practice ? `${words.practice} – ${room.title}` : room.title),
    h("div", { key: "came" }, drawnIn("came", phone), newQuestion(phone), ui.notices.map((text) => notice(phone, text))),
  ];
}

function newQuestion(phone) {
  const current = phone.room.question;
  if (!isRunning(phone) || !current?.open || phone.ui.shown?.id === current.id) return null;
  return h(
    "section.came",
    { key: "new" },
    h("p.lead", { role: "status" }, words.newQuestion),
    mainButton(words.goToNew, () => goToQuestion(phone, current)),
  );
}

function notice(phone, text) {
  const close = () => {
    phone.ui.notices = phone.ui.notices.filter((other) => other !== text);
    phone.draw();
  };
  return h("section.came", { key: text }, h("p", { role: "status" }, text), button(words.allRight, close));
}

function menu(phone) {
  const current = phone.ui.view;
  const entry = (view) => button(words.views[view], () => go(phone, view), { "aria-current": view === current ? "page" : null });
  return h("nav", { key: "menu", "aria-label": words.menu }, VIEWS.map(entry));
}
