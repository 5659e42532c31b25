// What can be asked of the server with one button.

import { button, h } from "../dom.js";
import { isPending } from "../pending.js";
import { texts } from "../texts.js";
import { submit } from "./actions.js";

// A button that asks for it, or a word that this is on its way.
/** @type {(phone: SessionPhone, name: string, command: Command, props?: Props & { about?: string }) => VNode} */
export function actionButton(phone, name, command, props) {
  if (isPending(phone, command)) return h("p.hint", { key: name }, texts.onItsWay);
  return button(name, () => submit(phone, command), props);
}

// A sentence, and what can be done about it.
/** @type {(phone: SessionPhone, sentence: string, name: string, command: Command) => VNode} */
export function actionLine(phone, sentence, name, command) {
  const key = Object.values(command).join("-");
  return h("div.line", { key }, h("p", sentence), actionButton(phone, name, command, { about: sentence }));
}
