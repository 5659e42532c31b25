// The newest sentence from the facilitator to every phone, until it is put away on this one.

import { button, h } from "../dom.js";
import { texts } from "../texts.js";

/** @type {(phone: JoinedPhone) => Content} */
export function noticeView(phone) {
  const { pages, room } = phone;
  if (room.notice === null || pages.get("noticed") === room.notice.id) return null;
  const { id, text } = room.notice;
  const close = () => {
    pages.set("noticed", id);
    phone.draw();
  };
  const said = `${texts.facilitator}: ${text}`;
  return h("div.strip notice", { key: `notice-${id}` }, h("p", { role: "status" }, said), button(texts.allRight, close, { about: said }));
}
