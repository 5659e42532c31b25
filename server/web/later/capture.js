// Words of somebody else, put in for them: said aloud, or typed for who would rather not.

import { NO_NAME, capture, keepTool, toolDraft } from "./acts.js";
import { h, mainButton, row } from "../dom.js";
import { isBlank } from "../limits.js";
import { askForPeople } from "../model.js";
import { filled, words } from "../words.js";
import { choice, choices, errorAt, told, wordsBox } from "../views/field.js";
import { personPicker } from "./picker.js";

const EMPTY = { whose: "", channel: "aloud", consent: "notes", agreed: false };

// The words belong to the question that was newest when they were begun.
export function captureTool(phone, role) {
  const kept = toolDraft(phone, "words");
  const draft = { ...EMPTY, ...kept, question: isBlank(kept.text) ? phone.room.question : kept.question };
  if (draft.question === null) return h("p.hint", words.captureLater);
  const keep = (part) => keepTool(phone, "words", role, { question: draft.question, ...part });
  const isNameless = draft.whose === NO_NAME;
  return h(
    "details",
    { key: "capture", open: draft.text ? true : null, ontoggle: (event) => event.target.open && askForPeople(phone) },
    h("summary", words.capture),
    h("p.hint", { key: "to" }, filled(words.captureTo, { question: draft.question.text })),
    personPicker(phone, {
      id: "whose",
      label: words.whose,
      first: [{ id: NO_NAME, label: words.noName }],
      value: draft.whose,
      hint: isNameless ? words.namelessSaid : draft.whose ? words.theyAreAsked : "",
      pick: (whose) => keep({ whose }),
    }),
    choices("channel", words.channel, words.channels, draft.channel, (channel) => keep({ channel })),
    h("label", { key: "label", id: "tool-words-label", for: "tool-words" }, words.theirWords),
    wordsBox(phone, { id: "tool-words", label: "tool-words-label", text: draft.text, oninput: (text) => keep({ text }) }),
    choices("said-consent", words.consent, words.consents, draft.consent, (consent) => keep({ consent })),
    isNameless
      ? [choice("checkbox", "agreed", words.agreed, draft.agreed, (agreed) => keep({ agreed }), { id: "agreed" }), told("agreed", errorAt(phone, "agreed"))]
      : null,
    row(mainButton(words.putIn, () => capture(phone, draft))),
  );
}
