// A break of the session: how long it lasts, welcome back, and what a Host's phone does about it.

import { h, row } from "../dom.js";
import { isRunning, now } from "../model.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { roomActionButton, roomButton } from "./buttons.js";
import { noteStrip, strip } from "./strips.js";
import { timeOf } from "./time.js";

const MINUTES = [5, 10, 15];

// On every page; afterwards "welcome back", until it is put away on this phone.
/** @type {(phone: JoinedPhone) => Content} */
export function breakStrip(phone) {
  const { on_break: current } = phone.room;
  const close = () => {
    phone.pages.remove("break");
    phone.draw();
  };
  return breakTexts(phone).map((text) => (current === null ? noteStrip(text, close) : breakView(phone, current, text)));
}

/** @type {(phone: JoinedPhone) => string[]} */
export function breakTexts(phone) {
  const { pages, room } = phone;
  if (room.on_break !== null) return [filled(texts.onBreak, { time: timeOf(room.on_break.until) })];
  return pages.get("break") === null || !isRunning(phone) ? [] : [texts.welcomeBack];
}

/** @type {(phone: JoinedPhone, current: BreakView, text: string) => VNode} */
function breakView(phone, { since, until }, text) {
  if (phone.pages.get("break") !== since) phone.pages.set("break", since);
  const minutes = Math.ceil((Date.parse(until) - now(phone)) / 60000);
  const left = minutes > 0 ? filled(texts.breakLeft, { minutes }) : texts.breakOver;
  return strip("break", text, h("p", { key: "left" }, left));
}

// How long is chosen where it is asked whether all phones shall show it.
/** @type {(phone: JoinedPhone) => Content} */
export function breakTool(phone) {
  const { on_break: current, phase } = phone.room;
  if (current !== null) return row(roomActionButton(phone, texts.endBreak, { type: "end_break" }));
  if (phase !== "live") return null;
  /** @type {(minutes: number) => RoomAnswer} */
  const lasting = (minutes) => [filled(texts.breakMinutes, { minutes }), (seen) => submit(phone, { type: "start_break", minutes, seen })];
  return row(roomButton(phone, { kind: "start_break", name: texts.startBreak, answers: MINUTES.map(lasting) }));
}
