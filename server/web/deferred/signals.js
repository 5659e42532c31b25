// "Slow down", "Say it plainer", "I need a break": asked of the room without a name, now or not at all.

import { button, h, row } from "../dom.js";
import { randomHex } from "../ids.js";
import { isRunning, now, sendNow } from "../model.js";
import { texts } from "../texts.js";

// After so long, in milliseconds, the same may be asked again though nobody has said that it was heard.
const AGAIN_AFTER = 300000;

export function signalsView(phone) {
  if (!isRunning(phone)) return null;
  return h(
    "section",
    { key: "signals", "aria-labelledby": "signals" },
    h("h2", { id: "signals" }, texts.signalsTitle),
    h("p.hint", texts.signalsAbout),
    row(Object.entries(texts.signals).map(([kind, name]) => button(name, () => signal(phone, kind)))),
    Object.entries(texts.signals).map(([kind, name]) => signalStatus(phone, kind, name)),
  );
}

function signalStatus(phone, kind, name) {
  const state = stateOf(phone, kind);
  const told = { going: texts.onItsWay, failed: texts.signalFailed, sent: texts.signalSent, heard: texts.marks.heard }[state];
  return h("p", { key: kind, role: "status" }, told ? [`${name}: `, h("strong", told)] : null);
}

function stateOf(phone, kind) {
  const trying = phone.ui.signalling.get(kind);
  const sent = sentOf(phone)[kind];
  if (trying) return trying.state;
  if (!sent) return null;
  return answeredOf(phone, kind) > sent.answered ? "heard" : "sent";
}

// What was sent is kept on this phone without its key: nothing here or there says which signal was its own.
function sentOf(phone) {
  return phone.pages.get("signals") ?? {};
}

function answeredOf(phone, kind) {
  return phone.room.signals.find((one) => one.kind === kind)?.answered ?? 0;
}

// A try whose answer did not come may have arrived: its key makes sure that the next one counts once with it.
function signal(phone, kind) {
  const { signalling } = phone.ui;
  const state = stateOf(phone, kind);
  const isWaiting = state === "sent" && now(phone) - sentOf(phone)[kind].at < AGAIN_AFTER;
  if (isWaiting || state === "going") return;
  const key = signalling.get(kind)?.key ?? randomHex(32);
  const sent = { answered: answeredOf(phone, kind), at: now(phone) };
  signalling.set(kind, { key, state: "going" });
  sendNow(phone, { type: "send_signal", kind, key }, (isGranted) => {
    if (isGranted) {
      signalling.delete(kind);
      phone.pages.set("signals", { ...sentOf(phone), [kind]: sent });
    } else {
      signalling.set(kind, { key, state: "failed" });
    }
    phone.draw();
  });
  phone.draw();
}
