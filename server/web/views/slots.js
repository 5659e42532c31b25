// The places on the page that deferred modules add their views to, and what they do before and after it is drawn.

/** @type {{ [S in keyof SlotArguments]: ((...about: SlotArguments[S]) => Content)[] }} */
const SLOTS = {
  before: [],
  after: [],
  strips: [],
  asked: [],
  reworded: [],
  question: [],
  choices: [],
  removed: [],
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
