// The question and one's words to it: the heart of the page.

import { keepDraft, pass, restore, sayMore, sayNoMore, send, throwDraftAway } from "../acts.js";
import { button, h, heading, mainButton, row } from "../dom.js";
import { draftOf, isClosed, isOpen, isRunning, isSettling } from "../model.js";
import { isBlank } from "../limits.js";
import { draftsLeft, saidBy } from "../said.js";
import { isUnderway } from "../underway.js";
import { filled, words } from "../words.js";
import { choice, choices, wordsBox } from "./field.js";
import { drawnIn } from "./places.js";
import { notesOf, saidCard } from "./said.js";

export function questionView(phone) {
  if (!isRunning(phone)) return endedView(phone);
  const { shown } = phone.ui;
  return [shown === null ? waitingView(phone) : askedView(phone, shown), drawnIn("question", phone)];
}

function waitingView(phone) {
  return [
    heading(filled(words.youAreIn, { name: phone.mine.label })),
    phone.room.purpose ? h("p.lead", { key: "purpose" }, phone.room.purpose) : null,
    h("p", phone.room.phase === "lobby" ? words.lobby : words.waiting),
    h("p.hint", words.restUntil),
    phone.mine.perspectives.length > 0 ? null : h("p.hint", { key: "speak" }, words.speakHint),
  ];
}

function endedView(phone) {
  return [
    heading(words.ended),
    h("p", isClosed(phone) ? words.roomClosedText : words.endedText),
    draftsLeft(phone).length > 0 ? h("p.hint", words.endedUnsent) : null,
    drawnIn("ended", phone),
  ];
}

function askedView(phone, shown) {
  const all = saidBy(phone, shown.id);
  const isAsking = isOpen(phone, shown);
  const hasPassed = all.length === 0 && isPassed(phone, shown);
  const isEmpty = isBlank(draftOf(phone, shown).text);
  const isChanging = all.some((said) => phone.changes.get(said.id) !== null);
  const isFresh = isAsking && all.length === 0 && !hasPassed;
  return h(
    "section",
    { key: shown.id },
    shown.number ? h("p.hint", { key: "number" }, numberOf(shown)) : null,
    heading(shown.text),
    shown.before ? h("p.hint", { key: "before", role: "status" }, changedTold(phone, shown)) : null,
    isAsking ? null : h("p.hint", { key: "closed" }, isEmpty ? words.closed : words.closedWhile),
    hasPassed ? h("p", { key: "passed", role: "status" }, words.passed) : null,
    h("ul", { key: "yours", id: "yours", tabindex: "-1" }, all.map((said) => saidCard(phone, said, "heading"))),
    asideView(phone, shown),
    isChanging ? null : isFresh || phone.ui.saying || !isEmpty ? composer(phone, shown, isAsking, isFresh) : again(phone, isAsking, hasPassed),
  );
}

function numberOf(shown) {
  const number = filled(words.number, shown);
  return shown.round > 1 ? `${number} · ${filled(words.round, shown)}` : number;
}

function changedTold({ mine, room }, shown) {
  const isOwn = mine.adopted && room.question?.id === shown.id;
  return filled(isOwn ? words.askedYourWay : words.askedDifferently, shown);
}

function isPassed(phone, shown) {
  const isCurrent = phone.room.question?.id === shown.id;
  return (isCurrent && phone.mine.passed) || isUnderway(phone, { type: "pass_question", question: shown.id });
}

function asideView(phone, shown) {
  if (phone.ui.aside?.question !== shown.id) return null;
  return h(
    "div.aside",
    { key: "aside" },
    h("p", { role: "status" }, words.setAside),
    button(words.restore, () => restore(phone, shown)),
  );
}

// The way back into the box once something was said, or passed, or the question closed.
function again(phone, isAsking, hasPassed) {
  const name = !isAsking ? words.sayLate : hasPassed ? words.sayAfterAll : words.another;
  return row(button(name, () => sayMore(phone)));
}

function composer(phone, shown, isAsking, isFresh) {
  const draft = draftOf(phone, shown);
  const disabled = isSettling(phone.ui.settlesAt);
  return [
    wordsBox(phone, { id: "words", label: "heading", text: draft.text, oninput: (text) => keepDraft(phone, shown, { text }) }),
    h("p.mark", { key: "chosen" }, chosenOf(draft).join(" · ")),
    isAsking
      ? row(
          mainButton(words.send, () => send(phone, shown), { disabled }),
          isFresh ? button(words.pass, () => pass(phone, shown), { disabled }) : null,
        )
      : row(
          mainButton(words.keepLate, () => send(phone, shown, true), { disabled }),
          isBlank(draft.text)
            ? button(words.never, () => sayNoMore(phone), { disabled })
            : button(words.away, () => throwDraftAway(phone, shown), { disabled }),
        ),
    more(phone, draft, (part) => keepDraft(phone, shown, part)),
  ];
}

// What may be done with the words is told even where nothing was chosen, as the choice itself is folded away.
function chosenOf(draft) {
  const notes = notesOf(draft);
  if (notes.length === 0) return [words.intoNotes];
  return draft.consent === "notes" ? [...notes, words.consents.notes] : notes;
}

// Words without a name say nothing of their writer, what they speak from neither.
function more(phone, draft, keep) {
  return h(
    "details",
    { key: "choices" },
    h("summary", words.moreChoices),
    choice("checkbox", "nameless", words.withoutName, draft.nameless, (nameless) => keep({ nameless, speaking: [] })),
    h("p.hint", { key: "hint" }, words.namelessHint),
    choice("checkbox", "unsure", words.unsure, draft.unsure, (unsure) => keep({ unsure })),
    choices("consent", words.consent, words.consents, draft.consent, (consent) => keep({ consent })),
    drawnIn("choices", phone, draft, keep),
  );
}
