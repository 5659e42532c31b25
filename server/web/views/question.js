// The question and one's words to it: the heart of the page.

import { discardDraft, keepDraft, pass, send, startComposing, stopComposing } from "../actions.js";
import { ownContributions } from "../contributions.js";
import { button, h, heading, mainButton, row } from "../dom.js";
import { isBlank } from "../limits.js";
import { changeOf, draftOf, isChoosing, isJustShown, isOpen, isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { contributionCard, whoSees } from "./contribution.js";
import { textBox } from "./field.js";
import { deferredPage, slotViews } from "./slots.js";

/** @type {(phone: JoinedPhone) => Content} */
export function questionView(phone) {
  if (!isRunning(phone)) return deferredPage(phone, "ended", texts.ended);
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
    slotViews("asked", phone, shown),
    heading(shown.text),
    slotViews("reworded", phone, shown),
    isAsking ? null : h("p.hint", { key: "closed" }, isEmpty ? texts.closed : texts.closedWhile),
    hasPassed ? h("p", { key: "passed", role: "status" }, texts.passed) : null,
    h("ul", { key: "yours", id: "yours", tabindex: "-1" }, all.map((said) => contributionCard(phone, said, "heading"))),
    slotViews("removed", phone, shown),
    isChanging ? null : isFresh || phone.ui.composing || !isEmpty ? composer(phone, shown, isAsking, isFresh) : composeAgain(phone, isAsking, hasPassed),
  );
}

/** @type {(phone: JoinedPhone, id: string) => boolean} */
function isCurrent({ room: { question } }, id) {
  return question !== null && question.id === id;
}

/** @type {(phone: JoinedPhone, shown: ShownQuestion) => boolean} */
function isPassed(phone, { id }) {
  return (isCurrent(phone, id) && phone.mine.passed) || isPending(phone, { type: "pass_question", question: id });
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
    whoLine(phone, draft),
    isChoosing(phone) ? slotViews("choices", phone, shown, draft) : null,
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
  ];
}

// Who will see the words, before they are sent.
/** @type {(phone: JoinedPhone, draft: Draft) => VNode} */
function whoLine(phone, draft) {
  return h("div.who", { key: "who" }, h("span", { role: "status" }, whoSees(phone.mine.label, draft).join(" · ")), slotViews("who", phone));
}
