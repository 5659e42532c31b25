// What the phone knows, and what follows from it.

import { isBlank } from "./limits.js";

// What appears by itself under a finger takes no tap for so long, in milliseconds.
const SETTLE = 600;

/** @type {Draft} */
const EMPTY_DRAFT = { text: "", unsure: false, nameless: false, consent: "notes", speaking: [], wording: "", begun: false };

// Goes to the door, with a code or as someone known.
/** @type {(phone: Phone, code: string) => void} */
export function enter(phone, code) {
  phone.code = code;
  phone.connection.open();
}

/** @type {(phone: Phone) => phone is SessionPhone} */
export function hasSession(phone) {
  return phone.session !== null;
}

/** @type {(phone: Phone) => phone is JoinedPhone} */
export function hasViews(phone) {
  return phone.room !== null && phone.mine !== null;
}

// Whether somebody came once the session had ended.
/** @type {(phone: Phone) => phone is GuestPhone} */
export function isGuest({ kind, room }) {
  return kind === "visitor" && room !== null && room.phase === "ended";
}

/** @type {(phone: Phone) => boolean} */
export function isRunning({ room }) {
  return room !== null && room.phase !== "ended";
}

// Whether the session is over and cannot be reached: what waits then may never be sent.
/** @type {(phone: Phone) => boolean} */
export function isClosed({ room, connection }) {
  return room !== null && room.phase === "ended" && connection.isGone();
}

/** @type {(phone: JoinedPhone, question: ShownQuestion) => boolean} */
export function isOpen(phone, question) {
  const current = phone.room.question;
  return isRunning(phone) && current !== null && current.id === question.id && current.open;
}

// The time in the room, whatever this phone's own clock says; in milliseconds, as moments of the server are once parsed.
/** @type {(phone: Phone) => number} */
export function now(phone) {
  return Date.now() + phone.skew;
}

/** @type {(since?: number) => boolean} */
export function isJustShown(since = -Infinity) {
  return performance.now() - since < SETTLE;
}

/** @type {(phone: Phone) => number} */
export function shownNow(phone) {
  setTimeout(phone.draw, SETTLE + 20);
  return performance.now();
}

// Words that were begun keep what was chosen for them; elsewhere what was chosen last stays.
/** @type {(phone: SessionPhone, question: { id: string }) => Draft} */
export function draftOf(phone, { id }) {
  const kept = phone.drafts.get(id);
  return { ...EMPTY_DRAFT, ...kept, ...(kept && !isBlank(kept.text) ? null : phone.pages.get("choices")) };
}

// Whether it is open who sees the words: whoever came back on this phone has not chosen here yet.
/** @type {(phone: SessionPhone) => boolean} */
export function isChoosing({ ui, pages }) {
  return ui.choosing || pages.get("unchosen") === true;
}

// What sent words are being changed to, or null where they are not being changed.
/** @type {(phone: SessionPhone, said: ShownContribution) => string | null} */
export function changeOf(phone, said) {
  const kept = said.id === null ? null : phone.changes.get(said.id);
  return kept === null ? null : kept.text;
}

// Shows a question; it is kept, so that a reload comes back to it.
/** @type {(phone: SessionPhone, question: ShownQuestion | null) => void} */
export function show(phone, question) {
  Object.assign(phone.ui, { shown: question, composing: false, choosing: false, error: null, removed: null });
  keepShown(phone);
}

/** @type {(phone: SessionPhone) => void} */
export function keepShown({ pages, ui }) {
  if (ui.shown === null) pages.remove("shown");
  else pages.set("shown", ui.shown);
}

// Whether nobody has begun anything on the question that is shown.
/** @type {(phone: SessionPhone) => boolean} */
export function isPristine(phone) {
  const { shown, choosing } = phone.ui;
  if (shown === null) return true;
  const isTyping = document.activeElement instanceof HTMLTextAreaElement;
  const isSending = phone.outbox.items().some(({ asked }) => asked);
  const { text, wording, begun } = draftOf(phone, shown);
  return !begun && !choosing && !isTyping && !isSending && isBlank(text + wording) && phone.changes.all().length === 0;
}

// The newest one is shown; the others come up once it is put away.
/** @type {(phone: Phone, message: string) => void} */
export function notify({ ui }, message) {
  if (!ui.notices.includes(message)) ui.notices.unshift(message);
}
