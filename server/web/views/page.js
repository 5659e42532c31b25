// The page as a whole: the line that says how things stand, what came by itself, one view, the menu.

import { goToView } from "../actions.js";
import { unsentDrafts } from "../contributions.js";
import { button, h, heading } from "../dom.js";
import { hasSession, hasViews, isClosed, isGuest } from "../model.js";
import { filled, refusalText, texts } from "../texts.js";
import { codeView, greetingView, joinView } from "./join.js";
import { questionView } from "./question.js";
import { deferredPage, slotViews } from "./slots.js";

/** @type {View[]} */
const MENU = ["question", "room", "roles", "words"];

/** @type {(phone: Phone) => VNode[]} */
export function pageView(phone) {
  if (phone.ui.askCode) return framed(phone, "code", codeView(phone));
  if (isGuest(phone)) return framed(phone, "guest", [heading(texts.over), h("p", texts.overText), slotViews("guest", phone)]);
  if (phone.kind === "visitor" && hasSession(phone)) return framed(phone, "join", joinView(phone));
  if (!hasViews(phone)) return framed(phone, "greeting", greetingView(phone));
  const { view } = phone.ui;
  const content = view === "question" ? questionView(phone) : deferredPage(phone, view, texts.views[view]);
  const shown = [content, slotViews("each", phone)];
  // What waits is answered on a page of its own, with nothing above or below it.
  if (view === "waiting") return framed(phone, view, shown);
  return [...framed(phone, view, shown, h("div", { key: "strips", id: "strips" }, slotViews("strips", phone))), menu(phone)];
}

/** @type {(phone: Phone, key: string, content: Content, came?: Content) => VNode[]} */
function framed(phone, key, content, came = null) {
  const { title, room } = phone;
  const name = room && room.practice ? `${texts.practice} – ${title}` : title;
  const top = h("div.top", { key: "top" }, h("p.title", { key: "title" }, name), h("p", { key: "status", role: "status" }, statusOf(phone)));
  return [h("header", { key: "header", id: "head" }, top, outdatedStrip(phone), came), h("main", { key }, content)];
}

/** @type {(phone: Phone) => Content} */
function outdatedStrip({ ui }) {
  const text = refusalText({ code: "page_out_of_date" });
  return ui.outdated && h("div.strip new", { key: "outdated" }, h("p", { role: "status" }, text), button(texts.loadAgain, () => location.reload()));
}

/** @type {(phone: Phone) => Content} */
function statusOf(phone) {
  const { connection, store, ui, room } = phone;
  const isOver = isClosed(phone);
  const lost = connection.halted ? texts.notConnected : isOver ? texts.roomClosed : ui.welcomed ? texts.reconnecting : texts.connecting;
  const state = connection.isHeard() ? h("span.up", texts.connected) : h("span.down", lost);
  if (!store.durable) return [state, ` – ${texts.fleeting}`];
  if (!isOver && hasSession(phone) && isStuck(phone)) return [state, ` – ${texts.safe}`];
  return room === null || isOver ? state : [state, ` · ${filled(texts.here, { count: room.here })}`];
}

// Whether something waits here that cannot be sent just now.
/** @type {(phone: SessionPhone) => boolean} */
function isStuck(phone) {
  const { connection, outbox, tools } = phone;
  const isUnsent = outbox.items().length + unsentDrafts(phone).length + tools.all().length > 0;
  return isUnsent && (!connection.isHeard() || outbox.waiting);
}

/** @type {(phone: JoinedPhone) => VNode} */
function menu(phone) {
  const current = phone.ui.view;
  const entries = MENU.map((view) =>
    button(texts.views[view], () => goToView(phone, view), { "aria-current": view === current ? "page" : null }),
  );
  return h("nav", { key: "menu", id: "menu", "aria-label": texts.menu }, entries);
}
