// Come-back words: shown to whoever joined, and asked for at the door of whoever was here before.

import { focus, keepChoices } from "../actions.js";
import { button, h } from "../dom.js";
import { hasSession, notify } from "../model.js";
import { filled, refusalText, texts } from "../texts.js";
import { fieldError, fieldMessage, fieldProps } from "../views/field.js";
import { ask } from "./asking.js";

const DOOR_FIELD = "door";

// Asks for words, or shows them; they are kept where they are granted.
/** @type {(phone: SessionPhone, request: PrivateRequest, onReply: OnReply) => void} */
function askAboutWords(phone, request, onReply) {
  ask(phone, request, (isGranted, said) => {
    if (said && "words" in said) phone.pages.set("comeBack", said.words);
    onReply(isGranted, said);
  });
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
  /** @type {Props["onsubmit"]} */
  const onsubmit = (event) => {
    event.preventDefault();
    const words = /** @type {HTMLInputElement} */ (document.getElementById(DOOR_FIELD)).value;
    askAboutWords(phone, { type: "show_come_back_words", words }, (isGranted, said) => {
      if (isGranted) {
        phone.kind = "participant";
        chooseAnew(phone);
      }
      else if (said && said.type === "refused") phone.ui.error = { field: DOOR_FIELD, text: refusalText(said) };
    });
  };
  return h(
    "form",
    { key: "door", onsubmit },
    h("label", { for: DOOR_FIELD }, texts.comeBack.label),
    h("input", { ...fieldProps(DOOR_FIELD, error), autocomplete: "off" }),
    fieldMessage(DOOR_FIELD, error, texts.comeBack.hint),
    h("button.main", { type: "submit" }, texts.codeEnter),
  );
}

// What was chosen for words stayed on the other phone: until it is chosen here it is what shows least, in plain view.
/** @type {(phone: SessionPhone) => void} */
function chooseAnew(phone) {
  keepChoices(phone, { unsure: false, nameless: true, consent: "room" });
  phone.pages.set("unchosen", true);
}

/** @type {(phone: SessionPhone) => string} */
function told({ pages }) {
  return filled(texts.comeBack.told, { words: (pages.get("comeBack") || []).join(" ") });
}

// Words are asked for once, by whoever is in and has none here.
/** @type {(phone: Phone) => null} */
export function askForComeBackWords(phone) {
  if (!hasSession(phone) || !phone.mine || !phone.connection.up || phone.pages.get("comeBack")) return null;
  const { expanded } = phone.ui;
  if (expanded.has("words")) return null;
  expanded.add("words");
  askAboutWords(phone, { type: "make_come_back_words" }, (isGranted) => isGranted && notify(phone, told(phone)));
  return null;
}

/** @type {(phone: JoinedPhone) => Content} */
export function comeBackWords(phone) {
  return phone.pages.get("comeBack") && h("p", { key: "words" }, told(phone));
}
