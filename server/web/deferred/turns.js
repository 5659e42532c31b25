// Where what was said leads: the turns that are set, each with what led to it as it may be read now.

import { h } from "../dom.js";
import { filled, texts } from "../texts.js";

/** @type {(phone: GuestPhone) => Content} */
export function turnsView({ room }) {
  if (room.turns.length === 0) return null;
  return h("section", { key: "turns", id: "turns" }, h("h2", texts.turns.title), h("ul", room.turns.map(turnCard)));
}

/** @type {(turn: RoomTurn) => VNode} */
function turnCard({ id, text, parked, words = [], themes = [], all_taken_back: isAlone = false }) {
  return h(
    "li.said",
    { key: id },
    h("p.words", text),
    parked && !parked.over ? h("p.hint", unknown(parked)) : null,
    themes.map((name) => h("p.hint", { key: `theme ${name}` }, filled(texts.turns.theme, { theme: name }))),
    words.map(({ label, text: said, room_only: roomOnly }, at) => {
      const who = [label || texts.nameless, ...(roomOnly ? [texts.seen.room] : [])].join(" · ");
      return h("p.hint", { key: `words ${at}` }, filled(texts.turns.words, { who, words: said }));
    }),
    isAlone ? h("p.hint", { key: "alone" }, texts.turns.alone) : null,
  );
}

/** @type {(parked: Parked) => string} */
function unknown({ why = "", helps, look_again: again }) {
  const { parked, helps: would, again: look } = texts.turns;
  return [filled(parked, { why }), helps ? filled(would, { who: helps }) : "", again ? filled(look, { when: again }) : ""].filter(Boolean).join(" ");
}
