// The closing round: one line each if they wish, and how it was; and what can truly be said at the end.

import { ownContributions } from "../contributions.js";
import { h } from "../dom.js";
import { filled, texts } from "../texts.js";
import { roomActionButton } from "./buttons.js";
import { feedbackView } from "./feedback.js";

// Below the question that asks for a line to close with.
/** @type {(phone: JoinedPhone) => Content} */
export function closingView(phone) {
  const { shown } = phone.ui;
  return shown !== null && shown.kind === "closing" ? [allHeard(phone), hopesView(phone), feedbackView(phone)] : null;
}

// What people hoped for, each with what came of it, as far as that can be read and was said; then what only one hoped for
// oneself, who knows what came of that.
/** @type {(phone: JoinedPhone) => Content} */
export function hopesView(phone) {
  const { outcomes, earlier, question: newest } = phone.room;
  const hopes = outcomes.filter(({ gone }) => !gone);
  const asked = [...earlier, ...(newest ? [newest] : [])].filter(({ kind }) => kind === "outcomes").map(({ id }) => id);
  const said = ownContributions(phone);
  const adopted = hopes.map(({ contribution }) => contribution);
  const alone = said.filter(({ id, question }) => id !== null && asked.includes(question) && !adopted.includes(id));
  if (hopes.length + alone.length === 0) return null;
  const own = said.map(({ id }) => id);
  return h(
    "section",
    { key: "hopes" },
    h("h2", texts.closing.hopes),
    hopes.map(({ id, text, label, contribution = null, room_only: roomOnly = false, came_of: came }) =>
      h(
        "div.card",
        { key: id },
        h("p.words", text),
        contribution === null ? null : whose(own.includes(contribution) ? texts.closing.yours : label || texts.nameless, roomOnly),
        h("p.became", came ? filled(texts.closing.came, { came }) : texts.closing.open),
      ),
    ),
    alone.map(({ place, text, consent }) => h("div.card", { key: place }, h("p.words", text), whose(texts.closing.yours, consent === "room"))),
  );
}

// This page is the one that people copy from.
/** @type {(who: string, isRoomOnly: boolean) => VNode} */
function whose(who, isRoomOnly) {
  return h("p.mark", [who, ...(isRoomOnly ? [texts.seen.room] : [])].join(" · "));
}

// Said only where it is true.
/** @type {(phone: JoinedPhone) => Content} */
export function allHeard({ room: { all_heard, here: count } }) {
  const { one, several } = texts.closing.heard;
  return all_heard ? h("p.lead", { key: "heard", role: "status" }, filled(count === 1 ? one : several, { count })) : null;
}

// For whoever may ask the room.
/** @type {(phone: JoinedPhone) => Content} */
export function closingTool(phone) {
  const { question } = phone.room;
  if (question !== null && question.open && question.kind === "closing") return null;
  const { begin, question: text } = texts.closing;
  return roomActionButton(phone, begin, { type: "ask_question", text, reveal: "at_once", kind: "closing" }, undefined, "closing");
}
