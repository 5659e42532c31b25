// What can be asked of the server with one button; it must not know what comes of it.

import { submit } from "./actions.js";
import { button, h } from "../dom.js";
import { isPending } from "../pending.js";
import { texts } from "../texts.js";

// A button that asks for it, or a word that this is on its way.
export function actionButton(phone, name, command, props) {
  if (isPending(phone, command)) return h("p.hint", { key: name }, texts.onItsWay);
  return button(name, () => submit(phone, command), props);
}

// A sentence, and what can be done about it.
export function actionLine(phone, sentence, name, command) {
  const id = Object.values(command).join("-");
  return h("div.line", { key: id }, h("p", { id }, sentence), actionButton(phone, name, command, { "aria-describedby": id }));
}

// A time of day as it is written where the phone is.
export function timeOf(moment) {
  return new Date(moment).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
