// What can be asked of the server with one button.

import { focus } from "../actions.js";
import { button, h } from "../dom.js";
import { isBlank } from "../limits.js";
import { isJustShown, shownNow } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";

// What is asked about before it is done, one thing at a time: what it is bound to, and when that was.
/** @type {{ key: string, bound: string, since: number } | null} */
let asking = null;

// A button that asks in its place before anything is done. What is asked is bound to the ids and words that `bound`
// gives. Once they are others nothing is asked any more, and a yes that comes sooner than that shows only asks anew. Where
// `isNeeded` says no as it is pressed, the first answer is given at once.
/** @type {(phone: Phone, asked: SureButton) => Content} */
export function sureButton(phone, { key, bound, name, question, answers, props, isNeeded = () => true }) {
  const ask = () => {
    if (!isNeeded()) {
      answers[0][1]();
      return;
    }
    asking = { key, bound: bound(), since: shownNow(phone) };
    focus(phone, "sure");
  };
  if (asking !== null && asking.key === key && asking.bound !== bound()) asking = null;
  if (asking === null || asking.key !== key) return button(name, ask, props);
  const asked = asking.bound;
  const disabled = isJustShown(asking.since);
  const close = () => {
    asking = null;
    phone.draw();
  };
  /** @type {(act: () => void) => void} */
  const answer = (act) => {
    if (asked !== bound()) ask();
    else {
      close();
      act();
    }
  };
  return [
    h("p", { key: "sure", id: "sure", tabindex: "-1" }, question),
    answers.map(([text, act]) => button(text, () => answer(act), { about: question, disabled })),
    button(texts.no, close, { about: question, disabled }),
  ];
}

// The room to which a yes is bound, here and at the server. Counts are no part of it: they may grow.
/** @type {(phone: JoinedPhone) => RoomSeen} */
function roomSeen({ room: { question, on_break: rest } }) {
  const on_break = rest && rest.since;
  return question ? { question: question.id, text: question.text, on_break } : { question: "", text: "", on_break };
}

// A button for what every phone shows at once: it is asked about first, with the `words` that it is about.
/** @type {(phone: JoinedPhone, asked: RoomButton) => Content} */
export function roomButton(phone, { kind, key = kind, words = () => "", answers, ...named }) {
  const { here: count } = phone.room;
  const phones = filled(count === 1 ? texts.one.phone : texts.several.phone, { count });
  return sureButton(phone, {
    ...named,
    key,
    bound: () => JSON.stringify([roomSeen(phone), words()]),
    question: filled(texts.sure[kind], { phones, name: named.name }),
    answers: answers.map(([text, act]) => [text, () => act(roomSeen(phone))]),
  });
}

// A button that asks the server for it, or a word that this is on its way.
/** @type {(phone: JoinedPhone, name: string, command: Command, props?: ButtonProps) => Content} */
export function actionButton(phone, name, command, props) {
  if (isPending(phone, command)) return h("p.hint", { key: name }, texts.onItsWay);
  return button(name, () => submit(phone, command), props);
}

// The same for what every phone shows at once.
/** @type {(phone: JoinedPhone, name: string, command: RoomCommand, props?: ButtonProps, kind?: keyof Texts["sure"]) => Content} */
export function roomActionButton(phone, name, command, props, kind = command.type) {
  if (isPending(phone, command)) return h("p.hint", { key: name }, texts.onItsWay);
  const key = JSON.stringify(command);
  return roomButton(phone, { kind, key, name, answers: [[texts.yes, (seen) => submit(phone, { ...command, seen })]], props });
}

// Throws away for good what is only here, on this phone.
/** @type {(phone: Phone, key: string, act: () => void) => Content} */
export function awayButton(phone, key, act) {
  return sureButton(phone, { key: `away-${key}`, bound: () => "", name: texts.away, question: texts.awaySure, answers: [[texts.yes, act]] });
}

// Leaves a box. What was typed in it, as `typed` gives it then, is asked about first; empty means that nothing is lost.
/** @type {(phone: Phone, key: string, typed: () => string, act: () => void, named?: { name?: string } & ButtonProps) => Content} */
export function leaveButton(phone, key, typed, act, { name = texts.never, ...props } = {}) {
  const isNeeded = () => !isBlank(typed());
  return sureButton(phone, { key: `leave-${key}`, bound: typed, name, question: texts.awaySure, answers: [[texts.yes, act]], props, isNeeded });
}

// Takes own words back, wherever their card stands by `place`; once they have another `id`, that is asked anew.
/** @type {(phone: Phone, place: string, id: string | null, act: () => void, props: ButtonProps) => Content} */
export function takeBackButton(phone, place, id, act, props) {
  return sureButton(phone, { key: `back-${place}`, bound: () => String(id), name: texts.takeBack, question: texts.takeBackSure, answers: [[texts.yes, act]], props });
}

// A sentence, and what can be done about it.
/** @type {(phone: JoinedPhone, sentence: string, name: string, command: Command) => VNode} */
export function actionLine(phone, sentence, name, command) {
  const key = Object.values(command).join("-");
  return h("div.line", { key }, h("p", sentence), actionButton(phone, name, command, { about: sentence }));
}
