// Words of others that one answered, as they may be read just now. This phone keeps their ids and never the words: what is
// taken back or held back goes from here too.

import { hasViews, isRunning } from "../model.js";
import { ask } from "./asking.js";

// As many ids are taken at once.
const ASKED_AT_ONCE = 12;
// After a change in the room they are read again, so long after the last time at the soonest; in milliseconds.
const OTHERS_SOON = 2000;

// By their ids; null where they may not be read now.
/** @type {Map<string, RoomContribution | null>} */
const othersRead = new Map();
let othersAskedAt = -Infinity;
let othersAskedFor = "";
/** @type {RoomView | null} */
let othersRoom = null;

// Undefined as long as nothing is known of them.
/** @type {(id: string) => RoomContribution | null | undefined} */
export function othersWords(id) {
  return othersRead.get(id);
}

// Empty where they cannot be read.
/** @type {(id: string) => string} */
export function othersText(id) {
  const said = othersRead.get(id);
  return said ? said.text : "";
}

// The words that one's own answer, sent or not.
/** @type {(phone: JoinedPhone) => string[]} */
function answeredIds({ nameless, drafts, outbox, mine }) {
  const ids = [
    ...nameless.all().map(([, kept]) => kept.contribution),
    ...drafts.all().map(([, draft]) => draft.answers && draft.answers.contribution),
    ...outbox.items().map(({ command }) => (command.type === "build" || command.type === "challenge" ? command.contribution : undefined)),
    ...mine.challenges.map(({ contribution }) => contribution),
  ];
  return Array.from(new Set(ids.filter((id) => id !== undefined)));
}

// Asked for where they are shown: when there are others, over a new connection, and once the room has changed.
/** @type {(phone: Phone) => null} */
export function readOthers(phone) {
  const { connection, ui, room } = phone;
  if (!hasViews(phone) || !connection.up || (isRunning(phone) && ui.view !== "words" && ui.view !== "room")) return null;
  const ids = answeredIds(phone);
  const wanted = [phone.session, connection.made, ...ids].join();
  const since = performance.now() - othersAskedAt;
  if (ids.length === 0 || (wanted === othersAskedFor && room === othersRoom)) return null;
  if (wanted === othersAskedFor && since < OTHERS_SOON) {
    phone.drawIn(OTHERS_SOON - since);
    return null;
  }
  othersAskedAt = performance.now();
  othersAskedFor = wanted;
  othersRoom = room;
  for (let start = 0; start < ids.length; start += ASKED_AT_ONCE) readAtOnce(phone, ids.slice(start, start + ASKED_AT_ONCE));
  return null;
}

/** @type {(phone: JoinedPhone, contributions: string[]) => void} */
function readAtOnce(phone, contributions) {
  ask(phone, { type: "read_words", contributions }, (_, answer) => {
    if (!answer || answer.type !== "words_read") return;
    for (const id of contributions) othersRead.set(id, null);
    for (const { said } of answer.placed) othersRead.set(said.id, said);
  });
}
