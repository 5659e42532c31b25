// The one contribution that is held up before the whole room: a line on every page, and its words on the page "Room".

import { goToView } from "../actions.js";
import { h, row } from "../dom.js";
import { hasViews, isClosed } from "../model.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { brief } from "./brief.js";
import { roomActionButton, roomButton } from "./buttons.js";
import { mayUse } from "./catalogue.js";
import { bar } from "./strips.js";

/** @type {(phone: JoinedPhone) => Content} */
export function heldUpStrip(phone) {
  const { held_up: said } = phone.room;
  if (said === null || phone.ui.view === "room" || isClosed(phone)) return null;
  return bar("heldup", { text: filled(said.room_only ? texts.heldUpRoom : texts.heldUp, { words: said.text }) }, texts.show, () => goToView(phone, "room"));
}

/** @type {(phone: GuestPhone) => Content} */
export function heldUpWords(phone) {
  const { held_up: said } = phone.room;
  if (said === null) return null;
  const by = [texts.heldUpBy, said.label || texts.nameless, said.room_only ? texts.seen.room : ""].filter(Boolean).join(" · ");
  const down = hasViews(phone) && mayUse(phone, "ask") ? row(roomActionButton(phone, texts.putDown, { type: "put_down" })) : null;
  return h("ul", { key: "held", id: "heldup" }, h("li.said", h("p.by", by), h("p.words", said.text), down));
}

// What a Host does about words that everybody may read; it is asked about with the words as they are.
/** @type {(phone: JoinedPhone, said: RoomContribution, question: SaidList["question"]) => Content} */
export function holdUpButton(phone, { id: contribution, text, room_only: roomOnly }, { to_all: toAll }) {
  const { held_up: up } = phone.room;
  if (!mayUse(phone, "ask") || !toAll || (up !== null && up.id === contribution)) return null;
  /** @type {(seen: RoomSeen) => void} */
  const hold = (seen) => submit(phone, { type: "hold_up", contribution, seen });
  /** @type {keyof Texts["sure"]} */
  const kind = roomOnly ? "hold_up_room" : "hold_up";
  const asked = { kind, key: `up-${contribution}`, words: () => text, name: texts.holdUp };
  return row(roomButton(phone, { ...asked, answers: [[texts.yes, hold]], props: { about: brief(text), class: "link" } }));
}
