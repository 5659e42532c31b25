// The newest sentence from the facilitator to every phone, until it is put away on this one.

import { texts } from "../texts.js";
import { noteStrip } from "./strips.js";

// None once it was put away.
/** @type {(phone: JoinedPhone) => string[]} */
export function noticeTexts({ pages, room: { notice } }) {
  return notice === null || pages.get("noticed") === notice.id ? [] : [`${texts.facilitator}: ${notice.text}`];
}

/** @type {(phone: JoinedPhone) => Content} */
export function noticeView(phone) {
  const close = () => {
    phone.pages.set("noticed", phone.room.notice ? phone.room.notice.id : "");
    phone.draw();
  };
  return noticeTexts(phone).map((text) => noteStrip(text, close));
}
