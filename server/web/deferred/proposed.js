// What somebody proposes to gather, for whoever takes or leaves it.

import { textError, validate } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { LIMITS } from "../limits.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { brief } from "./brief.js";
import { nameBox, typedFor } from "./naming.js";

/** @type {(phone: JoinedPhone, proposal: WaitingProposal, words: () => Content) => VNode} */
export function proposalCard(phone, { id, number, reason, name, label, count, room_only: roomOnly }, words) {
  const about = `${number}. ${brief(reason)}`;
  /** @type {GatherBox} */
  const box = `take ${id}`;
  const typed = typedFor(phone, box, name);
  const take = () => {
    const named = typedFor(phone, box, name);
    if (validate(phone, box, textError(named, LIMITS.theme, texts.themes.unnamed))) submit(phone, { type: "take_proposal", proposal: id, name: named }, box);
  };
  const isGoing = isPending(phone, { type: "take_proposal", proposal: id }) || isPending(phone, { type: "leave_proposal", proposal: id });
  return h(
    "li.card",
    { key: id },
    h("p.by", [label || texts.nameless, filled(texts.themes.belong, { count }), ...(roomOnly ? [texts.seen.room] : [])].join(" · ")),
    h("p.words", reason),
    unfolded(phone, id, texts.themes.read, about, words),
    isGoing
      ? h("p.hint", { key: "going" }, texts.onItsWay)
      : [
          nameBox(phone, box, texts.themes.takeAs, typed, texts.themes.takeHint),
          row(mainButton(texts.themes.take, take, { about }), button(texts.themes.leave, () => submit(phone, { type: "leave_proposal", proposal: id }, box), { about })),
        ],
  );
}

// What is shown, and asked for, only where somebody opened it.
/** @type {(phone: JoinedPhone, id: string, name: string, about: string, content: () => Content) => VNode} */
export function unfolded({ ui: { expanded }, draw }, id, name, about, content) {
  /** @type {Props["ontoggle"]} */
  const ontoggle = (event) => {
    if (event.target.open) expanded.add(id);
    else expanded.delete(id);
    draw();
  };
  return h("details", { key: id, open: expanded.has(id) || null, ontoggle }, h("summary", { "aria-label": `${name}: ${about}` }, name), expanded.has(id) ? content() : null);
}
