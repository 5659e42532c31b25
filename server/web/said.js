// One's own words wherever they are just now: on the way, in the session, or kept on this phone without a name. It
// must not know how they are drawn.

import { isBlank } from "./limits.js";

// All of them, or those to one question; oldest first. `mark` is saved, received, heard, leaving or refused.
export function saidBy(phone, question = null) {
  const items = [...phone.settled.map((item) => ({ ...item, settled: true })), ...phone.outbox.items()];
  const known = [...namedWords(phone), ...namelessWords(phone)].map((said) => overlaid(said, items)).filter(Boolean);
  const ids = new Set(known.map((said) => said.id));
  const onTheWay = items.filter((item) => item.command.type === "contribute" && !ids.has(item.made)).map(sentWords);
  return [...known, ...onTheWay].filter((said) => question === null || said.question === question);
}

function namedWords(phone) {
  return (phone.mine?.said ?? []).map((said) => ({ ...said, place: said.id, key: null, mark: said.heard ? "heard" : "received" }));
}

function namelessWords(phone) {
  return phone.nameless.all().map(([key, said]) => ({ ...said, place: key, mark: said.heard ? "heard" : "received" }));
}

// Words with the changes that were made to them here and are not in the server's view yet.
function overlaid(said, items) {
  let shown = said;
  for (const item of items) {
    const { command } = item;
    if (said.id === null || command.contribution !== said.id) continue;
    if (command.type === "take_back_contribution") {
      if (item.settled) return null;
      shown = { ...shown, mark: "leaving" };
    } else if (item.settled) {
      shown = { ...shown, text: command.text };
    } else {
      shown = { ...shown, text: command.text, mark: item.refused ? "refused" : "saved", item };
    }
  }
  return shown;
}

function sentWords(item) {
  const { command } = item;
  const mark = item.settled ? "received" : item.refused ? "refused" : "saved";
  return {
    place: item.id,
    id: item.made ?? null,
    question: command.question,
    asked: item.asked,
    text: command.text,
    kind: command.kind,
    consent: command.consent,
    late: command.late ?? false,
    key: command.key ?? null,
    mark,
    item: item.settled ? null : item,
  };
}

// Whether a command of this type about this thing is on its way or just granted.
export function isUnderway(phone, type, field, value) {
  const items = [...phone.settled, ...phone.outbox.items()];
  return items.some((item) => item.command.type === type && item.command[field] === value);
}

// Drafts with something in them.
export function draftsLeft(phone) {
  return phone.drafts
    .all()
    .map(([id, draft]) => ({ id, ...draft }))
    .filter((draft) => !isBlank(draft.text) && draft.asked);
}
