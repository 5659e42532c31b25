// The one contribution that is held up before the whole room: a line on every page, and its words on the page "Room".

import { goToView } from "../actions.js";
import { h } from "../dom.js";
import { filled, texts } from "../texts.js";
import { bar } from "./strips.js";

/** @type {(phone: JoinedPhone) => Content} */
export function heldUpStrip(phone) {
  const { held_up: said } = phone.room;
  if (said === null || phone.ui.view === "room") return null;
  return bar("heldup", { text: filled(texts.heldUp, { words: said.text }) }, texts.show, () => goToView(phone, "room"));
}

/** @type {(phone: GuestPhone) => Content} */
export function heldUpWords({ room }) {
  const { held_up: said } = room;
  if (said === null) return null;
  const by = `${texts.heldUpBy} · ${said.label || texts.nameless}`;
  return h("ul", { key: "held", id: "heldup" }, h("li.said", h("p.by", by), h("p.words", said.text)));
}
