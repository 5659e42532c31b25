// What everybody said to the newest question, once it was revealed.

import { h } from "../dom.js";
import { filled, texts } from "../texts.js";
import { notesOf } from "../views/contribution.js";

/** @type {(phone: JoinedPhone) => Content} */
export function revealedView({ room: { question, said }, ui: { shown } }) {
  if (question === null || !question.revealed || shown === null || question.id !== shown.id) return null;
  return h(
    "section",
    { key: "room" },
    h("h2", texts.saidInRoom),
    said.length === 0 ? h("p.hint", texts.nothingYet) : null,
    h("ul", said.map(roomContribution)),
  );
}

/** @type {(said: RoomContribution) => VNode} */
function roomContribution(said) {
  const notes = [said.hands ? handsText(said.hands) : said.label || texts.nameless, ...notesOf(said)];
  return h("li", { key: said.id }, h("p.words", said.text), h("p.mark", notes.join(" · ")));
}

/** @type {(hands: number) => string} */
function handsText(hands) {
  return hands === 1 ? texts.oneHand : filled(texts.hands, { hands });
}
