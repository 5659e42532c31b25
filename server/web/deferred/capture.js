// Words of somebody else, put in for them: said aloud, or typed for who would rather not.

import { h, mainButton, row } from "../dom.js";
import { isBlank } from "../limits.js";
import { filled, texts } from "../texts.js";
import { fieldError, fieldMessage, textBox } from "../views/field.js";
import { NO_NAME, capture, keepToolDraft, toolDraft } from "./actions.js";
import { askForPeople } from "./asking.js";
import { personPicker } from "./picker.js";
import { choice, choices } from "./ticks.js";

/** @type {Pick<CaptureDraft, "whose" | "channel" | "consent" | "agreed">} */
const EMPTY = { whose: "", channel: "aloud", consent: "notes", agreed: false };

// The words belong to the question that was newest when they were begun.
/** @type {(phone: JoinedPhone, role: string) => Content} */
export function captureTool(phone, role) {
  const kept = toolDraft(phone, "words");
  const question = isBlank(kept.text) || !kept.question ? phone.room.question : kept.question;
  if (question === null) return h("p.hint", texts.captureLater);
  /** @type {(part: Partial<ToolDraft>) => void} */
  const keep = (part) => keepToolDraft(phone, "words", role, { question, ...part });
  return captureForm(phone, { ...EMPTY, ...kept, question }, keep);
}

/** @type {(phone: JoinedPhone, draft: CaptureDraft, keep: (part: Partial<ToolDraft>) => void) => VNode} */
function captureForm(phone, draft, keep) {
  const { text, whose, question, channel, consent } = draft;
  /** @type {Props["ontoggle"]} */
  const ontoggle = (event) => {
    if (event.target.open) askForPeople(phone);
  };
  return h(
    "details",
    { key: "capture", open: text ? true : null, ontoggle },
    h("summary", texts.capture),
    h("p.hint", { key: "to" }, filled(texts.captureTo, { question: question.text })),
    personPicker(phone, {
      id: "whose",
      label: texts.whose,
      first: [{ id: NO_NAME, label: texts.noName }],
      value: whose,
      hint: whose === NO_NAME ? texts.namelessSaid : whose ? texts.theyAreAsked : "",
      pick: (person) => keep({ whose: person }),
    }),
    choices("channel", texts.channel, texts.channels, channel, (picked) => keep({ channel: picked })),
    h("label", { key: "label", id: "tool-words-label", for: "tool-words" }, texts.theirWords),
    textBox(phone, { id: "tool-words", label: "tool-words-label", text, oninput: (typed) => keep({ text: typed }) }),
    choices("said-consent", texts.consent, texts.consents, consent, (picked) => keep({ consent: picked })),
    whose === NO_NAME ? agreedView(phone, draft.agreed, keep) : null,
    row(mainButton(texts.putIn, () => capture(phone, draft))),
  );
}

/** @type {(phone: Phone, agreed: boolean, keep: (part: Partial<ToolDraft>) => void) => Content} */
function agreedView(phone, agreed, keep) {
  return [
    choice("checkbox", "agreed", texts.agreed, agreed, (isTicked) => keep({ agreed: isTicked }), { id: "agreed" }),
    fieldMessage("agreed", fieldError(phone, "agreed")),
  ];
}
