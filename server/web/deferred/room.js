// What was said in the room and may be read: to the newest question, and to earlier ones on request.

import { h, heading, row } from "../dom.js";
import { hasSession, isClosed, isRunning } from "../model.js";
import { filled, texts } from "../texts.js";
import { orphanedAnswer, wordsAnswered } from "./answering.js";
import { ask } from "./asking.js";
import { gatherButton, gatherForm, gatherHint } from "./gather.js";
import { putForm } from "./putting.js";
import { themesView } from "./themes.js";
import { turnsView } from "./turns.js";
import { heldUpWords } from "./heldup.js";
import { outcomesView } from "./outcomes.js";
import { looksView } from "./looks.js";
import { roomLeaders } from "./leaders.js";
import { contributionList } from "./said.js";
import { isReadingThree, threeButton, threeView, threeWords } from "./three.js";

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
  if (isClosed(phone)) return [heading(texts.views.room), h("p", texts.roomClosedText)];
  const hint = isRunning(phone) && phone.room.question ? h("p.hint", { key: "me-too" }, texts.meTooAbout) : null;
  return [heading(texts.views.room), hint, looksView(phone), themesView(phone), outcomesView(phone), heldUpWords(phone), orphanedAnswer(phone, readWords(phone), (question) => isComing(phone, question)), isReadingThree(phone) ? threeView(phone) : [threeButton(phone), row(gatherButton(phone)), gatherHint(phone), wordsInRoom(phone), turnsView(phone), gatherForm(phone), putForm(phone)], roomLeaders(phone)];
}

// Whether what was said to an earlier question was asked for and is yet to come.
/** @type {(phone: JoinedPhone, question: string) => boolean} */
function isComing({ room, ui }, question) {
  return room.earlier.some((one) => one.id === question && mayBeRead(one) && !ui.readings.has(question));
}

// The same for somebody who came after the end.
/** @type {(phone: GuestPhone) => Content} */
export function wordsInRoom(phone) {
  if (isClosed(phone)) return h("p", { key: "none" }, texts.roomClosedText);
  if (reading === null) return h("p.hint", { key: "none" }, texts.nothingAsked);
  const { question, said } = reading;
  const newer = phone.ui.readings.get(question.id);
  /** @type {Map<string, number>} */
  const names = new Map();
  const earlier = phone.room.earlier.filter(({ id }) => id !== question.id);
  return [
    readQuestionView(phone, question, newer ? newer.said : said, names),
    earlier.length > 0 ? h("h2", { key: "earlier" }, texts.earlier) : null,
    earlier.map((one) => earlierQuestion(phone, one, names)).reverse(),
  ];
}

// All that was read, each as it was read last.
/** @type {(phone: Phone) => RoomContribution[]} */
export function readWords(phone) {
  const { room, ui } = phone;
  const isReadAnew = reading !== null && ui.readings.has(reading.question.id);
  const lists = [isReadAnew ? null : reading, ...Array.from(ui.readings.values()), room];
  /** @type {Map<string, RoomContribution>} */
  const read = new Map();
  for (const { said } of threeWords(phone)) read.set(said.id, said);
  for (const list of lists) for (const one of (list && list.said) || []) read.set(one.id, one);
  return Array.from(read.values());
}

// `said` is null where it is not shown any more.
/** @type {(phone: GuestPhone, question: QuestionView, said: RoomContribution[] | null, names: Map<string, number>) => VNode} */
function readQuestionView(phone, question, said, names) {
  const { id, text, number, reveal, moderation } = question;
  const shown = question.revealed ? said : null;
  const when = !isRunning(phone) ? texts.notShown : moderation === "closed" ? texts.moderation.closed : texts.reading[reveal];
  return h(
    "section",
    { key: id },
    h("p.hint", { key: "number" }, filled(shown ? texts.saidTo : texts.number, { number, count: shown ? shown.length : 0 })),
    h("h2", text),
    shown ? contributionList(phone, question, shown, names) : h("p.hint", when),
  );
}

/** @type {(phone: GuestPhone, question: EarlierQuestion, names: Map<string, number>) => VNode} */
function earlierQuestion(phone, question, names) {
  const { id, text, number } = question;
  const { readings, expanded } = phone.ui;
  const mayAsk = mayBeRead(question);
  /** @type {Props["ontoggle"]} */
  const ontoggle = (event) => {
    if (event.target.open) expanded.add(id);
    else expanded.delete(id);
    phone.draw();
  };
  const read = readings.get(id);
  const coming = h("p.hint", mayAsk ? texts.onItsWay : texts.notShown);
  const words = !read ? coming : read.said === null ? h("p.hint", texts.notShown) : contributionList(phone, { ...question, to_all: question.revealed }, read.said, names);
  return h("details.earlier", { key: id, open: isOpened(phone, id) || null, ontoggle }, h("summary", `${number}. ${text}`), words);
}

/** @type {(phone: Phone, question: string) => void} */
function askForWords(phone, question) {
  ask(phone, { type: "read_question", question }, (_, said) => {
    if (said && said.type === "question_words") phone.ui.readings.set(question, said);
  });
}

let connectionsRead = 0;
let changeSeen = 0;

/** @type {Set<string>} */
const asked = new Set();

// Earlier questions are asked for once they are read or what was said to them matters here, and again once words were
// changed or taken back, or over a new connection.
/** @type {(phone: Phone) => null} */
export function readAgain(phone) {
  const { room, ui, connection } = phone;
  if (room === null || !connection.up) return null;
  const isChanged = room.earlier_changed !== changeSeen || connection.made !== connectionsRead;
  if (isChanged) asked.clear();
  changeSeen = room.earlier_changed;
  connectionsRead = connection.made;
  const isRead = (/** @type {string} */ id) => isChanged && reading !== null && reading.question.id === id;
  const wanted = room.earlier.filter((one) => mayBeRead(one) && !asked.has(one.id) && (isOpened(phone, one.id) || isRead(one.id))).map(({ id }) => id);
  for (const id of wanted) {
    asked.add(id);
    askForWords(phone, id);
  }
  if (isChanged) for (const id of Array.from(ui.readings.keys())) if (!wanted.includes(id)) ui.readings.delete(id);
  return null;
}

/** @type {(phone: Phone, question: string) => boolean} */
function isOpened(phone, question) {
  const answered = hasSession(phone) && wordsAnswered(phone);
  return phone.ui.expanded.has(question) || (answered ? answered.question === question : false);
}

/** @type {(question: EarlierQuestion) => boolean} */
function mayBeRead({ revealed, reveal }) {
  return revealed || reveal === "after_answer";
}
