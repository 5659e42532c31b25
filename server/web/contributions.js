// One's own words wherever they are just now: on the way, in the session, or kept on this phone without a name.

import { isBlank } from "./limits.js";

// All of them, or those that answer one question; oldest first.
/** @type {(phone: JoinedPhone, question?: string) => ShownContribution[]} */
export function ownContributions(phone, question) {
  const items = phone.outbox.items();
  const known = [...namedContributions(phone), ...namelessContributions(phone)].map((said) => withPendingChanges(said, items));
  const sent = items.map(sentContribution).filter((said) => said !== null);
  return [...known, ...sent]
    .filter(({ question: of, to }) => question === undefined || (of === question && to === undefined))
    .map((said) => ({ ...said, place: (said.id !== null && phone.ui.places.get(said.id)) || said.place }));
}

// Drafts with something in them.
/** @type {(phone: SessionPhone) => (Draft & { question: string })[]} */
export function unsentDrafts(phone) {
  const drafts = phone.drafts.all().map(([question, draft]) => ({ ...draft, question }));
  return drafts.filter((draft) => !isBlank(draft.text + (draft.value || "")));
}

/** @type {(phone: JoinedPhone) => ShownContribution[]} */
function namedContributions(phone) {
  return phone.mine.said.map((one) => ({ ...one, place: one.id, key: null, item: null, mark: markOf(one) }));
}

/** @type {(phone: SessionPhone) => ShownContribution[]} */
function namelessContributions(phone) {
  const arrived = phone.nameless.all().filter(([, { arrives = "now" }]) => arrives === "now");
  return arrived.map(([key, one]) => ({ ...one, key, place: key, item: null, mark: markOf(one) }));
}

/** @type {(said: { heard: boolean }) => Mark} */
function markOf({ heard }) {
  return heard ? "heard" : "received";
}

// Words with the changes that were made to them here and are not in the server's view yet.
/** @type {(said: ShownContribution, items: PendingItem[]) => ShownContribution} */
function withPendingChanges(said, items) {
  return items.reduce((shown, item) => {
    const { command } = item;
    if (!("contribution" in command) || command.contribution !== said.id) return shown;
    if (command.type === "take_back_contribution") return { ...shown, mark: "leaving" };
    if (!command.type.startsWith("change")) return shown;
    const { text, consent } = { ...shown, ...command };
    return { ...shown, text, consent, item, mark: item.refused ? "refused" : "saved" };
  }, said);
}

/** @type {(item: PendingItem) => ShownContribution | null} */
function sentContribution(item) {
  const { asked, about, command, id: place } = item;
  const mark = item.refused ? "refused" : "saved";
  return asked ? /** @type {ShownContribution} */ ({ late: false, key: null, ...about, ...command, asked, id: null, place, mark, item }) : null;
}
