// What everybody said to the newest question, once it was revealed.

import { h } from "../dom.js";
import { notesOf } from "../views/contribution.js";
import { filled, texts } from "../texts.js";

export function revealedView({ room, ui }) {
  if (!room.question?.revealed || room.question.id !== ui.shown?.id) return null;
  return h(
    "section",
    { key: "room" },
    h("h2", texts.saidInRoom),
    room.said.length === 0 ? h("p.hint", texts.nothingYet) : null,
    h("ul", room.said.map(roomContribution)),
  );
}

function roomContribution(said) {
  const notes = [said.hands ? handsText(said.hands) : said.label ?? texts.nameless, ...notesOf(said)];
  return h("li", { key: said.id }, h("p.words", said.text), h("p.mark", notes.join(" · ")));
}

function handsText(hands) {
  return hands === 1 ? texts.oneHand : filled(texts.hands, { hands });
}
