// What somebody speaks from today, in general and in words that they send.

import { textError, validate } from "../actions.js";
import { button, h, row } from "../dom.js";
import { LIMITS, isBlank, limitError } from "../limits.js";
import { isRunning } from "../model.js";
import { texts } from "../texts.js";
import { fieldError, fieldMessage, fieldProps } from "../views/field.js";
import { submit } from "./actions.js";
import { choice } from "./ticks.js";

const MOST_PERSPECTIVES = 6;
const FIELD = "perspective";

// Their own choice, changeable at any time, in a fold on "My words".
/** @type {(phone: JoinedPhone) => Content} */
export function perspectivesView(phone) {
  if (!isRunning(phone)) return null;
  const { chosen, isWaiting } = chosenBy(phone);
  return h(
    "details",
    { key: "perspectives" },
    h("summary", texts.speakFrom),
    h("p.hint", { key: "private" }, texts.speakPrivate),
    perspectiveTicks(texts.speakChoose, offeredTo(phone, chosen), chosen, (said) => sendPerspectives(phone, said)),
    ownField(phone, chosen),
    h("p.hint", { key: "kept", role: "status" }, isWaiting ? texts.onItsWay : ""),
  );
}

// For the words that are about to be sent: shown with them, so not where they have no name.
/** @type {(phone: JoinedPhone, draft: Draft, keep: KeepDraft) => Content} */
export function speakingView(phone, draft, keep) {
  if (draft.nameless) return h("p.hint", { key: "speaking" }, texts.namelessSpeaking);
  const offered = offeredTo(phone, [...chosenBy(phone).chosen, ...draft.speaking]);
  return h(
    "div",
    { key: "speaking" },
    perspectiveTicks(texts.speakingLegend, offered, draft.speaking, (speaking) => keep({ speaking })),
    h("p.hint", texts.speakingShown),
  );
}

// What was chosen last on this phone, before the server has said so.
/** @type {(phone: JoinedPhone) => { chosen: string[], isWaiting: boolean }} */
function chosenBy(phone) {
  let last = { chosen: phone.mine.perspectives, isWaiting: false };
  for (const { command } of phone.outbox.items()) {
    if (command.type === "say_perspectives") last = { chosen: command.perspectives, isWaiting: true };
  }
  return last;
}

/** @type {(phone: JoinedPhone, own: string[]) => string[]} */
function offeredTo({ room }, own) {
  return Array.from(new Set([...room.perspectives, ...own]));
}

/** @type {(legend: string, offered: string[], chosen: string[], keep: (chosen: string[]) => void) => VNode} */
function perspectiveTicks(legend, offered, chosen, keep) {
  const isFull = chosen.length >= MOST_PERSPECTIVES;
  /** @type {(one: string) => VNode} */
  const tick = (one) => {
    const isChosen = chosen.includes(one);
    const others = chosen.filter((other) => other !== one);
    const disabled = isFull && !isChosen;
    return choice("checkbox", null, one, isChosen, (isTicked) => keep(isTicked ? [...others, one] : others), { disabled });
  };
  return h("fieldset", { key: "ticks" }, h("legend", legend), offered.map(tick), isFull ? h("p.hint", { key: "full" }, texts.speakFull) : null);
}

/** @type {(phone: JoinedPhone, chosen: string[]) => Content} */
function ownField(phone, chosen) {
  if (chosen.length >= MOST_PERSPECTIVES) return null;
  const text = phone.pages.get(FIELD) || "";
  const error = fieldError(phone, FIELD) || limitError(text, LIMITS.perspective);
  /** @type {Props["oninput"]} */
  const oninput = (event) => {
    phone.pages.set(FIELD, event.target.value);
    phone.ui.error = null;
    phone.draw();
  };
  const add = () => {
    if (!validate(phone, FIELD, textError(text, LIMITS.perspective, texts.blankBox))) return;
    phone.pages.remove(FIELD);
    sendPerspectives(phone, Array.from(new Set([...chosen, text.trim()])));
  };
  return [
    h("label", { key: "own-label", for: FIELD }, texts.speakOwn),
    h("input", { ...fieldProps(FIELD, error), value: text, oninput }),
    fieldMessage(FIELD, error),
    row(button(texts.add, add, { disabled: isBlank(text) })),
  ];
}

/** @type {(phone: SessionPhone, perspectives: string[]) => void} */
function sendPerspectives(phone, perspectives) {
  submit(phone, { type: "say_perspectives", perspectives });
}
