// "Put right": how the question that is open should read, on every phone.

import { focus } from "../actions.js";
import { button, h, row } from "../dom.js";
import { isBlank } from "../limits.js";
import { filled, texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { TOOL_LIMITS, discardToolDraft, keepToolDraft, sendToolDraft, toolDraft } from "./actions.js";
import { leaveButton, roomButton } from "./buttons.js";

const REWORD_BOX = "tool-reword";

// Whether a draft was begun for the question that is open now.
/** @type {(phone: JoinedPhone, draft: ToolDraft) => boolean} */
export function belongsToOpen({ room: { question } }, draft) {
  return question !== null && question.open && draft.question !== undefined && draft.question.id === question.id;
}

/** @type {(phone: JoinedPhone, question: QuestionView) => string} */
function typedSince(phone, question) {
  const { text } = toolDraft(phone, "reword");
  return text === question.text ? "" : text;
}

/** @type {(phone: JoinedPhone, role: string, question: QuestionView) => Content} */
export function rewordTool(phone, role, question) {
  if (phone.outbox.items().some(({ tool }) => tool === "reword")) return h("p.hint", { key: "reword" }, texts.onItsWay);
  const draft = phone.tools.get("reword");
  if (draft !== null && belongsToOpen(phone, draft)) return rewordForm(phone, role, question, draft.text);
  if (draft !== null && !isBlank(draft.text)) return null; // what was left behind is read or thrown away first
  const { id, text } = question;
  const open = () => {
    keepToolDraft(phone, "reword", role, { text, question: { id, text } });
    focus(phone, REWORD_BOX);
  };
  return row(button(texts.reword, open, { about: text }));
}

/** @type {(phone: JoinedPhone, role: string, question: QuestionView, text: string) => VNode} */
function rewordForm(phone, role, question, text) {
  const { label, send } = texts.boxes.reword;
  return h(
    "div",
    { key: "reword" },
    h("label", { id: `${REWORD_BOX}-label`, for: REWORD_BOX }, label),
    textBox(phone, {
      id: REWORD_BOX,
      label: `${REWORD_BOX}-label`,
      text,
      limit: TOOL_LIMITS.reword,
      oninput: (typed) => keepToolDraft(phone, "reword", role, { text: typed }),
    }),
    h("p.hint", { key: "now" }, filled(texts.readsNow, { text: question.text })),
    row(
      roomButton(phone, {
        kind: "reword_question",
        words: () => toolDraft(phone, "reword").text,
        name: send,
        answers: [[texts.yes, (seen) => sendToolDraft(phone, "reword", { type: "reword_question", question: question.id, seen })]],
        props: { class: "main" },
      }),
      leaveButton(phone, REWORD_BOX, () => typedSince(phone, question), () => discardToolDraft(phone, "reword")),
    ),
  );
}
