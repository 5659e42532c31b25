// What is in the drop-in box for members of the design group and for Encouragers; and a concern that the room is shown.

import { focus, goToView } from "../actions.js";
import { button, h, row } from "../dom.js";
import { hasViews, isRunning } from "../model.js";
import { filled, refusalText, texts } from "../texts.js";
import { ask } from "./asking.js";
import { brief } from "./brief.js";
import { bar, noteStrip } from "./strips.js";

const BOX_OPENED = "box";
const BOX_PLACE = "box-read";

// What was read, and how much there was by then. It is only on the screen, and forgotten when the box is closed or left.
/** @type {{ box: BoxRead | null, counts: string } | null} */
let boxRead = null;
let boxRefusal = "";

// A concern that the facilitator shows to the room, until it is put away on this phone.
/** @type {(phone: JoinedPhone) => string[]} */
export function concernTexts({ pages, room: { concern } }) {
  return !concern || pages.get("concernSeen") === concern.id ? [] : [filled(texts.box.toRoom, { words: concern.text })];
}

/** @type {(phone: JoinedPhone) => Content} */
export function concernStrip(phone) {
  const close = () => {
    phone.pages.set("concernSeen", phone.room.concern ? phone.room.concern.id : "");
    phone.draw();
  };
  return concernTexts(phone).map((text) => noteStrip(text, close));
}

// A wish to talk is told at once, on every page.
/** @type {(phone: JoinedPhone) => Content} */
export function talkStrip(phone) {
  const { talks: count = 0 } = phone.mine.box || {};
  if (count === 0 || (phone.ui.view === "roles" && phone.ui.expanded.has(BOX_OPENED))) return null;
  const open = () => {
    phone.ui.expanded.add(BOX_OPENED);
    goToView(phone, "roles");
    focus(phone, BOX_PLACE);
  };
  return bar("talk", { text: filled(texts.talk.wished, { count }) }, texts.show, open);
}

// Whoever leaves the page of roles closes the box.
/** @type {(phone: Phone) => null} */
export function closeLeftBox(phone) {
  if (phone.ui.view !== "roles" || !hasViews(phone) || !phone.mine.box) phone.ui.expanded.delete(BOX_OPENED);
  if (!phone.ui.expanded.has(BOX_OPENED)) boxRead = null;
  return null;
}

/** @type {(phone: JoinedPhone) => Content} */
export function boxView(phone) {
  const { mine, ui } = phone;
  if (!mine.box || !isRunning(phone)) return null;
  const { concerns = 0, talks = 0 } = mine.box;
  const isOpen = ui.expanded.has(BOX_OPENED);
  const toggle = () => {
    boxRefusal = "";
    if (!ui.expanded.delete(BOX_OPENED)) ui.expanded.add(BOX_OPENED);
    focus(phone, BOX_PLACE);
  };
  if (isOpen) readBox(phone, JSON.stringify(mine.box));
  return h(
    "section.tool",
    { key: BOX_OPENED },
    h("h2", { id: BOX_PLACE, tabindex: "-1" }, texts.box.title),
    h("p", { key: "count" }, filled(texts.box.counts, { concerns, talks })),
    row(button(isOpen ? texts.box.close : texts.box.open, toggle)),
    h("p.error", { key: "refused", role: "status" }, boxRefusal),
    isOpen ? boxContents(phone) : null,
  );
}

/** @type {(phone: JoinedPhone, counts: string) => void} */
function readBox(phone, counts) {
  if (!phone.connection.up || (boxRead && boxRead.counts === counts)) return;
  boxRead = { box: boxRead && boxRead.box, counts };
  ask(phone, { type: "read_box" }, (_, said) => takeBox(phone, said));
}

/** @type {(phone: JoinedPhone, said?: Parameters<OnReply>[1]) => void} */
function takeBox(phone, said) {
  if (!boxRead) return;
  if (said && said.type === "box_read") boxRead.box = said;
  else if (said && said.type === "refused") boxRefusal = refusalText(said);
  else boxRead.counts = ""; // the connection was lost: it is asked for again over the next one
}

/** @type {(phone: JoinedPhone) => Content} */
function boxContents(phone) {
  if (!boxRead || !boxRead.box) return h("p.hint", { key: "coming" }, texts.coming);
  const { concerns, talks } = boxRead.box;
  return [
    talks.map((talk) => talkCard(phone, talk)),
    concerns.length > 0 ? h("p.hint", { key: "about" }, texts.box.about) : null,
    h("ul", { key: "concerns" }, concerns.map(({ id, text }) => h("li.said", { key: id }, h("p.words", text)))),
  ];
}

/** @type {(phone: JoinedPhone, talk: TalkView) => VNode} */
function talkCard(phone, { id, where }) {
  const { coming, handOn, wishes, nowhere } = texts.talk;
  /** @type {(isComing: boolean) => void} */
  const answer = (isComing) => ask(phone, { type: "answer_talk", talk: id, coming: isComing }, (_, said) => takeBox(phone, said));
  const props = { about: brief(where || id) };
  return h(
    "section.tool",
    { key: id },
    h("p", wishes),
    h("p.words", where || nowhere),
    row(
      button(coming, () => answer(true), props),
      button(handOn, () => answer(false), props),
    ),
  );
}
