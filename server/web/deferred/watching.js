// What is noted before each drawing of the page: it follows from what the server says, whichever frame said it.

import { hasViews, isRunning, notify } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { roleOf } from "./catalogue.js";

// As many ids of words without a name that were heard are sent at most.
const HEARD_LISTED = 100;

/** @type {(phone: Phone) => null} */
export function noteChanges(phone) {
  if (!hasViews(phone)) return null;
  markNamelessHeard(phone);
  noteClosedAsks(phone);
  return null;
}

/** @type {(phone: JoinedPhone) => void} */
function markNamelessHeard({ nameless, room: { heard: listed } }) {
  for (const [key, kept] of nameless.all()) {
    const hasFallenOff = kept.heard && listed.length >= HEARD_LISTED;
    const heard = hasFallenOff || (kept.id !== null && listed.includes(kept.id));
    if (heard !== kept.heard) nameless.set(key, { ...kept, heard });
  }
}

// An asking that went away, and not by one's own hand or with what was asked for, is told of in one neutral sentence.
/** @type {(phone: JoinedPhone) => void} */
function noteClosedAsks(phone) {
  const { pages, mine } = phone;
  const known = new Set([...mine.asks, ...mine.holding, ...mine.beside].map(({ role }) => role));
  const before = pages.get("asks") || [];
  for (const role of before) {
    if (!known.has(role) && isRunning(phone)) notify(phone, filled(texts.askOver, { role: roleOf(phone, role).name }));
  }
  const asks = mine.asks.map(({ role }) => role).filter((role) => !isPending(phone, { type: "step_back", role }));
  if (asks.join() !== before.join()) pages.set("asks", asks);
}
