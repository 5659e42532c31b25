// The question and one's words to it: the heart of the page.

import { discardDraft, keepDraft, pass, restore, send, startComposing, stopComposing } from "../actions.js";
import { ownContributions, unsentDrafts } from "../contributions.js";
import { button, h, heading, mainButton, row } from "../dom.js";
import { isBlank } from "../limits.js";
import { changeOf, draftOf, isClosed, isJustShown, isOpen, isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { contributionCard, notesOf } from "./contribution.js";
import { choice, choices, textBox } from "./field.js";
import { slotViews } from "./slots.js";

/** @type {(phone: JoinedPhone) => Content} */
export function questionView(phone) {
  if (!isRunning(phone)) return endedView(phone);
  const { shown } = phone.ui;
  return [shown === null ? waitingView(phone) : questionCard(phone, shown), slotViews("question", phone)];
}

/** @type {(phone: JoinedPhone) => Content} */
function waitingView(phone) {
  return [
    heading(filled(texts.youAreIn, { name: phone.mine.label })),
    phone.room.purpose ? h("p.lead", { key: "purpose" }, phone.room.purpose) : null,
    h("p", phone.room.phase === "lobby" ? texts.lobby : texts.waiting),
    h("p.hint", texts.restUntil),
    phone.mine.perspectives.length > 0 ? null : h("p.hint", { key: "speak" }, texts.speakHint),
  ];
}

/** @type {(phone: JoinedPhone) => Content} */
function endedView(phone) {
  return [
    heading(texts.ended),
    h("p", isClosed(phone) ? texts.roomClosedText : texts.endedText),
    unsentDrafts(phone).length > 0 ? h("p.hint", texts.endedUnsent) : null,
    slotViews("ended", phone),
  ];
}

/** @type {(phone: JoinedPhone, shown: ShownQuestion) => Content} */
function questionCard(phone, shown) {
  const all = ownContributions(phone, shown.id);
  const isAsking = isOpen(phone, shown);
  const hasPassed = all.length === 0 && isPassed(phone, shown);
  const isEmpty = isBlank(draftOf(phone, shown).text);
  const isChanging = all.some((said) => changeOf(phone, said) !== null);
  const isFresh = isAsking && all.length === 0 && !hasPassed;
  return h(
    "section",
    { key: shown.id },
    shown.number ? h("p.hint", { key: "number" }, numberOf(shown)) : null,
    heading(shown.text),
    shown.before ? h("p.hint", { key: "before", role: "status" }, rewordedHint(phone, shown)) : null,
    isAsking ? null : h("p.hint", { key: "closed" }, isEmpty ? texts.closed : texts.closedWhile),
    hasPassed ? h("p", { key: "passed", role: "status" }, texts.passed) : null,
    h("ul", { key: "yours", id: "yours", tabindex: "-1" }, all.map((said) => contributionCard(phone, said, "heading"))),
    removedView(phone, shown),
    isChanging ? null : isFresh || phone.ui.composing || !isEmpty ? composer(phone, shown, isAsking, isFresh) : composeAgain(phone, isAsking, hasPassed),
  );
}

/** @type {(shown: ShownQuestion) => string} */
function numberOf({ number: asked, round = 1 }) {
  const number = filled(texts.number, { number: asked });
  return round > 1 ? `${number} · ${filled(texts.round, { round })}` : number;
}

/** @type {(phone: JoinedPhone, shown: ShownQuestion) => string} */
function rewordedHint(phone, { id, before }) {
  const isOwn = phone.mine.adopted && isCurrent(phone, id);
  return filled(isOwn ? texts.askedYourWay : texts.askedDifferently, { before });
}

/** @type {(phone: JoinedPhone, id: string) => boolean} */
function isCurrent({ room: { question } }, id) {
  return question !== null && question.id === id;
}

/** @type {(phone: JoinedPhone, shown: ShownQuestion) => boolean} */
function isPassed(phone, { id }) {
  return (isCurrent(phone, id) && phone.mine.passed) || isPending(phone, { type: "pass_question", question: id });
}

/** @type {(phone: JoinedPhone, shown: ShownQuestion) => Content} */
function removedView(phone, shown) {
  const { removed } = phone.ui;
  if (removed === null || removed.question !== shown.id) return null;
  return h(
    "div.removed",
    { key: "removed" },
    h("p", { role: "status" }, texts.setAside),
    button(texts.restore, () => restore(phone, shown, removed.text)),
  );
}

// The way back into the box once something was said, or passed, or the question closed.
/** @type {(phone: JoinedPhone, isAsking: boolean, hasPassed: boolean) => VNode} */
function composeAgain(phone, isAsking, hasPassed) {
  const name = !isAsking ? texts.sayLate : hasPassed ? texts.sayAfterAll : texts.another;
  return row(button(name, () => startComposing(phone)));
}

/** @type {(phone: JoinedPhone, shown: ShownQuestion, isAsking: boolean, isFresh: boolean) => Content} */
function composer(phone, shown, isAsking, isFresh) {
  const draft = draftOf(phone, shown);
  const disabled = isJustShown(phone.ui.questionShownAt);
  return [
    textBox(phone, { id: "words", label: "heading", text: draft.text, oninput: (text) => keepDraft(phone, shown, { text }) }),
    h("p.mark", { key: "chosen" }, chosenNotes(draft).join(" · ")),
    isAsking
      ? row(
          mainButton(texts.send, () => send(phone, shown), { disabled }),
          isFresh ? button(texts.pass, () => pass(phone, shown), { disabled }) : null,
        )
      : row(
          mainButton(texts.keepLate, () => send(phone, shown, true), { disabled }),
          isBlank(draft.text)
            ? button(texts.never, () => stopComposing(phone), { disabled })
            : button(texts.away, () => discardDraft(phone, shown), { disabled }),
        ),
    choicesView(phone, draft, (part) => keepDraft(phone, shown, part)),
  ];
}

// What may be done with the words is told even where nothing was chosen, as the choice itself is folded away.
/** @type {(draft: Draft) => string[]} */
function chosenNotes(draft) {
  const notes = notesOf(draft);
  if (notes.length === 0) return [texts.intoNotes];
  return draft.consent === "notes" ? [...notes, texts.consents.notes] : notes;
}

// Words without a name say nothing of their writer, what they speak from neither.
/** @type {(phone: JoinedPhone, draft: Draft, keep: KeepDraft) => VNode} */
function choicesView(phone, draft, keep) {
  return h(
    "details",
    { key: "choices" },
    h("summary", texts.moreChoices),
    choice("checkbox", "nameless", texts.withoutName, draft.nameless, (nameless) => keep({ nameless, speaking: [] })),
    h("p.hint", { key: "hint" }, texts.namelessHint),
    choice("checkbox", "unsure", texts.unsure, draft.unsure, (unsure) => keep({ unsure })),
    choices("consent", texts.consent, texts.consents, draft.consent, (consent) => keep({ consent })),
    slotViews("choices", phone, draft, keep),
  );
}
