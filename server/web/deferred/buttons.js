// What can be asked of the server with one button.

import { focus } from "../actions.js";
import { button, h } from "../dom.js";
import { isJustShown, shownNow } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";

// What is asked about before it is done, one thing at a time, and when that was.
/** @type {{ key: string, since: number } | null} */
let asking = null;

// A button that asks in its place before anything is done. `key` says what would be done to what: once that is
// something else, nothing is asked any more.
/** @type {(phone: Phone, asked: SureButton) => Content} */
export function sureButton(phone, { key, name, question, answers, props }) {
  const open = () => {
    asking = { key, since: shownNow(phone) };
    focus(phone, "sure");
  };
  if (asking === null || asking.key !== key) return button(name, open, props);
  const disabled = isJustShown(asking.since);
  const close = () => {
    asking = null;
    phone.draw();
  };
  return [
    h("p", { key: "sure", id: "sure", tabindex: "-1" }, question),
    answers.map(([answer, act]) => button(answer, () => (close(), act()), { about: question, disabled })),
    button(texts.no, close, { about: question, disabled }),
  ];
}

// A button that asks the server for it, or a word that this is on its way. What reaches every phone is asked about
// first, for the question and the break that there are.
/** @type {(phone: JoinedPhone, name: string, command: Command, props?: ButtonProps, act?: () => void) => Content} */
export function actionButton(phone, name, command, props, act = () => submit(phone, command)) {
  const { question: current, on_break: rest } = phone.room;
  if (isPending(phone, command)) return h("p.hint", { key: name }, texts.onItsWay);
  if (!reachesAll(command)) return button(name, act, props);
  const key = JSON.stringify([command, current && current.id, rest && rest.since]);
  return sureButton(phone, { key, name, question: everyPhone(phone, command.type), answers: [[texts.yes, act]], props });
}

/** @type {(command: Command) => command is HostCommand} */
function reachesAll({ type }) {
  return type in texts.sure;
}

/** @type {(phone: JoinedPhone, kind: keyof Texts["sure"]) => string} */
export function everyPhone({ room: { here: count } }, kind) {
  const phones = filled(count === 1 ? texts.one.phone : texts.several.phone, { count });
  return filled(texts.sure[kind], { phones });
}

// A sentence, and what can be done about it.
/** @type {(phone: JoinedPhone, sentence: string, name: string, command: Command) => VNode} */
export function actionLine(phone, sentence, name, command) {
  const key = Object.values(command).join("-");
  return h("div.line", { key }, h("p", sentence), actionButton(phone, name, command, { about: sentence }));
}
