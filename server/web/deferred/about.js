// "My words" beside the words: one's name, this phone, and who keeps what is said here, and how long.

import { validate } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { nameError } from "../limits.js";
import { isClosed, isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { fieldError, fieldMessage, fieldProps } from "../views/field.js";
import { submit } from "./actions.js";
import { leaveButton, sureButton } from "./buttons.js";
import { comeBackWords } from "./comeback.js";

const NAME_FIELD = "own-name";

// A slip in one's name can be put right, for everybody at once.
/** @type {(phone: JoinedPhone) => VNode} */
export function nameView(phone) {
  const { mine, ui } = phone;
  const line = filled(texts.youAre, { name: mine.label });
  if (ui.ownName === null) {
    const open = () => {
      ui.ownName = mine.name;
      ui.focus = NAME_FIELD;
      phone.draw();
    };
    const action = isPending(phone, { type: "change_name" })
      ? h("p.hint", { key: "sent" }, texts.onItsWay)
      : button(texts.changeName, open, { class: "link" });
    return h("div.who", { key: "name" }, h("span", line), isRunning(phone) ? action : null);
  }
  return nameForm(phone, ui.ownName);
}

/** @type {(phone: JoinedPhone, name: string) => VNode} */
function nameForm(phone, name) {
  const { ui } = phone;
  const error = fieldError(phone, NAME_FIELD) || nameError(name);
  const close = () => {
    ui.ownName = null;
    ui.focus = "heading";
    phone.draw();
  };
  const save = () => {
    if (!validate(phone, NAME_FIELD, nameError(name))) return;
    if (name.trim() !== phone.mine.name) submit(phone, { type: "change_name", name });
    close();
  };
  /** @type {Props["oninput"]} */
  const oninput = (event) => {
    ui.ownName = event.target.value;
    phone.draw();
  };
  return h(
    "section",
    { key: "name" },
    h("label", { for: NAME_FIELD }, texts.nameLabel),
    h("input", { ...fieldProps(NAME_FIELD, error), autocomplete: "nickname", value: name, oninput }),
    fieldMessage(NAME_FIELD, error, texts.nameEverywhere),
    row(mainButton(texts.saveName, save), leaveButton(phone, NAME_FIELD, () => (ui.ownName === phone.mine.name ? "" : ui.ownName || ""), close)),
  );
}

/** @type {(phone: JoinedPhone) => VNode} */
export function aboutView(phone) {
  const held = isRunning(phone) ? phone.room.holders : [];
  const hosts = held.filter(({ role }) => role === "host").map(({ shown }) => shown.map(({ label }) => label).join(", "));
  return h(
    "section",
    { key: "about" },
    h("h2", texts.aboutTitle),
    h("p", texts.aboutWho),
    hosts.length > 0 ? h("p", filled(texts.aboutHost, { names: hosts.join(", ") })) : null,
    h("p", isClosed(phone) ? texts.roomClosedText : texts.aboutKept),
    h("h2", texts.forgetTitle),
    comeBackWords(phone),
    h("p.hint", { key: "hint" }, texts.forgetAbout),
    row(
      sureButton(phone, {
        key: "forget",
        bound: () => "",
        name: texts.forget,
        question: texts.forgetSure,
        answers: [[texts.yes, () => forget(phone)]],
      }),
    ),
  );
}

// Nothing of this address is kept here any more; whoever is at the phone next comes in as somebody else.
/** @type {(phone: JoinedPhone) => void} */
function forget({ connection, store }) {
  connection.halt();
  for (const key of Array.from(store.things.keys())) store.remove(key);
  location.reload();
}
