// What nobody has acknowledged yet, for whoever may: how much it is, and each with a button that says that it was heard.

import { ownContributions } from "../contributions.js";
import { button, h, row } from "../dom.js";
import { isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { notesOf } from "../views/contribution.js";
import { ask } from "./asking.js";
import { brief } from "./brief.js";
import { actionButton } from "./buttons.js";
import { heldBecause } from "./holding.js";
import { askedLine } from "./looks.js";

let isListOpen = false;
/** @type {PlacedWords[]} */
let unheardListed = [];
// What the list was asked for by, which is another once it may have changed.
let unheardListedFor = "";

/** @type {(phone: JoinedPhone) => Content} */
export function hearingView(phone) {
  const { unheard } = phone.mine;
  if (unheard === null || !isRunning(phone)) return null;
  const toggle = () => {
    isListOpen = !isListOpen;
    phone.draw();
  };
  if (isListOpen) bringList(phone, unheard);
  const own = ownNameless(phone);
  const count = Math.max(0, unheard - own.length);
  const listed = unheardListed.filter(({ said }) => !own.includes(said.id));
  return h(
    "section.tool",
    { key: "hearing", id: "hearing" },
    h("h2", texts.hearing.title),
    h("p", { role: "status" }, count === 0 ? texts.hearing.none : filled(texts.hearing.count, { count })),
    count > 0 ? button(isListOpen ? texts.hearing.hide : texts.hearing.show, toggle, { "aria-expanded": String(isListOpen) }) : null,
    isListOpen && count > 0 ? h("ul", listed.map((words) => unheardWords(phone, words))) : null,
  );
}

/** @type {(phone: JoinedPhone, words: PlacedWords) => VNode} */
function unheardWords(phone, { number, said }) {
  const { id, label, text, value } = said;
  const notes = [label || texts.nameless, ...notesOf(said), ...(said.room_only ? [texts.seen.room] : []), filled(texts.number, { number })];
  return h(
    "li.said",
    { key: id },
    h("p.by", notes.join(" · ")),
    askedLine(phone, number),
    value ? h("p.words", value) : null,
    h("p.words", { key: "words" }, text),
    row(actionButton(phone, texts.marks.heard, { type: "mark_heard", contributions: [id] }, { about: brief(text) })),
  );
}

// The ids of one's own words without a name that the server counts too: it does not know whose they are, and this phone does.
/** @type {(phone: JoinedPhone) => string[]} */
function ownNameless(phone) {
  const { earlier, question } = phone.room;
  const asked = [...earlier, ...(question ? [question] : [])];
  const readable = asked.filter(({ revealed }) => revealed).map(({ id }) => id);
  const listed = unheardListed.map(({ said }) => said.id);
  const unheard = ownContributions(phone).filter((said) => said.key !== null && said.mark === "received" && heldBecause(phone, said) === null);
  return unheard.filter((said) => readable.includes(said.question) || listed.includes(String(said.id))).map(({ id }) => String(id));
}

/** @type {(phone: JoinedPhone, count: number) => void} */
function bringList(phone, count) {
  const wanted = [phone.session, phone.connection.made, count, phone.room.earlier_changed, isPending(phone, { type: "mark_heard" })].join();
  if (wanted === unheardListedFor || !phone.connection.up) return;
  unheardListedFor = wanted;
  ask(phone, { type: "list_unheard" }, (_, answer) => {
    if (answer && answer.type === "words_read") unheardListed = answer.placed;
  });
}
