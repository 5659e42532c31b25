// What became of one's own words, in words: who built on them, in which themes they are, how many say "Me too".

import { h } from "../dom.js";
import { hasViews } from "../model.js";
import { filled, texts } from "../texts.js";
import { ask } from "./asking.js";

// What became of words without a name is asked for anew after so long, and a while after anything else changed; in
// milliseconds.
const MARKS_EVERY = 14000;
const MARKS_SOON = 2000;
const MOST_KEYS = 50;

/** @type {Map<string, WordMarks>} */
const namelessMarks = new Map();
let marksAskedAt = -Infinity;
let marksAskedFor = "";
/** @type {RoomView | null} */
let marksRoom = null;

/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
export function becameView(_, said) {
  const told = becameOf(said);
  return told.length > 0 ? h("p.became", { key: "became" }, told.join(" · ")) : null;
}

// The same as sentences.
/** @type {(said: ShownContribution) => string[]} */
export function becameOf(said) {
  const became = said.key === null ? said : namelessMarks.get(said.key) || {};
  const { me_too: meToo = 0, built_on: builtOn = 0, challenged = 0, themes = [], turns = [], closed_because: reason } = became;
  return [
    builtOn > 0 ? filled(texts.builtOn, { count: builtOn }) : "",
    challenged > 1 ? filled(texts.challengedBy, { count: challenged }) : challenged > 0 ? texts.challengedWithCare : "",
    ...themes.map((theme) => filled(texts.inTheme, { theme })),
    ...turns.map(({ number, parked }) => [filled(texts.ledTo, { number }), parked ? filled(texts.parkedBecause, { why: parked }) : ""].filter(Boolean).join(" · ")),
    meToo > 0 ? filled(texts.meTooCount, { count: meToo }) : "",
    reason ? filled(texts.water.closed, { reason }) : "",
  ].filter(Boolean);
}

// The code by which words without a name are found in the report; empty as long as the server has not said it.
/** @type {(key: string) => string} */
export function codeOf(key) {
  return (namelessMarks.get(key) || {}).code || "";
}

// Whether words without a name wait to be let be read.
/** @type {(key: string) => boolean} */
export function waitsUnread(key) {
  return (namelessMarks.get(key) || {}).waits === true;
}

// Words without a name are known as one's own on this phone alone, by their keys: the server looks those up and forgets
// them again.
/** @type {(phone: Phone) => null} */
export function askForMarks(phone) {
  const { connection, ui, room } = phone;
  if (!hasViews(phone) || !connection.up || (ui.view !== "question" && ui.view !== "words")) return null;
  const keys = phone.nameless.all().filter(([, { id }]) => id !== null).map(([key]) => key).slice(-MOST_KEYS);
  const wanted = [phone.session, connection.made, ...keys].join();
  const since = performance.now() - marksAskedAt;
  if (keys.length === 0 || (wanted === marksAskedFor && room === marksRoom && since < MARKS_EVERY)) return null;
  if (wanted === marksAskedFor && since < MARKS_SOON) {
    phone.drawIn(MARKS_SOON - since);
    return null;
  }
  marksAskedAt = performance.now();
  marksAskedFor = wanted;
  marksRoom = room;
  ask(phone, { type: "read_marks", keys }, (_, answer) => {
    if (!answer || answer.type !== "marks_read") return;
    answer.marks.forEach((one, place) => {
      if (one === null) namelessMarks.delete(keys[place]);
      else namelessMarks.set(keys[place], one);
      if (one && one.deleted) forgetWords(phone, keys[place], one.deleted);
    });
    // That somebody lets them be read may change nothing else here.
    if (keys.some(waitsUnread)) setTimeout(phone.draw, MARKS_EVERY);
  });
  return null;
}

// Words that were deleted are kept here no longer either.
/** @type {(phone: SessionPhone, key: string, text: string) => void} */
function forgetWords({ nameless }, key, text) {
  const kept = nameless.get(key);
  if (kept !== null && !kept.deleted) nameless.set(key, { ...kept, text, value: "", deleted: true });
}
