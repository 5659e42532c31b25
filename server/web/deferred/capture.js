// Words of somebody else, put in for them: said aloud, or typed for who would rather not.

import { NO_NAME, capture, keepToolDraft, toolDraft } from "./actions.js";
import { h, mainButton, row } from "../dom.js";
import { isBlank } from "../limits.js";
import { askForPeople } from "../model.js";
import { filled, texts } from "../texts.js";
import { choice, choices, fieldError, fieldMessage, textBox } from "../views/field.js";
import { personPicker } from "./picker.js";

const EMPTY = { whose: "", channel: "aloud", consent: "notes", agreed: false };

// The words belong to the question that was newest when they were begun.
export function captureTool(phone, role) {
  const kept = toolDraft(phone, "words");
  const draft = { ...EMPTY, ...kept, question: isBlank(kept.text) ? phone.room.question : kept.question };
  if (draft.question === null) return h("p.hint", texts.captureLater);
  const keep = (part) => keepToolDraft(phone, "words", role, { question: draft.question, ...part });
  const isNameless = draft.whose === NO_NAME;
  return h(
    "details",
    { key: "capture", open: draft.text ? true : null, ontoggle: (event) => event.target.open && askForPeople(phone) },
    h("summary", texts.capture),
    h("p.hint", { key: "to" }, filled(texts.captureTo, { question: draft.question.text })),
    personPicker(phone, {
      id: "whose",
      label: texts.whose,
      first: [{ id: NO_NAME, label: texts.noName }],
      value: draft.whose,
      hint: isNameless ? texts.namelessSaid : draft.whose ? texts.theyAreAsked : "",
      pick: (whose) => keep({ whose }),
    }),
    choices("channel", texts.channel, texts.channels, draft.channel, (channel) => keep({ channel })),
    h("label", { key: "label", id: "tool-words-label", for: "tool-words" }, texts.theirWords),
    textBox(phone, { id: "tool-words", label: "tool-words-label", text: draft.text, oninput: (text) => keep({ text }) }),
    choices("said-consent", texts.consent, texts.consents, draft.consent, (consent) => keep({ consent })),
    isNameless
      ? [choice("checkbox", "agreed", texts.agreed, draft.agreed, (agreed) => keep({ agreed }), { id: "agreed" }), fieldMessage("agreed", fieldError(phone, "agreed"))]
      : null,
    row(mainButton(texts.putIn, () => capture(phone, draft))),
  );
}
