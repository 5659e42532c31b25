// Changes what the phone knows by the frames that the server sends.

import { draftOf, hasSession, isPristine, keepShown, notify, show, shownNow } from "./model.js";
import { Outbox } from "./outbox.js";
import { answered } from "./replies.js";
import { refusalText } from "./texts.js";

// A page that was moved by less was not scrolled, in pixels.
const SCROLLED = 8;

// A newer server may say more than this page can hear.
/** @type {(phone: Phone, frame: ServerFrame) => void} */
export function takeFrame(phone, frame) {
  if (frame.type === "welcome") takeWelcome(phone, frame);
  else if (frame.type === "bye") takeBye(phone, frame);
  else if (frame.type === "answer") answered(phone, frame.id, true, frame.response);
  else if (hasSession(phone)) {
    if (frame.type === "view") takeView(phone, frame);
    else if (frame.type === "reply") takeReply(phone, frame);
    else if (frame.type === "refused") takeRefused(phone, frame);
  }
}

/** @type {(phone: Phone, frame: Welcome) => void} */
function takeWelcome(phone, { session, title, kind, now: at, urls }) {
  if (urls) phone.known.set("urls", urls);
  const joined = phone.session === session && hasSession(phone) ? phone : openSession(phone, session);
  Object.assign(phone, { title, kind, skew: Date.parse(at) - Date.now(), awaitsWhole: { room: true, mine: true } });
  Object.assign(phone.ui, { askCode: false, refusal: "", welcomed: true });
  for (const { id, command } of joined.outbox.items()) {
    if (kind === "participant" && command.type === "join") joined.outbox.drop(id);
  }
  joined.outbox.restart();
}

// All that is kept here belongs to one session: words for one never reach another at the same address.
/** @type {(phone: Phone, session: string) => SessionPhone} */
function openSession(phone, session) {
  const { store, outbox, connection, ui } = phone;
  if (outbox) outbox.pause();
  const opened = Object.assign(phone, {
    session,
    room: null,
    mine: null,
    people: [],
    pages: /** @type {Drawer<PageState>} */ (store.drawer(session, "pages")),
    drafts: /** @type {SessionPhone["drafts"]} */ (store.drawer(session, "drafts")),
    changes: /** @type {SessionPhone["changes"]} */ (store.drawer(session, "changes")),
    nameless: /** @type {SessionPhone["nameless"]} */ (store.drawer(session, "nameless")),
    tools: /** @type {SessionPhone["tools"]} */ (store.drawer(session, "tools")),
    outbox: new Outbox(store.drawer(session, "outbox"), {
      transmit: (frame) => connection.send(frame),
      mayGo: (command) => connection.up && (command.type === "join") === (phone.kind === "visitor"),
      onStuck: (id, refusal) => setAside(opened, id, refusal),
    }),
  });
  ui.shown = opened.pages.get("shown");
  return opened;
}

/** @type {(phone: SessionPhone, frame: ViewPush) => void} */
function takeView(phone, { room, mine }) {
  if (room) takeRoom(phone, room);
  if (mine) takeMine(phone, mine);
}

/** @type {(phone: SessionPhone, change: RoomChange) => void} */
function takeRoom(phone, change) {
  const before = phone.awaitsWhole.room ? null : phone.room;
  // By their random ids: no order tells who was when.
  phone.room = /** @type {RoomView} */ ({ ...before, ...change, said: changedRows(before, change, ({ id }) => id) });
  phone.awaitsWhole.room = false;
  phone.title = phone.room.title;
  if (change.question !== undefined) followQuestion(phone, change.question);
}

// The words of a view after a change, in the order of what `key` gives.
/**
 * @template {{ id: string }} Row
 * @param {{ said: Row[] } | null} before
 * @param {{ said?: RowsChange<Row> }} change
 * @param {(row: Row) => string | number} key
 */
function changedRows(before, { said: { put, gone } = { put: [], gone: [] } }, key) {
  /** @type {Map<string, Row>} */
  const kept = new Map();
  for (const one of [...(before === null ? [] : before.said), ...put]) kept.set(one.id, one);
  for (const id of gone) kept.delete(id);
  return Array.from(kept.values()).sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

// A new question takes the page only where the one before is in view, nobody scrolled, and nothing was begun on it.
/** @type {(phone: SessionPhone, current: QuestionView | null) => void} */
function followQuestion(phone, current) {
  const { shown, view, restsAt } = phone.ui;
  if (shown && current && shown.id === current.id) updateQuestion(phone, shown, current);
  else if (view === "question" && Math.abs(scrollY - restsAt) < SCROLLED && isPristine(phone)) {
    scrollTo(0, 0);
    if (shown && current) phone.ui.questionShownAt = shownNow(phone);
    show(phone, current);
  }
}

// The same question, asked otherwise or closed: what was begun stays, and what moved takes no tap at first.
/** @type {(phone: SessionPhone, shown: ShownQuestion, current: QuestionView) => void} */
function updateQuestion(phone, shown, current) {
  if (shown.text !== current.text || shown.open !== current.open) phone.ui.questionShownAt = shownNow(phone);
  phone.ui.shown = current;
  keepShown(phone);
}

/** @type {(phone: SessionPhone, change: MineChange) => void} */
function takeMine(phone, change) {
  const before = phone.awaitsWhole.mine ? null : phone.mine;
  phone.mine = /** @type {MineView} */ ({ ...before, ...change, said: changedRows(before, change, ({ number }) => number) });
  phone.awaitsWhole.mine = false;
}

// What was granted shows in one's own view from here on, so that nothing has to stand in for it.
/** @type {(phone: SessionPhone, frame: Reply) => void} */
function takeReply(phone, { id, receipt: { made = null }, mine }) {
  if (mine) takeMine(phone, mine);
  if (answered(phone, id, true)) return;
  const item = phone.outbox.drawer.get(id);
  if (item !== null) takeGranted(phone, item, made);
  phone.outbox.settle(id);
}

/** @type {(phone: SessionPhone, item: PendingItem, made: string | null) => void} */
function takeGranted(phone, item, made) {
  const { command, tool } = item;
  if (tool) phone.tools.remove(tool);
  if (made !== null) phone.ui.places.set(made, item.id);
  if (command.type === "join") phone.kind = "participant";
  keepNameless(phone, item, made);
}

// The key of words without a name is known to this phone alone, and so is that they are one's own.
/** @type {(phone: SessionPhone, item: PendingItem, made: string | null) => void} */
function keepNameless({ nameless }, { asked, about, command }, made) {
  if (!("key" in command) || !command.key) return;
  const known = nameless.get(command.key);
  if (asked) nameless.set(command.key, /** @type {NamelessContribution} */ ({ late: false, ...about, ...command, id: made, asked, heard: false }));
  else if (command.type.startsWith("take_back")) nameless.remove(command.key);
  else if (known) {
    const { text, consent, arrives } = { ...known, ...command };
    nameless.set(command.key, { ...known, text, consent, arrives, id: made || known.id });
  }
}

/** @type {(phone: SessionPhone, frame: Refused) => void} */
function takeRefused(phone, refusal) {
  const { id, code, arguments: values, temporary } = refusal;
  if (answered(phone, id, false, refusal)) return;
  if (temporary) phone.outbox.retryLater();
  else setAside(phone, id, { code, arguments: values });
}

// What can never be taken waits for its writer where it holds words; anything else is told.
/** @type {(phone: SessionPhone, id: string, refusal: Refusal) => void} */
function setAside(phone, id, refusal) {
  const item = phone.outbox.drawer.get(id);
  if (phone.outbox.refuse(id, refusal) || item === null) return;
  if (item.command.type === "join") phone.ui.error = { field: "name", text: refusalText(refusal) };
  else reportRefusal(phone, item.command, refusalText(refusal));
}

// A wording comes back to where it was written.
/** @type {(phone: SessionPhone, command: Command, message: string) => void} */
function reportRefusal(phone, command, message) {
  if (command.type === "offer_wording") {
    phone.drafts.set(command.question, { ...draftOf(phone, { id: command.question }), wording: command.text });
  }
  notify(phone, message);
}

/** @type {(phone: Phone, frame: Bye) => void} */
function takeBye(phone, refusal) {
  const { ui } = phone;
  const { field, temporary } = refusal;
  if (field === "code" && !temporary) {
    phone.connection.halt();
    Object.assign(ui, { askCode: true, focus: "code" });
  }
  if (ui.askCode) {
    ui.error = { field: "code", text: refusalText(refusal) };
  } else if (!ui.welcomed) {
    ui.refusal = refusalText(refusal);
  } else if (!temporary) {
    notify(phone, refusalText(refusal));
  }
}
