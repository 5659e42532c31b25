// One's own words wherever they are just now: on the way, in the session, or kept on this phone without a name. It
// must not know how they are drawn.

import { isBlank } from "./limits.js";
import { pendingItems } from "./pending.js";

// All of them, or those to one question; oldest first. `mark` is saved, received, heard, leaving or refused; `place`
// stays the same for as long as the words do.
export function ownContributions(phone, question = null) {
  const items = pendingItems(phone);
  const known = [...namedContributions(phone), ...namelessContributions(phone)].map((said) => withPendingChanges(said, items));
  const ids = new Set(known.map((said) => said.id));
  const sent = items.filter((item) => item.command.type === "contribute" && !ids.has(item.made)).map(sentContribution);
  return [...known, ...sent]
    .filter((said) => said.mark !== "gone" && (question === null || said.question === question))
    .map((said) => ({ ...said, place: phone.ui.places.get(said.id) ?? said.place }));
}

// Drafts with something in them.
export function unsentDrafts(phone) {
  const drafts = phone.drafts.all().map(([question, draft]) => ({ question, ...draft }));
  return drafts.filter((draft) => !isBlank(draft.text));
}

function namedContributions(phone) {
  const said = phone.mine?.said ?? [];
  return said.map((one) => ({ ...one, place: one.id, key: null, item: null, mark: one.heard ? "heard" : "received" }));
}

function namelessContributions(phone) {
  return phone.nameless.all().map(([key, one]) => ({ ...one, place: key, item: null, mark: one.heard ? "heard" : "received" }));
}

// Words with the changes that were made to them here and are not in the server's view yet.
function withPendingChanges(said, items) {
  const about = items.filter((item) => item.command.contribution && item.command.contribution === said.id);
  return about.reduce((shown, item) => {
    const { type, text } = item.command;
    if (type === "take_back_contribution") return { ...shown, mark: item.granted ? "gone" : "leaving" };
    return item.granted ? { ...shown, text } : { ...shown, text, item, mark: item.refused ? "refused" : "saved" };
  }, said);
}

function sentContribution(item) {
  const { asked, command, made = null, refused, granted } = item;
  const mark = granted ? "received" : refused ? "refused" : "saved";
  return { late: false, key: null, ...command, asked, id: made, place: item.id, mark, item: granted ? null : item };
}
