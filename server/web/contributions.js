// One's own words wherever they are just now: on the way, in the session, or kept on this phone without a name.

import { isBlank } from "./limits.js";

// All of them, or those to one question; oldest first.
/** @type {(phone: JoinedPhone, question?: string) => ShownContribution[]} */
export function ownContributions(phone, question) {
  const items = phone.outbox.items();
  const known = [...namedContributions(phone), ...namelessContributions(phone)].map((said) => withPendingChanges(said, items));
  const sent = items.map(sentContribution).filter((said) => said !== null);
  return [...known, ...sent]
    .filter((said) => question === undefined || said.question === question)
    .map((said) => ({ ...said, place: (said.id !== null && phone.ui.places.get(said.id)) || said.place }));
}

// Drafts with something in them.
/** @type {(phone: SessionPhone) => (Draft & { question: string })[]} */
export function unsentDrafts(phone) {
  const drafts = phone.drafts.all().map(([question, draft]) => ({ ...draft, question }));
  return drafts.filter((draft) => !isBlank(draft.text));
}

/** @type {(phone: JoinedPhone) => ShownContribution[]} */
function namedContributions(phone) {
  return phone.mine.said.map((one) => ({ held: null, ...one, place: one.id, key: null, item: null, mark: markOf(one) }));
}

// Which of them are held back this phone finds among all that are: nobody else knows whose they are.
/** @type {(phone: JoinedPhone) => ShownContribution[]} */
function namelessContributions({ nameless, room }) {
  const reasons = new Map(room.held.map(({ id, reason }) => /** @type {[string | null, string]} */ ([id, reason])));
  return nameless.all().map(([key, one]) => {
    const held = reasons.get(one.id);
    return { ...one, held: held === undefined ? null : held, key, place: key, item: null, mark: markOf(one) };
  });
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
    return { ...shown, text: command.text, item, mark: item.refused ? "refused" : "saved" };
  }, said);
}

/** @type {(item: PendingItem) => ShownContribution | null} */
function sentContribution(item) {
  const { asked = "", command, refused } = item;
  if (command.type !== "contribute") return null;
  const mark = refused ? "refused" : "saved";
  return { late: false, held: null, key: null, ...command, asked, id: null, place: item.id, mark, item };
}
