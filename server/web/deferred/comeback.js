// Come-back words: shown to whoever joined, and asked for at the door of whoever was here before.

import { focus } from "../actions.js";
import { button, h, mainButton } from "../dom.js";
import { randomHex } from "../ids.js";
import { filled, refusalText, texts } from "../texts.js";
import { fieldError, fieldMessage, fieldProps } from "../views/field.js";

const DOOR_FIELD = "come-back";
const DOOR_ASKED = "come-back-asked";

// Asks for something private now or not at all.
/** @type {(phone: Phone, request: PrivateRequest, onReply: OnReply) => void} */
function askNow({ connection, awaitingReply }, request, onReply) {
  const id = randomHex(32);
  if (connection.up && connection.send({ type: "ask", id, request })) awaitingReply.set(id, onReply);
  else onReply(false);
}

/** @type {(phone: SessionPhone) => Content} */
export function comeBackDoor(phone) {
  const { expanded } = phone.ui;
  if (!expanded.has(DOOR_FIELD)) {
    const open = () => {
      expanded.add(DOOR_FIELD);
      focus(phone, DOOR_FIELD);
    };
    return h("p", { key: "was" }, button(texts.comeBack.was, open));
  }
  const error = fieldError(phone, DOOR_FIELD);
  const isComing = expanded.has(DOOR_ASKED);
  /** @type {Props["onsubmit"]} */
  const onsubmit = (event) => {
    event.preventDefault();
    if (!isComing) comeBack(phone);
  };
  return h(
    "form",
    { key: "door", onsubmit },
    h("label", { for: DOOR_FIELD }, texts.comeBack.label),
    h("input", { ...fieldProps(DOOR_FIELD, error), autocapitalize: "none", autocomplete: "off" }),
    fieldMessage(DOOR_FIELD, error, texts.comeBack.hint),
    h("button.main", { type: "submit" }, isComing ? texts.comeBack.coming : texts.comeBack.enter),
  );
}

/** @type {(phone: SessionPhone) => void} */
function comeBack(phone) {
  const { ui } = phone;
  const words = /** @type {HTMLInputElement} */ (document.getElementById(DOOR_FIELD)).value;
  ui.error = null;
  ui.expanded.add(DOOR_ASKED);
  askNow(phone, { type: "show_come_back_words", words }, (isGranted, said) => {
    ui.expanded.delete(DOOR_ASKED);
    if (isGranted && said && said.type === "came_back") {
      phone.kind = "participant";
      phone.pages.set("comeBack", said.words);
      phone.pages.set("comeBackNoted", true);
    } else {
      ui.error = { field: DOOR_FIELD, text: said && said.type === "refused" ? refusalText(said) : texts.comeBack.lost };
      focus(phone, DOOR_FIELD);
    }
    phone.draw();
  });
  phone.draw();
}

// Where nothing can be kept here, new words at every visit would make those void that somebody wrote down.
/** @type {(phone: JoinedPhone) => string[] | null} */
function wordsOf(phone) {
  const known = phone.pages.get("comeBack");
  if (known === null && phone.store.durable && phone.connection.up && !phone.ui.expanded.has(DOOR_ASKED)) makeWords(phone);
  return known;
}

/** @type {(phone: JoinedPhone) => void} */
function makeWords(phone) {
  phone.ui.expanded.add(DOOR_ASKED);
  askNow(phone, { type: "make_come_back_words" }, (isGranted, said) => {
    if (isGranted && said && said.type === "come_back_words") phone.pages.set("comeBack", said.words);
    phone.draw();
  });
}

// Told once, above the question, until somebody says that they noted them.
/** @type {(phone: JoinedPhone) => Content} */
export function comeBackNote(phone) {
  const words = wordsOf(phone);
  if (words === null || phone.pages.get("comeBackNoted")) return null;
  const note = () => {
    phone.pages.set("comeBackNoted", true);
    phone.draw();
  };
  return h(
    "section.tool",
    { key: "come-back" },
    h("p.lead", filled(texts.comeBack.lead, { words: words.join(" ") })),
    h("p.hint", texts.comeBack.why),
    button(texts.comeBack.noted, note),
  );
}

/** @type {(phone: JoinedPhone) => Content} */
export function comeBackWords(phone) {
  const words = wordsOf(phone);
  return h(
    "section.tool",
    { key: "come-back" },
    h("h2", texts.comeBack.heading),
    words === null
      ? mainButton(texts.comeBack.show, () => makeWords(phone), {})
      : [h("p.words", words.join(" ")), h("p.hint", texts.comeBack.why)],
    h("p.hint", { key: "nameless" }, texts.only),
  );
}
