// What everybody said to the newest question, once it was revealed.

import { h } from "../dom.js";
import { notesOf } from "../views/said.js";
import { filled, words } from "../words.js";

export function roomView({ room, ui }) {
  if (!room.question?.revealed || room.question.id !== ui.shown?.id) return null;
  return h(
    "section",
    { key: "room" },
    h("h2", words.saidInRoom),
    room.said.length === 0 ? h("p.hint", words.nothingYet) : null,
    h("ul", room.said.map(saidByAnybody)),
  );
}

function saidByAnybody(said) {
  const notes = [said.hands ? handsTold(said.hands) : said.label ?? words.nameless, ...notesOf(said)];
  return h("li", { key: said.id }, h("p.words", said.text), h("p.mark", notes.join(" · ")));
}

function handsTold(hands) {
  return hands === 1 ? words.oneHand : filled(words.hands, { hands });
}
