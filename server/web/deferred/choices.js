// The choices for words that are about to be sent: with or without a name, and what may be done with them.

import { focus, keepChoices, keepDraft } from "../actions.js";
import { button, h } from "../dom.js";
import { isChoosing } from "../model.js";
import { texts } from "../texts.js";
import { speakingView } from "./perspectives.js";
import { choice, choices } from "./ticks.js";

/** @type {(phone: JoinedPhone) => VNode} */
export function choicesButton(phone) {
  const choosing = isChoosing(phone);
  const toggle = () => {
    phone.ui.choosing = !choosing;
    phone.pages.remove("unchosen");
    focus(phone, choosing ? "who" : "choices");
  };
  return button(texts.change, toggle, { id: "who", "aria-label": texts.changeWho, "aria-expanded": String(choosing) });
}

// What is chosen counts as begun, and stays for the next question. Words without a name say nothing of their writer,
// what they speak from neither.
/** @type {(...about: SlotArguments["choices"]) => VNode} */
export function choicesView(phone, shown, draft) {
  return choicesGroup(phone, draft, (part) => keepDraft(phone, shown, { ...part, begun: true }), (keep) => [
    choice("checkbox", "unsure", texts.unsure, draft.unsure, (unsure) => keep({ unsure })),
    h("p.hint", { key: "unsure-hint" }, texts.unsureHint),
    speakingView(phone, draft, keep),
  ]);
}

// What is chosen for any words, and what else is for these.
/** @type {(phone: SessionPhone, draft: Draft, keepPart: KeepDraft, others: (keep: KeepDraft) => Content) => VNode} */
export function choicesGroup(phone, draft, keepPart, others) {
  /** @type {KeepDraft} */
  const keep = (part) => {
    phone.ui.choosing = true; // what is open stays so while several things are chosen
    keepChoices(phone, { ...draft, ...part });
    keepPart(part);
  };
  return h(
    "div.choices",
    { key: "choices", id: "choices", tabindex: "-1", role: "group", "aria-label": texts.moreChoices },
    phone.pages.get("unchosen") ? h("p.hint", { key: "anew" }, texts.chooseAnew) : null,
    choice("checkbox", "nameless", texts.withoutName, draft.nameless, (nameless) => keep({ nameless, speaking: [] })),
    h("p.hint", { key: "hint" }, texts.namelessHint),
    others(keep),
    choices("consent", texts.consent, texts.consents, draft.consent, (consent) => keep({ consent })),
    h("p.hint", { key: "consent-about" }, texts.consentAbout),
  );
}
