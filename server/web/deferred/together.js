// How the room is together: its agreements, and how and by whom words may be held back. It can be read before one writes.

import { h } from "../dom.js";
import { isRunning } from "../model.js";
import { filled, texts } from "../texts.js";

const HOLDING = ["ask", "hold_back"];

/** @type {(phone: JoinedPhone) => Content} */
export function togetherView(phone) {
  if (!isRunning(phone)) return null;
  const { agreements, reasons, catalogue } = phone.room;
  const { title, held, who, facilitator, between, last } = texts.together;
  const roles = catalogue.filter(({ hidden, tools }) => !hidden && tools.some((tool) => HOLDING.includes(tool)));
  const names = roles.map(({ name }) => name);
  const joined = [names.slice(0, -1).join(between), names[names.length - 1]].filter(Boolean).join(last);
  /** @type {Props} */
  const open = phone.ui.shown === null ? { open: true } : {};
  return h(
    "details",
    { key: "together", ...open },
    h("summary", title),
    h("ul", { key: "agreements" }, agreements.map((text) => h("li", text))),
    h("p.hint", { key: "held" }, held),
    h("ul", { key: "reasons" }, reasons.map(({ id, words }) => h("li", { key: id }, words))),
    h("p.hint", { key: "who" }, joined ? filled(who, { names: joined }) : facilitator),
  );
}
