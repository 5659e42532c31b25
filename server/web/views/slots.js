// The places on the page that are filled by the part of the script that comes later; it must not know with what.

const SLOTS = { arrivals: [], question: [], choices: [], ended: [], roles: [], words: [] };

// Adds a view to a place, below those that are there.
export function addToSlot(place, view) {
  SLOTS[place].push(view);
}

// What is to be drawn in a place: nothing as long as its views have not come.
export function slotViews(place, ...about) {
  return SLOTS[place].map((view) => view(...about));
}
