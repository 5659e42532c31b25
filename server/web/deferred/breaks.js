// A break of the session: how long it lasts, welcome back, and what a Host's phone does about it.

import { button, h, row } from "../dom.js";
import { isRunning, now } from "../model.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { actionButton } from "./buttons.js";
import { timeOf } from "./time.js";

const MINUTES = [5, 10, 15];
const ASKING = "break";

// On every page; afterwards "welcome back", until it is put away on this phone.
/** @type {(phone: JoinedPhone) => Content} */
export function breakStrip(phone) {
  const { pages, room } = phone;
  if (room.on_break !== null) return breakView(phone, room.on_break);
  if (pages.get("break") === null || !isRunning(phone)) return null;
  const close = () => {
    pages.remove("break");
    phone.draw();
  };
  return h("div.strip break", { key: "back" }, h("p", { role: "status" }, texts.welcomeBack), button(texts.allRight, close, { about: texts.welcomeBack }));
}

/** @type {(phone: JoinedPhone, current: BreakView) => VNode} */
function breakView(phone, { since, until }) {
  if (phone.pages.get("break") !== since) phone.pages.set("break", since);
  const minutes = Math.ceil((Date.parse(until) - now(phone)) / 60000);
  return h(
    "div.strip break",
    { key: "break" },
    h("p", { role: "status" }, filled(texts.onBreak, { time: timeOf(until) })),
    h("p", { key: "left" }, minutes > 0 ? filled(texts.breakLeft, { minutes }) : texts.breakOver),
  );
}

// With the role that asks: how long is chosen first, so that no single tap reaches every phone.
/** @type {(phone: JoinedPhone) => Content} */
export function breakTool(phone) {
  const { expanded } = phone.ui;
  if (phone.room.on_break !== null) return row(actionButton(phone, texts.endBreak, { type: "end_break" }));
  if (phone.room.phase !== "live") return null;
  /** @type {(minutes: number | null) => void} */
  const choose = (minutes) => {
    expanded.delete(ASKING);
    if (minutes !== null) submit(phone, { type: "start_break", minutes });
    else phone.draw();
  };
  if (!expanded.has(ASKING)) {
    const ask = () => {
      expanded.add(ASKING);
      phone.draw();
    };
    return row(button(texts.startBreak, ask));
  }
  return [
    h("p", { key: "how-long", role: "status" }, texts.breakHowLong),
    row(
      MINUTES.map((minutes) => button(filled(texts.breakMinutes, { minutes }), () => choose(minutes))),
      button(texts.never, () => choose(null)),
    ),
  ];
}
