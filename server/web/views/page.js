// The page as a whole: the strip that says how things stand, what came by itself, one view, the menu.

import { go, goToQuestion } from "../acts.js";
import { button, h } from "../dom.js";
import { isRunning } from "../model.js";
import { words } from "../words.js";
import { codeView, greetingView, joinView } from "./door.js";
import { offerViews } from "./offers.js";
import { questionView } from "./question.js";
import { rolesView } from "./roles.js";
import { wordsView } from "./words.js";

const VIEWS = new Map([
  ["question", questionView],
  ["roles", rolesView],
  ["words", wordsView],
]);

export function pageView(phone) {
  const isIn = phone.kind === "participant" && phone.room !== null && phone.mine !== null && !phone.ui.askCode;
  return [
    h("header", { key: "strip" }, status(phone), isIn ? title(phone) : null),
    isIn ? h("div", { key: "came", class: "came" }, cameByItself(phone)) : null,
    h("main", { key: isIn ? phone.ui.view : "door" }, isIn ? VIEWS.get(phone.ui.view)(phone) : door(phone)),
    isIn ? menu(phone) : null,
    h("p", { key: "live", class: "unseen", role: "status" }, phone.ui.said),
  ].filter(Boolean);
}

function door(phone) {
  if (phone.ui.askCode) return codeView(phone);
  return phone.kind === "visitor" ? joinView(phone) : greetingView(phone);
}

function title(phone) {
  return [
    h("p", { key: "title", class: "title", dir: "auto" }, phone.title),
    phone.room.practice ? h("p", { key: "practice", class: "practice" }, words.practice) : null,
  ];
}

function status(phone) {
  const { up, halted } = phone.link;
  const unsent = phone.session !== null && isUnsent(phone);
  const line = up ? words.connected : halted ? words.notConnected : lineLost(phone);
  const kept = phone.store.durable ? words.safe : words.fleeting;
  const showsKept = !phone.store.durable || (unsent && (!up || phone.outbox.waiting));
  return h(
    "p",
    { key: "status", class: up ? "status" : "status off", role: "status" },
    h("span", { class: "dot", "aria-hidden": "true" }),
    showsKept && phone.session !== null ? `${line} – ${kept}` : line,
  );
}

function lineLost(phone) {
  return phone.ui.welcomed ? words.reconnecting : words.connecting;
}

function isUnsent(phone) {
  return phone.outbox.items().length > 0 || phone.drafts.all().some(([, draft]) => draft.text !== "");
}

function cameByItself(phone) {
  return [offerViews(phone), newQuestion(phone), phone.ui.notices.map((text, place) => notice(phone, text, place))];
}

function newQuestion(phone) {
  const current = phone.room.question;
  const { shown, view } = phone.ui;
  if (!isRunning(phone) || current === null || !current.open) return null;
  if (shown?.id === current.id) return null;
  return h(
    "section",
    { key: "new", class: "card news", role: "status" },
    h("p", { class: "lead" }, words.newQuestion),
    button(words.goToNew, () => goToQuestion(phone, current), { class: view === "question" ? "main" : null }),
  );
}

function notice(phone, text, place) {
  const close = () => {
    phone.ui.notices.splice(place, 1);
    phone.draw();
  };
  return h(
    "section",
    { key: `notice-${place}`, class: "card news", role: "status" },
    h("p", { dir: "auto" }, text),
    button(words.allRight, close),
  );
}

function menu(phone) {
  const entries = [...VIEWS.keys()].map((view) =>
    button(words[view], () => go(phone, view), { key: view, "aria-current": phone.ui.view === view ? "page" : null }),
  );
  return h("nav", { key: "menu", "aria-label": words.menu }, entries);
}

