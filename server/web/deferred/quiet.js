// What is asked with one tap, small and even, beneath "Send": another wording, being done for now, the signals, the word.

import { h } from "../dom.js";
import { isOpen, isRunning } from "../model.js";
import { handView } from "./hands.js";
import { doneButton, readingHint } from "./reading.js";
import { signalButtons, signalStates } from "./signals.js";
import { wordingButton, wordingView } from "./wording.js";

/** @type {(phone: JoinedPhone) => Content} */
export function questionExtras(phone) {
  const { shown } = phone.ui;
  if (shown === null) return signalsView(phone);
  const { done, message } = doneButton(phone, shown);
  return [
    signalsView(phone),
    h("div.even", { key: "own" }, isOpen(phone, shown) ? wordingButton(phone, shown) : null, done),
    message,
    wordingView(phone, shown),
    readingHint(phone, shown),
  ];
}

// On the other pages, at their end.
/** @type {(phone: JoinedPhone) => Content} */
export function signalsElsewhere(phone) {
  const { view } = phone.ui;
  return view === "question" || view === "waiting" ? null : signalsView(phone);
}

/** @type {(phone: JoinedPhone) => Content} */
function signalsView(phone) {
  return isRunning(phone) ? [h("div.even", { key: "even" }, signalButtons(phone)), signalStates(phone), handView(phone)] : null;
}
