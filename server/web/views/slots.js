// The places on the page that deferred modules add their views to, and what they do before and after it is drawn.

import { h, heading } from "../dom.js";
import { texts } from "../texts.js";

/** @type {{ [S in keyof SlotArguments]: ((...about: SlotArguments[S]) => Content)[] }} */
const SLOTS = {
  before: [],
  after: [],
  strips: [],
  asked: [],
  reworded: [],
  question: [],
  who: [],
  choices: [],
  removed: [],
  above: [],
  card: [],
  ended: [],
  join: [],
  guest: [],
  room: [],
  roles: [],
  words: [],
  waiting: [],
  each: [],
};

// Adds a view to a slot, below those that are there.
/**
 * @template {keyof SlotArguments} S
 * @param {S} slot
 * @param {(...about: SlotArguments[S]) => Content} view
 */
export function addToSlot(slot, view) {
  SLOTS[slot].push(view);
}

// What is to be drawn in a slot: nothing as long as its views have not come.
/**
 * @template {keyof SlotArguments} S
 * @param {S} slot
 * @param {SlotArguments[S]} about
 * @returns {Content[]}
 */
export function slotViews(slot, ...about) {
  return SLOTS[slot].map((view) => view(...about));
}

// A page whose views are all deferred; until they have come, its title stands there.
/** @type {(phone: JoinedPhone, slot: DeferredPage, title: string) => Content} */
export function deferredPage(phone, slot, title) {
  const views = slotViews(slot, phone);
  return views.length > 0 ? views : [heading(title), h("p", { key: "coming", role: "status" }, texts.coming)];
}
