// What was said in the room and may be read: to the newest question, and to earlier ones on request.

import { h, heading } from "../dom.js";
import { hasViews, isRunning } from "../model.js";
import { filled, texts } from "../texts.js";
import { notesOf } from "../views/contribution.js";
import { ask } from "./asking.js";
import { holdBackView } from "./holding.js";

// The question that is read on this page, with what was said to it. A newer one does not take its place while it is read.
/** @type {{ session: string | null, question: QuestionView, said: RoomContribution[] } | null} */
let reading = null;

/** @type {(phone: Phone) => null} */
export function keepReading({ session, room, ui }) {
  if (room === null) return null;
  if (reading !== null && reading.session !== session) reading = null;
  if (room.question === null) return null;
  const newest = { session, question: room.question, said: room.said };
  const isRead = reading !== null && ui.view === "room" && reading.question.revealed;
  if (reading === null || !isRead || reading.question.id === newest.question.id) reading = newest;
  return null;
}

/** @type {(phone: JoinedPhone) => Content} */
export function roomPage(phone) {
  return [heading(texts.views.room), wordsInRoom(phone)];
}

// The same for somebody who came after the end.
/** @type {(phone: GuestPhone) => Content} */
export function wordsInRoom(phone) {
  if (reading === null) return h("p.hint", { key: "none" }, texts.nothingAsked);
  const { question, said } = reading;
  const newer = phone.ui.readings.get(question.id);
  const earlier = phone.room.earlier.filter(({ id }) => id !== question.id);
  return [
    readQuestionView(phone, question, (newer && newer.said) || said),
    earlier.length > 0 ? h("h2", { key: "earlier" }, texts.earlier) : null,
    earlier.map((one) => earlierQuestion(phone, one)).reverse(),
  ];
}

/** @type {(phone: GuestPhone, question: QuestionView, said: RoomContribution[]) => VNode} */
function readQuestionView(phone, { id, text, number, reveal, revealed }, said) {
  const when = isRunning(phone) ? texts.reading[reveal] : texts.notShown;
  return h(
    "section",
    { key: id },
    h("p.hint", { key: "number" }, filled(revealed ? texts.saidTo : texts.number, { number, count: said.length })),
    h("h2", text),
    revealed ? contributionList(phone, said) : h("p.hint", when),
  );
}

/** @type {(phone: GuestPhone, question: EarlierQuestion) => VNode} */
function earlierQuestion(phone, question) {
  const { id, text, number } = question;
  const { readings, expanded } = phone.ui;
  const mayAsk = mayBeRead(question);
  /** @type {Props["ontoggle"]} */
  const ontoggle = (event) => {
    if (!event.target.open) expanded.delete(id);
    else if (!expanded.has(id)) {
      expanded.add(id);
      if (mayAsk) askForWords(phone, id);
    }
  };
  const read = readings.get(id);
  const coming = h("p.hint", mayAsk ? texts.onItsWay : texts.notShown);
  const words = !read ? coming : read.said === null ? h("p.hint", texts.notShown) : contributionList(phone, read.said);
  return h("details.earlier", { key: id, ontoggle }, h("summary", `${number}. ${text}`), words);
}

/** @type {(phone: GuestPhone, said: RoomContribution[]) => Content} */
function contributionList(phone, said) {
  return [said.length === 0 ? h("p.hint", texts.nothingYet) : null, h("ul", said.map((one) => roomContribution(phone, one)))];
}

/** @type {(phone: GuestPhone, said: RoomContribution) => VNode} */
function roomContribution(phone, said) {
  const notes = [said.hands ? handsText(said.hands) : said.label || texts.nameless, ...notesOf(said)];
  return h("li.said", { key: said.id }, h("p.by", notes.join(" · ")), h("p.words", said.text), hasViews(phone) ? holdBackView(phone, said) : null);
}

/** @type {(hands: number) => string} */
function handsText(hands) {
  return hands === 1 ? texts.oneHand : filled(texts.hands, { hands });
}

/** @type {(phone: Phone, question: string) => void} */
function askForWords(phone, question) {
  ask(phone, { type: "read_question", question }, (_, said) => {
    if (said && said.type === "question_words") phone.ui.readings.set(question, said);
  });
}

let connectionsRead = 0;
let changeSeen = 0;

// What was read of earlier questions is asked for again once words were changed or taken back, or over a new connection.
/** @type {(phone: Phone) => null} */
export function readAgain(phone) {
  const { room, ui, connection } = phone;
  if (room === null || !connection.up) return null;
  if (room.earlier_changed === changeSeen && connection.made === connectionsRead) return null;
  changeSeen = room.earlier_changed;
  connectionsRead = connection.made;
  const isOpen = (/** @type {EarlierQuestion} */ { id }) => ui.expanded.has(id) || (reading !== null && reading.question.id === id);
  const read = room.earlier.filter((one) => isOpen(one) && mayBeRead(one)).map(({ id }) => id);
  for (const id of read) askForWords(phone, id);
  for (const id of Array.from(ui.readings.keys())) if (!read.includes(id)) ui.readings.delete(id);
  return null;
}

/** @type {(question: EarlierQuestion) => boolean} */
function mayBeRead({ revealed, reveal }) {
  return revealed || reveal === "after_answer";
}
