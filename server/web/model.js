// What the phone knows, changed by the server's frames; it must not know how any of it is drawn.

import { Outbox } from "./outbox.js";
import { hexDigits } from "./ids.js";
import { isBlank } from "./limits.js";
import { words } from "./words.js";

const SETTLE = 600; // what appears by itself under a finger takes no tap for so long
const HEARD_LISTED = 100;
const DOOR_CODES = new Set(["wrong_code", "not_welcome"]);

// Goes to the door, with a code or as someone known.
export function enter(phone, code) {
  phone.code = code;
  phone.ui.refusal = null;
  phone.link.open();
}

export function isRunning(phone) {
  return phone.room !== null && phone.room.phase !== "ended";
}

export function isOpen(phone, question) {
  return isRunning(phone) && phone.room.question?.id === question.id && phone.room.question.open;
}

export function isSettling(since) {
  return performance.now() - since < SETTLE;
}

export function settleLater(phone) {
  setTimeout(phone.draw, SETTLE + 20);
}

export function draftOf(phone, question) {
  return phone.drafts.get(question.id) ?? { text: "", unsure: false, nameless: false, consent: "notes" };
}

// Shows a question; its id is kept, so that a reload comes back to it.
export function show(phone, question) {
  Object.assign(phone.ui, { shown: question, saying: false, error: null, takenBack: null });
  if (question === null) phone.pages.remove("shown");
  else phone.pages.set("shown", question);
}

export function isPristine(phone) {
  const { shown } = phone.ui;
  if (shown === null) return true;
  const isTyping = document.activeElement instanceof HTMLTextAreaElement;
  return !isTyping && isBlank(draftOf(phone, shown).text) && phone.changes.all().length === 0;
}

export function takeFrame(phone, frame) {
  switch (frame.type) {
    case "welcome":
      return welcome(phone, frame);
    case "view":
      return takeView(phone, frame);
    case "reply":
      return granted(phone, frame);
    case "refused":
      return refused(phone, frame);
    case "people":
      phone.people = frame.people;
      return undefined;
    case "bye":
      return bye(phone, frame);
    default:
      return undefined; // a newer server may say more than this page can hear
  }
}

function welcome(phone, frame) {
  if (phone.session !== frame.session) open(phone, frame.session);
  Object.assign(phone, { title: frame.title, kind: frame.kind });
  Object.assign(phone.ui, { askCode: false, codeError: null, refusal: null, welcomed: true });
  if (frame.kind === "participant") dropJoining(phone);
  phone.outbox.restart();
}

// All that is kept here belongs to one session: words for one never reach another at the same address.
function open(phone, session) {
  const { store } = phone;
  phone.outbox?.rest();
  Object.assign(phone, { session, room: null, mine: null, people: null, settled: [] });
  phone.pages = store.drawer(session, "page");
  phone.drafts = store.drawer(session, "draft");
  phone.changes = store.drawer(session, "change");
  phone.nameless = store.drawer(session, "nameless");
  phone.outbox = new Outbox(
    store.drawer(session, "outbox"),
    () => hexDigits(32),
    (frame) => phone.link.up && phone.link.send(frame),
    (command) => (command.type === "join") === (phone.kind === "visitor"),
  );
  phone.ui.shown = phone.pages.get("shown");
}

function dropJoining(phone) {
  for (const item of phone.outbox.items()) {
    if (item.command.type === "join") phone.outbox.drop(item.id);
  }
}

function takeView(phone, frame) {
  if (frame.room) {
    phone.room = { ...phone.room, ...frame.room };
    if (frame.room.title) phone.title = frame.room.title;
    if ("question" in frame.room) adopt(phone);
    if (frame.room.heard) hearNameless(phone);
  }
  if (frame.mine) {
    phone.mine = frame.mine;
    phone.settled = [];
    noteOffers(phone);
    forgetHanded(phone);
  }
}

// A new question takes the page only where nobody has begun anything on it.
function adopt(phone) {
  const current = phone.room.question;
  const { shown } = phone.ui;
  if (shown !== null && shown.id === current?.id) return;
  if (!isPristine(phone)) return;
  if (shown !== null && current !== null) {
    phone.ui.settlesAt = performance.now();
    settleLater(phone);
  }
  show(phone, current);
}

function hearNameless(phone) {
  const listed = new Set(phone.room.heard);
  for (const [key, kept] of phone.nameless.all()) {
    const fellOff = kept.heard && phone.room.heard.length >= HEARD_LISTED;
    const heard = listed.has(kept.id) || fellOff;
    if (heard !== kept.heard) phone.nameless.set(key, { ...kept, heard });
  }
}

function noteOffers(phone) {
  const { offered } = phone.ui;
  const now = new Set(phone.mine.offers.map((offer) => offer.role));
  for (const role of [...offered.keys()]) if (!now.has(role)) offered.delete(role);
  for (const role of now) {
    if (offered.has(role)) continue;
    offered.set(role, performance.now());
    settleLater(phone);
  }
}

function forgetHanded(phone) {
  const { handed } = phone.ui;
  const held = new Set(phone.mine.holding.map((tenure) => tenure.role));
  for (const role of [...handed.keys()]) if (!held.has(role)) handed.delete(role);
}

function granted(phone, frame) {
  const item = phone.outbox.drawer.get(frame.id);
  if (item !== null) settle(phone, item, frame.receipt.made ?? null);
  phone.outbox.granted(frame.id);
}

// Until the view that follows has come, what was granted still shows from here.
function settle(phone, item, made) {
  const { command } = item;
  if (made !== null) phone.ui.marks.set(made, "saved");
  if (command.type === "join") phone.kind = "participant";
  else if (command.key) keepNameless(phone, item, made);
  else phone.settled.push({ ...item, made });
  if (command.type === "pass_on") phone.ui.handed.set(command.role, command.person);
}

function keepNameless(phone, { command, asked }, made) {
  const { key } = command;
  if (command.type === "take_back_contribution") return phone.nameless.remove(key);
  if (command.type === "change_contribution") {
    return phone.nameless.set(key, { ...phone.nameless.get(key), text: command.text });
  }
  const { question, text, kind, consent, late = false } = command;
  return phone.nameless.set(key, { key, id: made, question, asked, text, kind, consent, late, heard: false });
}

function refused(phone, frame) {
  const refusal = { code: frame.code, message: frame.message };
  const item = phone.outbox.refused(frame.id, { ...refusal, temporary: frame.temporary ?? false });
  if (item === null) return;
  const { type } = item.command;
  if (type === "join") phone.ui.error = { field: "name", text: frame.message };
  else if (type !== "contribute" && type !== "change_contribution") notify(phone, frame.message);
}

function notify(phone, message) {
  const { notices } = phone.ui;
  if (!notices.includes(message)) notices.push(message);
}

function bye(phone, frame) {
  const { ui } = phone;
  if (DOOR_CODES.has(frame.code)) {
    phone.link.halt();
    ui.askCode = true;
    ui.codeError = frame.code === "wrong_code" ? words.codeWrong : phone.code || ui.welcomed ? words.codeWanted : null;
    phone.code = "";
    ui.focus = "code";
  } else if (ui.askCode && frame.code === "slow_down") {
    ui.codeError = words.slowDown;
  } else if (!ui.welcomed) {
    ui.refusal = frame.message;
  } else if (!frame.temporary) {
    notify(phone, frame.message);
  }
}
