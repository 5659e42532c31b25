// "Slow down", "Say it plainer", "I need a break": asked of the room without a name, now or not at all.

import { button, h } from "../dom.js";
import { randomHex } from "../ids.js";
import { isRunning, now } from "../model.js";
import { texts } from "../texts.js";
import { sendNow } from "./asking.js";

// After so long, in milliseconds, the same may be asked again though nobody has said that it was heard.
const AGAIN_AFTER = 300000;

/** @type {SignalKind[]} */
const SIGNALS = ["slow_down", "plainer", "break"];

/** @type {(phone: JoinedPhone) => VNode[]} */
export function signalButtons(phone) {
  if (!isRunning(phone)) return [];
  return SIGNALS.map((kind) => button(texts.signals[kind], () => signal(phone, kind), { "aria-describedby": "signals" }));
}

/** @type {(phone: JoinedPhone) => Content} */
export function signalStates(phone) {
  if (!isRunning(phone)) return null;
  return h("div", { key: "signals" }, h("p.hint", { id: "signals" }, texts.signalsAbout), SIGNALS.map((kind) => signalStatus(phone, kind)));
}

/** @type {(phone: JoinedPhone, kind: SignalKind) => VNode} */
function signalStatus(phone, kind) {
  const state = signalState(phone, kind);
  const told = { none: "", going: texts.onItsWay, failed: texts.signalFailed, sent: texts.signalSent, heard: texts.marks.heard }[state];
  return h("p", { key: kind, role: "status" }, told ? [`${texts.signals[kind]}: `, h("strong", told)] : null);
}

/** @type {(phone: JoinedPhone, kind: SignalKind) => "none" | "going" | "failed" | "sent" | "heard"} */
function signalState(phone, kind) {
  const trying = phone.ui.signalling.get(kind);
  const sent = sentSignals(phone)[kind];
  if (trying) return trying.state;
  if (!sent) return "none";
  return answeredTimes(phone, kind) > sent.answered ? "heard" : "sent";
}

// What was sent is kept on this phone without its key: nothing here or there says which signal was its own.
/** @type {(phone: SessionPhone) => SentSignals} */
function sentSignals(phone) {
  return phone.pages.get("signals") || {};
}

/** @type {(phone: JoinedPhone, kind: SignalKind) => number} */
function answeredTimes(phone, kind) {
  const heard = phone.room.signals.find((one) => one.kind === kind);
  return heard ? heard.answered : 0;
}

// Whether it makes no sense to send it just now.
/** @type {(phone: JoinedPhone, kind: SignalKind) => boolean} */
function isWaiting(phone, kind) {
  const state = signalState(phone, kind);
  const sent = sentSignals(phone)[kind];
  return state === "going" || (state === "sent" && sent !== undefined && now(phone) - sent.sentAt < AGAIN_AFTER);
}

// A try whose answer did not come may have arrived: its key makes sure that the next one counts once with it.
/** @type {(phone: JoinedPhone, kind: SignalKind) => void} */
function signal(phone, kind) {
  if (isWaiting(phone, kind)) return;
  const { signalling } = phone.ui;
  const { key } = signalling.get(kind) || { key: randomHex(32) };
  const sent = { answered: answeredTimes(phone, kind), sentAt: now(phone) };
  signalling.set(kind, { key, state: "going" });
  sendNow(phone, { type: "send_signal", kind, key }, (isGranted) => {
    if (isGranted) {
      signalling.delete(kind);
      phone.pages.set("signals", { ...sentSignals(phone), [kind]: sent });
    } else {
      signalling.set(kind, { key, state: "failed" });
    }
    phone.draw();
  });
  phone.draw();
}
