// The places on the page that deferred modules add their views to.

/** @type {{ [slot in PageSlot]: ((phone: JoinedPhone) => Content)[] }} */
const SLOTS = { arrivals: [], question: [], ended: [], roles: [], words: [] };

/** @type {ChoicesView[]} */
const CHOICES = [];

// Adds a view to a slot, below those that are there.
/** @type {(slot: PageSlot, view: (phone: JoinedPhone) => Content) => void} */
export function addToSlot(slot, view) {
  SLOTS[slot].push(view);
}

// What is to be drawn in a slot: nothing as long as its views have not come.
/** @type {(slot: PageSlot, phone: JoinedPhone) => Content[]} */
export function slotViews(slot, phone) {
  return SLOTS[slot].map((view) => view(phone));
}

// Adds a view to the choices for words that are about to be sent.
/** @type {(view: ChoicesView) => void} */
export function addChoices(view) {
  CHOICES.push(view);
}

/** @type {(phone: JoinedPhone, draft: Draft, keep: KeepDraft) => Content[]} */
export function moreChoices(phone, draft, keep) {
  return CHOICES.map((view) => view(phone, draft, keep));
}
