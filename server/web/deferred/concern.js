// "Share a concern", at the end of each page: a form without a name, which is forgotten here once it is in the box.

import { HINT_DELAY, focus, textError, validate } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { randomHex } from "../ids.js";
import { encoded, limitError } from "../limits.js";
import { hasSession, hasViews, isRunning } from "../model.js";
import { refusalText, texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { ask } from "./asking.js";
import { awayButton, leaveButton } from "./buttons.js";
import { ENCOURAGER } from "./moments.js";
import { MEMBER } from "./sense.js";
import { choice, choices } from "./ticks.js";

// As the server counts them; a test compares the figures with those in server/domain/concerns.py.
const CONCERN_CHARACTERS = 1000;
const CONCERN_LINES = 20;
const WHERE_CHARACTERS = 120;
// Every concern is sent in as many bytes, so that its length cannot be seen from outside.
const SENT_BYTES = 8192;
const CONCERN_RETRY = 2500;

const CONCERN_LIMIT = { characters: CONCERN_CHARACTERS, lines: CONCERN_LINES };
const WHERE_LIMIT = { characters: WHERE_CHARACTERS, lines: Infinity };
const CONCERN_BOX = "concern";
const WHERE_BOX = "concern-where";

/** @type {ConcernDraft} */
const EMPTY_CONCERN = { to: "facilitators", text: "", alone: false, talk: "nobody", where: "", key: "" };

// The key of what is on its way over this connection.
let concernInFlight = "";
let concernRetriesAt = 0;
// Said until the form is opened anew; it is not kept.
let concernSaid = "";

/** @type {(phone: SessionPhone) => ConcernDraft} */
function concernDraft({ pages }) {
  return { ...EMPTY_CONCERN, ...pages.get("concern") };
}

/** @type {(phone: JoinedPhone) => Content} */
export function concernView(phone) {
  const { view, expanded } = phone.ui;
  if (view === "waiting") return null;
  const draft = concernDraft(phone);
  if (draft.key) return concernOnItsWay(phone, draft);
  if (!isRunning(phone)) return draft.text || draft.where ? leftConcern(phone, draft) : null;
  return h("div", { key: CONCERN_BOX }, expanded.has(CONCERN_BOX) ? concernForm(phone, draft) : [button(texts.concern.share, () => openConcern(phone), { class: "link" }), concernNote()]);
}

/** @type {() => Content} */
function concernNote() {
  return h("p.hint", { key: "said", id: "concern-said", tabindex: "-1", role: "status" }, concernSaid);
}

/** @type {(phone: Phone) => void} */
function openConcern(phone) {
  concernSaid = "";
  phone.ui.expanded.add(CONCERN_BOX);
  focus(phone, CONCERN_BOX);
}

/** @type {(phone: Phone, next: string) => void} */
function closeConcern(phone, next) {
  phone.ui.expanded.delete(CONCERN_BOX);
  focus(phone, next);
}

/** @type {(phone: SessionPhone, part: Partial<ConcernDraft>) => void} */
function keepConcern(phone, part) {
  phone.pages.set("concern", { ...concernDraft(phone), ...part });
  phone.ui.error = null;
  if (part.text === undefined && part.where === undefined) phone.draw();
  else phone.drawIn(HINT_DELAY);
}

/** @type {(phone: JoinedPhone, draft: ConcernDraft) => Content} */
function concernForm(phone, draft) {
  const { concern } = texts;
  return h(
    "section.tool",
    { key: "form" },
    h("h2", concern.share),
    h("p", { key: "promise" }, concern.promise),
    choices("concern-to", concern.to, concern.addressees, draft.to, (to) => keepConcern(phone, { to })),
    draft.to === "design_group" && !hasDesignGroup(phone) ? h("p.hint", { key: "nobody", role: "status" }, concern.nobodyThere) : null,
    h("label", { key: "label", id: `${CONCERN_BOX}-label`, for: CONCERN_BOX }, concern.label),
    unkept(textBox(phone, { id: CONCERN_BOX, label: `${CONCERN_BOX}-label`, text: draft.text, limit: CONCERN_LIMIT, oninput: (text) => keepConcern(phone, { text }) })),
    talkChoice(phone, draft),
    h("p.hint", { key: "batches" }, concern.batches),
    choice("checkbox", null, concern.alone, draft.alone, (alone) => keepConcern(phone, { alone })),
    row(
      mainButton(concern.send, () => handIn(phone)),
      leaveButton(phone, CONCERN_BOX, () => typedConcern(phone), () => dropConcern(phone)),
    ),
  );
}

// What is in these fields is not for the browser to keep.
/** @type {(content: Content) => Content} */
function unkept(content) {
  const [field, ...rest] = /** @type {VNode[]} */ (content);
  return [{ ...field, props: { ...field.props, autocomplete: "off" } }, ...rest];
}

/** @type {(phone: JoinedPhone, draft: ConcernDraft) => Content} */
function talkChoice(phone, { talk, where }) {
  const { companions, ...others } = texts.talk;
  const anyway = { nobody: companions.nobody, facilitator: companions.facilitator };
  const offered = /** @type {typeof companions} */ (hasEncourager(phone) || talk === "encourager" ? companions : anyway);
  return [
    choices("talk", others.legend, offered, talk, (chosen) => keepConcern(phone, { talk: chosen })),
    talk === "nobody"
      ? null
      : [
          h("label", { key: "where-label", id: `${WHERE_BOX}-label`, for: WHERE_BOX }, others.where),
          unkept(textBox(phone, { id: WHERE_BOX, label: `${WHERE_BOX}-label`, text: where, limit: WHERE_LIMIT, oninput: (typed) => keepConcern(phone, { where: typed }) })),
          h("p.hint", { key: "talk-about" }, others.about),
        ],
  ];
}

/** @type {(phone: JoinedPhone) => boolean} */
function hasDesignGroup({ room }) {
  return room.holders.some(({ role }) => role === MEMBER);
}

// Whether somebody else holds Encourager.
/** @type {(phone: JoinedPhone) => boolean} */
function hasEncourager({ room, mine }) {
  const held = room.holders.find(({ role }) => role === ENCOURAGER);
  return held !== undefined && held.shown.some(({ person }) => person !== mine.person);
}

/** @type {(phone: SessionPhone) => string} */
function typedConcern(phone) {
  const { text, where } = concernDraft(phone);
  return text + where;
}

/** @type {(phone: SessionPhone) => void} */
function dropConcern(phone) {
  phone.pages.remove("concern");
  closeConcern(phone, "heading");
}

/** @type {(phone: SessionPhone) => void} */
function handIn(phone) {
  const { text, where, talk } = concernDraft(phone);
  const wrong = talk === "nobody" ? textError(text, CONCERN_LIMIT, texts.blankBox) : limitError(text, CONCERN_LIMIT);
  if (!validate(phone, CONCERN_BOX, wrong) || !validate(phone, WHERE_BOX, limitError(where, WHERE_LIMIT))) return;
  keepConcern(phone, { key: randomHex(32) });
  closeConcern(phone, "concern-said");
}

// What was sent stays here until the server has it on disk: it is asked for as often as needed, and is in the box once.
/** @type {(phone: Phone) => null} */
export function sendConcern(phone) {
  if (!hasSession(phone) || !hasViews(phone)) return null;
  const draft = concernDraft(phone);
  if (!draft.key || draft.key === concernInFlight || !phone.connection.up || performance.now() < concernRetriesAt) return null;
  concernInFlight = draft.key;
  ask(phone, paddedConcern(draft), (isGranted, answer) => {
    concernInFlight = "";
    if (concernDraft(phone).key !== draft.key) return;
    if (isGranted) {
      phone.pages.remove("concern");
      concernSaid = texts.concern.kept;
    } else if (answer && answer.type === "refused" && !answer.temporary) {
      phone.pages.set("concern", { ...draft, key: "" });
      phone.ui.expanded.add(CONCERN_BOX);
      phone.ui.error = { field: CONCERN_BOX, text: refusalText(answer) };
    } else {
      concernRetriesAt = performance.now() + CONCERN_RETRY * (1 + Math.random());
      phone.drawIn(2 * CONCERN_RETRY + 100);
    }
    phone.draw();
  });
  return null;
}

/** @type {(draft: ConcernDraft) => LeaveConcern} */
function paddedConcern({ key, to, text, alone, talk, where }) {
  /** @type {LeaveConcern} */
  const bare = { type: "leave_concern", key, to, text, even_alone: alone, talk_with: talk === "nobody" ? null : talk, where: talk === "nobody" ? "" : where, padding: "" };
  const bytes = new TextEncoder().encode(encoded({ type: "ask", id: "", request: bare })).length;
  return { ...bare, padding: "-".repeat(Math.max(0, SENT_BYTES - bytes)) };
}

/** @type {(phone: JoinedPhone, draft: ConcernDraft) => Content} */
function concernOnItsWay(phone, draft) {
  const over = isRunning(phone) ? null : awayButton(phone, CONCERN_BOX, () => dropConcern(phone));
  return h("section.tool", { key: CONCERN_BOX }, h("p.hint", { id: "concern-said", tabindex: "-1", role: "status" }, texts.concern.waits), over && h("p.words", draft.text), row(over));
}

// The session ended before it was sent.
/** @type {(phone: JoinedPhone, draft: ConcernDraft) => Content} */
function leftConcern(phone, { text, where }) {
  return h(
    "section.tool",
    { key: CONCERN_BOX },
    h("p", { role: "status" }, refusalText({ code: "session_over" })),
    h("p.words", text || where),
    row(awayButton(phone, CONCERN_BOX, () => dropConcern(phone))),
  );
}
