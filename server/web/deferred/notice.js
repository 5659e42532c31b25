// The newest sentence from the facilitator to every phone, until it is put away on this one.

import { texts } from "../texts.js";
import { noteStrip } from "./strips.js";

/** @type {(phone: JoinedPhone) => Content} */
export function noticeView(phone) {
  const { pages, room } = phone;
  if (room.notice === null || pages.get("noticed") === room.notice.id) return null;
  const { id, text } = room.notice;
  const close = () => {
    pages.set("noticed", id);
    phone.draw();
  };
  return noteStrip(`${texts.facilitator}: ${text}`, close, "status");
}
