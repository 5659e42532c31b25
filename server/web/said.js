// One's own words wherever they are just now: on the way, in the session, or kept on this phone without a name. It
// must not know how they are drawn.

import { isBlank } from "./limits.js";
import { underway } from "./underway.js";

// All of them, or those to one question; oldest first. `mark` is saved, received, heard, leaving or refused; `place`
// stays the same for as long as the words do.
export function saidBy(phone, question = null) {
  const items = underway(phone);
  const known = [...named(phone), ...nameless(phone)].map((said) => overlaid(said, items));
  const ids = new Set(known.map((said) => said.id));
  const sent = items.filter((item) => item.command.type === "contribute" && !ids.has(item.made)).map(onItsWay);
  return [...known, ...sent]
    .filter((said) => said.mark !== "gone" && (question === null || said.question === question))
    .map((said) => ({ ...said, place: phone.ui.places.get(said.id) ?? said.place }));
}

// Drafts with something in them.
export function draftsLeft(phone) {
  const drafts = phone.drafts.all().map(([question, draft]) => ({ question, ...draft }));
  return drafts.filter((draft) => !isBlank(draft.text));
}

function named(phone) {
  const said = phone.mine?.said ?? [];
  return said.map((one) => ({ ...one, place: one.id, key: null, item: null, mark: one.heard ? "heard" : "received" }));
}

function nameless(phone) {
  return phone.nameless.all().map(([key, one]) => ({ ...one, place: key, item: null, mark: one.heard ? "heard" : "received" }));
}

// Words with the changes that were made to them here and are not in the server's view yet.
function overlaid(said, items) {
  const about = items.filter((item) => item.command.contribution && item.command.contribution === said.id);
  return about.reduce((shown, item) => {
    const { type, text } = item.command;
    if (type === "take_back_contribution") return { ...shown, mark: item.settled ? "gone" : "leaving" };
    return item.settled ? { ...shown, text } : { ...shown, text, item, mark: item.refused ? "refused" : "saved" };
  }, said);
}

function onItsWay(item) {
  const { asked, command, made = null, refused, settled } = item;
  const mark = settled ? "received" : refused ? "refused" : "saved";
  return { late: false, key: null, ...command, asked, id: made, place: item.id, mark, item: settled ? null : item };
}
