// The outcomes: what would make it worth it, in people's own words, and what came of each.

import { textError, validate } from "../actions.js";
import { h, row } from "../dom.js";
import { LIMITS } from "../limits.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { submit } from "./actions.js";
import { brief } from "./brief.js";
import { roomActionButton, roomButton } from "./buttons.js";
import { mayUse } from "./catalogue.js";

// What was begun of what came of an outcome, by its id.
/** @type {Map<string, string>} */
const begun = new Map();

/** @type {(phone: JoinedPhone) => Content} */
export function outcomesView(phone) {
  const { outcomes } = phone.room;
  if (outcomes.length === 0) return null;
  return h("section", { key: "outcomes", id: "outcomes" }, h("h2", texts.worth.title), h("ul", outcomes.map((one) => outcomeView(phone, one))));
}

// Adopts words that everybody may read; it is asked about with the words as they are.
/** @type {(phone: JoinedPhone, said: RoomContribution, question: SaidList["question"]) => Content} */
export function adoptButton(phone, { id: contribution, text, room_only: roomOnly }, { to_all: toAll }) {
  if (!mayKeep(phone) || !toAll || phone.room.outcomes.some((one) => one.contribution === contribution)) return null;
  if (isPending(phone, { type: "adopt_outcome", contribution })) return h("p.hint", { key: "adopting" }, texts.onItsWay);
  /** @type {(seen: RoomSeen) => void} */
  const adopt = (seen) => submit(phone, { type: "adopt_outcome", contribution, seen });
  /** @type {keyof Texts["sure"]} */
  const kind = roomOnly ? "adopt_outcome_room" : "adopt_outcome";
  const asked = { kind, key: `adopt-${contribution}`, words: () => text, name: texts.worth.adopt };
  return row(roomButton(phone, { ...asked, answers: [[texts.yes, adopt]], props: { about: brief(text), class: "link" } }));
}

/** @type {(phone: JoinedPhone, outcome: RoomOutcome) => VNode} */
function outcomeView(phone, outcome) {
  const { id, text, label, gone, room_only: roomOnly, came_of: came } = outcome;
  const by = [label, roomOnly ? texts.seen.room : ""].filter(Boolean).join(" · ");
  return h(
    "li.said",
    { key: id },
    by ? h("p.by", by) : null,
    gone ? h("p.hint", { key: "gone" }, texts.worth.gone[gone]) : h("p.words", { key: "words" }, text),
    came ? h("p", { key: "came" }, filled(texts.worth.came, { text: came })) : null,
    mayKeep(phone) ? keeping(phone, outcome) : null,
  );
}

// What whoever keeps the outcomes can do with one.
/** @type {(phone: JoinedPhone, outcome: RoomOutcome) => Content} */
function keeping(phone, { id: outcome, number, text, came_of: came = "" }) {
  if (isPending(phone, { type: "say_what_came", outcome })) return h("p.hint", { key: "telling" }, texts.onItsWay);
  const id = `came-${outcome}`;
  const about = text ? brief(text) : String(number);
  const typed = () => (begun.has(outcome) ? begun.get(outcome) || "" : came);
  /** @type {(seen: RoomSeen) => void} */
  const say = (seen) => {
    if (!validate(phone, id, textError(typed(), LIMITS.ask, texts.blankBox))) return;
    submit(phone, { type: "say_what_came", outcome, text: typed(), seen });
    begun.delete(outcome);
  };
  const asked = { kind: /** @type {const} */ ("say_what_came"), key: id, words: typed, name: texts.worth.say };
  /** @type {(words: string) => void} */
  const keep = (words) => {
    begun.set(outcome, words);
    phone.ui.error = null;
    phone.draw();
  };
  return h(
    "details",
    { key: "keeping" },
    h("summary", texts.worth.keep),
    h("label", { id: `${id}-label`, for: id }, texts.worth.label),
    textBox(phone, { id, label: `${id}-label`, text: typed(), limit: LIMITS.ask, oninput: keep }),
    row(roomButton(phone, { ...asked, answers: [[texts.yes, say]], props: { about } }), roomActionButton(phone, texts.worth.drop, { type: "drop_outcome", outcome }, { about })),
  );
}

/** @type {(phone: JoinedPhone) => boolean} */
function mayKeep(phone) {
  return mayUse(phone, "outcomes") || mayUse(phone, "ask");
}
