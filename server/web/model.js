// What the phone knows, changed by the server's frames; it must not know how any of it is drawn.

import { randomHex } from "./ids.js";
import { isBlank } from "./limits.js";
import { Outbox } from "./outbox.js";
import { isPending } from "./pending.js";
import { filled, texts } from "./texts.js";

// What appears by itself under a finger takes no tap for so long.
const SETTLE = 600;
const HEARD_LISTED = 100;
const EMPTY_DRAFT = { text: "", unsure: false, nameless: false, consent: "notes", speaking: [], wording: "" };
// What these bring about does not show in one's own view.
const NOT_OWN = ["ask_question", "close_question", "reveal_question", "answer_call", "make_call", "capture_words", "say_felt"];

// Goes to the door, with a code or as someone known.
export function enter(phone, code) {
  phone.code = code;
  phone.connection.open();
}

export function isRunning(phone) {
  return phone.room.phase !== "ended";
}

// Whether the session is over and cannot be reached: what waits then may never be sent.
export function isClosed({ room, connection }) {
  return room?.phase === "ended" && connection.isGone();
}

export function isOpen(phone, question) {
  const current = phone.room.question;
  return isRunning(phone) && current?.id === question.id && current.open;
}

// The room's list may be older than what tells of a role: its id stands in for it then.
export function roleOf(phone, id) {
  return phone.room.catalogue.find((role) => role.id === id) ?? { id, name: id, sentence: "", prompt: "", tools: [] };
}

// Whether one may use a tool now.
export function mayUse(phone, tool) {
  return isRunning(phone) && phone.mine.holding.some(({ tools }) => tools.includes(tool));
}

// The time in the room, whatever this phone's own clock says; in milliseconds, as moments of the server are once parsed.
export function now(phone) {
  return Date.now() + phone.skew;
}

export function isJustShown(since) {
  return performance.now() - since < SETTLE;
}

export function shownNow(phone) {
  setTimeout(phone.draw, SETTLE + 20);
  return performance.now();
}

export function draftOf(phone, question) {
  return { ...EMPTY_DRAFT, ...phone.drafts.get(question.id) };
}

// Shows a question; it is kept, so that a reload comes back to it.
export function show(phone, question) {
  Object.assign(phone.ui, { shown: question, composing: false, error: null, removed: null });
  phone.pages.set("shown", question);
}

export function isPristine(phone) {
  const { shown } = phone.ui;
  const isTyping = document.activeElement instanceof HTMLTextAreaElement;
  const isSending = phone.outbox.items().some(({ asked }) => asked);
  if (shown === null) return true;
  const { text, wording } = draftOf(phone, shown);
  return !isTyping && !isSending && isBlank(text + wording) && phone.changes.all().length === 0;
}

export function takeFrame(phone, frame) {
  const take = TAKERS.get(frame.type);
  // A newer server may say more than this page can hear.
  if (take) take(phone, frame);
}

const TAKERS = new Map([
  ["welcome", welcome],
  ["view", view],
  ["reply", reply],
  ["refused", refused],
  ["people", people],
  ["bye", bye],
]);

function welcome(phone, { session, title, kind, now: at }) {
  if (phone.session !== session) open(phone, session);
  Object.assign(phone, { title, kind, skew: Date.parse(at) - Date.now(), isWhole: true });
  Object.assign(phone.ui, { askCode: false, refusal: "", welcomed: true });
  for (const { id, command } of phone.outbox.items()) {
    if (kind === "participant" && command.type === "join") phone.outbox.drop(id);
  }
  phone.outbox.restart();
  if (phone.ui.wantsPeople) askForPeople(phone);
  sendDone(phone);
}

// Who joined is told when it is asked for; asked again after a lost line.
export function askForPeople(phone) {
  phone.ui.wantsPeople = true;
  phone.connection.send({ type: "list_people", id: randomHex(32) });
}

// Whether one is done with a question is kept here alone: a server that was started again knows nothing of it.
export function sendDone(phone) {
  const done = phone.pages.get("done");
  if (done) phone.connection.send({ type: "done", ...done });
}

// Sends a command now or not at all, for what is better not sent than late; `onReply` is told whether it was granted.
export function sendNow(phone, command, onReply) {
  const id = randomHex(32);
  if (phone.connection.up && phone.connection.send({ type: "submit", id, command })) phone.awaitingReply.set(id, onReply);
  else onReply(false);
}

// The line is another one now, or none: what was not answered is not waited for.
export function failPending({ awaitingReply }) {
  for (const onReply of awaitingReply.values()) onReply(false);
  awaitingReply.clear();
}

function answered({ awaitingReply }, id, isGranted) {
  const onReply = awaitingReply.get(id);
  awaitingReply.delete(id);
  onReply?.(isGranted);
  return onReply !== undefined;
}

// All that is kept here belongs to one session: words for one never reach another at the same address.
function open(phone, session) {
  phone.outbox?.rest();
  Object.assign(phone, { session, room: null, mine: null, people: [], granted: [] });
  for (const kind of ["pages", "drafts", "changes", "nameless", "tools"]) phone[kind] = phone.store.drawer(session, kind);
  phone.outbox = new Outbox(phone.store.drawer(session, "outbox"), {
    transmit: (frame) => phone.connection.send(frame),
    mayGo: (command) => phone.connection.up && (command.type === "join") === (phone.kind === "visitor"),
  });
  phone.ui.shown = phone.pages.get("shown");
}

function view(phone, { room, mine }) {
  if (room) takeRoom(phone, room);
  if (mine) takeMine(phone, mine);
}

function takeRoom(phone, change) {
  // After a lost line the rows come whole again.
  const before = phone.isWhole ? [] : phone.room.said;
  phone.isWhole = false;
  phone.room = { ...phone.room, ...change, said: change.said ? mergedRows(before, change.said) : before };
  phone.title = phone.room.title;
  if (change.question !== undefined) followQuestion(phone, change.question);
  if (change.heard) markNamelessHeard(phone, change.heard);
}

// By their random ids: no order tells who was when.
function mergedRows(rows, { put, gone }) {
  const kept = new Map([...rows, ...put].map((row) => [row.id, row]));
  for (const id of gone) kept.delete(id);
  return [...kept.values()].sort((one, other) => (one.id < other.id ? -1 : 1));
}

// A new question takes the page only where it is in view and nobody has begun anything on it.
function followQuestion(phone, current) {
  const { shown, view: inView } = phone.ui;
  if (shown && shown.id === current?.id) return updateQuestion(phone, shown, current);
  if (inView !== "question" || !isPristine(phone)) return;
  if (shown && current) phone.ui.questionShownAt = shownNow(phone);
  show(phone, current);
}

// The same question, asked otherwise or closed: what was begun stays, and what moved takes no tap at first.
function updateQuestion(phone, shown, current) {
  if (shown.text !== current.text || shown.open !== current.open) phone.ui.questionShownAt = shownNow(phone);
  phone.ui.shown = current;
  phone.pages.set("shown", current);
}

function markNamelessHeard(phone, listed) {
  for (const [key, kept] of phone.nameless.all()) {
    const hasFallenOff = kept.heard && listed.length >= HEARD_LISTED;
    const heard = listed.includes(kept.id) || hasFallenOff;
    if (heard !== kept.heard) phone.nameless.set(key, { ...kept, heard });
  }
}

function takeMine(phone, mine) {
  noteClosedAsks(phone, mine);
  Object.assign(phone, { mine, granted: phone.granted.filter((item) => item.seq > mine.seq) });
}

// An asking that went away, and not by one's own hand or with what was asked for, is told of in one neutral sentence.
function noteClosedAsks(phone, { asks, holding, beside }) {
  const known = new Set([...asks, ...holding, ...beside].map(({ role }) => role));
  for (const role of phone.pages.get("asks") ?? []) {
    const isOver = !known.has(role) && isRunning(phone) && !isPending(phone, { type: "step_back", role });
    if (isOver) notify(phone, filled(texts.askOver, { role: roleOf(phone, role).name }));
  }
  phone.pages.set("asks", asks.map(({ role }) => role));
}

function people(phone, frame) {
  phone.people = frame.people;
}

// Until the view that tells of it has come, be it before or after the receipt, what was granted shows from `settled`.
function reply(phone, { id, receipt }) {
  if (answered(phone, id, true)) return;
  const item = phone.outbox.drawer.get(id);
  if (item !== null) settle(phone, { ...item, granted: true, seq: receipt.seq, made: receipt.made ?? null });
  phone.outbox.granted(id);
}

function settle(phone, item) {
  const { command, made, tool } = item;
  if (tool) phone.tools.remove(tool);
  if (NOT_OWN.includes(command.type)) return;
  if (made !== null) phone.ui.places.set(made, item.id);
  if (command.type === "join") phone.kind = "participant";
  else if (command.key) storeNameless(phone, item);
  else if (!(item.seq <= phone.mine?.seq)) phone.granted.push(item);
}

// The key of words without a name is known to this phone alone, and so is that they are one's own.
function storeNameless({ nameless }, { asked, command, made }) {
  const { type, key, text } = command;
  if (type === "take_back_contribution") nameless.remove(key);
  else if (type === "change_contribution") nameless.set(key, { ...nameless.get(key), text });
  else nameless.set(key, { late: false, ...command, id: made, asked, heard: false });
}

function refused(phone, { id, code, message, temporary = false }) {
  if (answered(phone, id, false)) return;
  const { outbox, ui } = phone;
  const item = outbox.drawer.get(id);
  if (temporary) outbox.retryLater();
  else if (outbox.refused(id, { code, message })) return;
  else if (item?.command.type === "join") ui.error = { field: "name", text: message };
  else if (item) reportRefusal(phone, item.command, message);
}

// Tells of it; a wording comes back to where it was written.
function reportRefusal(phone, { type, question, text }, message) {
  if (type === "offer_wording") phone.drafts.set(question, { ...draftOf(phone, { id: question }), wording: text });
  notify(phone, message);
}

function notify({ ui }, message) {
  if (!ui.notices.includes(message)) ui.notices.push(message);
}

function bye(phone, { code, message, temporary }) {
  const { ui } = phone;
  const isTurnedAway = code === "wrong_code" || code === "not_welcome";
  if (isTurnedAway) {
    phone.connection.halt();
    ui.error = { field: "code", text: code === "wrong_code" ? texts.codeWrong : texts.codeWanted };
    Object.assign(ui, { askCode: true, focus: "code" });
  } else if (ui.askCode) {
    ui.error = { field: "code", text: texts.slowDown };
  } else if (!ui.welcomed) {
    ui.refusal = message;
  } else if (!temporary) {
    notify(phone, message);
  }
}
