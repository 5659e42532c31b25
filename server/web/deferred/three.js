// "Read three": a few contributions that were shown least. What was read here is known to this page alone, for as long as
// it is open: it would tell who wrote the rest.

import { focus } from "../actions.js";
import { ownContributions } from "../contributions.js";
import { button, h, row } from "../dom.js";
import { hasViews, isRunning } from "../model.js";
import { filled, texts } from "../texts.js";
import { wordsAnswered } from "./answering.js";
import { ask } from "./asking.js";
import { contributionList } from "./said.js";

const THREE = 3;
// So many offers in which nothing is new are passed over.
const MOST_OFFERS = 4;
// What is on the page is asked for again after so long, as it may be taken back or held back meanwhile; in milliseconds.
const FRESH_FOR = 3000;

/** @type {{ session: string, words: PlacedWords[], askedAt: number, isOpen: boolean } | null} */
let threeShown = null;
let threeMessage = "";

/** @type {Set<string>} */
const readHere = new Set();

// The words on the page, where they belong to this session.
/** @type {(phone: Phone) => PlacedWords[]} */
export function threeWords({ session }) {
  return threeShown !== null && threeShown.session === session ? threeShown.words : [];
}

/** @type {(phone: Phone) => boolean} */
export function isReadingThree(phone) {
  return threeShown !== null && threeShown.isOpen && threeWords(phone).length > 0 && isRunning(phone);
}

// The way there, above what was said.
/** @type {(phone: JoinedPhone) => Content} */
export function threeButton(phone) {
  if (!isRunning(phone) || phone.room.question === null) return null;
  return h("div", { key: "three" }, row(button(texts.three.read, () => bringThree(phone))), h("p.hint", { role: "status" }, threeMessage || texts.three.about));
}

/** @type {(phone: JoinedPhone) => Content} */
export function threeView(phone) {
  const words = threeWords(phone);
  /** @type {Map<string, number>} */
  const names = new Map();
  // Whoever writes below one of them keeps it.
  const answered = wordsAnswered(phone);
  const isWriting = answered !== null && words.some(({ said }) => said.id === answered.contribution);
  return [
    h("h2", { key: "three", id: "three", tabindex: "-1" }, texts.three.title),
    words.map(({ question: id, number, asked: text, said, to_all, answered: to }) =>
      h(
        "section",
        { key: said.id },
        h("p.hint", `${filled(texts.number, { number })} · ${text}`),
        contributionList(phone, { id, text, to_all }, [said], names, to),
      ),
    ),
    isWriting ? null : row(button(texts.three.more, () => bringThree(phone)), button(texts.three.all, () => leaveThree(phone))),
    h("p.hint", { key: "status", role: "status" }, threeMessage),
  ];
}

/** @type {(phone: Phone) => void} */
function leaveThree(phone) {
  if (threeShown !== null) threeShown.isOpen = false;
  threeMessage = "";
  focus(phone, "heading");
}

// Own words are left out here: which of those without a name are one's own nobody else knows.
/** @type {(phone: JoinedPhone, tries?: number) => void} */
function bringThree(phone, tries = 1) {
  threeMessage = phone.connection.up ? texts.onItsWay : texts.reconnecting;
  phone.draw();
  ask(phone, { type: "offer_words" }, (_, offered) => {
    const ids = offered && offered.type === "words_offered" ? offered.contributions : [];
    const own = ownContributions(phone).map(({ id }) => id);
    const fresh = ids.filter((id) => !readHere.has(id) && !own.includes(id)).slice(0, THREE);
    if (fresh.length > 0) readThree(phone, fresh, true);
    else if (ids.length > 0 && tries < MOST_OFFERS) bringThree(phone, tries + 1);
    else sayOfThree(phone, texts.three.none);
  });
}

/** @type {(phone: Phone, said: string) => void} */
function sayOfThree(phone, said) {
  threeMessage = said;
  phone.draw();
}

/** @type {(phone: JoinedPhone, contributions: string[], isNew: boolean) => void} */
function readThree(phone, contributions, isNew) {
  const { session } = phone;
  const before = threeShown;
  ask(phone, { type: "read_words", contributions }, (_, answer) => {
    if (!answer || answer.type !== "words_read" || session !== phone.session || (!isNew && threeShown !== before)) return;
    threeShown = { session, words: answer.placed, askedAt: performance.now(), isOpen: isNew || (threeShown !== null && threeShown.isOpen) };
    if (!isNew) return;
    for (const id of contributions) readHere.add(id);
    threeMessage = "";
    focus(phone, "three");
  });
}

// What is on the page stays as the room may read it.
/** @type {(phone: Phone) => null} */
export function refreshThree(phone) {
  const isDue = threeShown !== null && performance.now() - threeShown.askedAt > FRESH_FOR;
  if (threeShown !== null && isDue && hasViews(phone) && phone.connection.up && phone.ui.view === "room" && isReadingThree(phone)) {
    threeShown.askedAt = performance.now();
    readThree(phone, threeShown.words.map(({ said }) => said.id), false);
  }
  return null;
}
