// The question and one's words to it: the heart of the page.

import { keepDraft, pass, restore, sayMore, send, throwDraftAway } from "../acts.js";
import { button, h } from "../dom.js";
import { draftOf, isOpen, isRunning, isSettling } from "../model.js";
import { isBlank } from "../limits.js";
import { isUnderway, saidBy } from "../said.js";
import { filled, words } from "../words.js";
import { wordsBox } from "./field.js";
import { saidCard } from "./said.js";
import { wordsList } from "./words.js";

const CONSENTS = ["room", "notes", "quoted"];

export function questionView(phone) {
  if (!isRunning(phone)) return endedView(phone);
  const { shown } = phone.ui;
  return shown === null ? waitingView(phone) : askedView(phone, shown);
}

function waitingView(phone) {
  const isNameless = /^Person \d+$/.test(phone.mine.label);
  return h(
    "section",
    { key: "waiting", class: "calm" },
    h("h1", { id: "heading", tabindex: "-1", dir: "auto" }, isNameless ? words.in : filled(words.youAreIn, { name: phone.mine.label })),
    h("p", null, phone.room.phase === "lobby" ? words.lobby : words.waiting),
    h("p", { class: "hint" }, words.restUntil),
  );
}

function endedView(phone) {
  const isLeft = phone.drafts.all().some(([, draft]) => !isBlank(draft.text));
  return h(
    "section",
    { key: "ended" },
    h("h1", { id: "heading", tabindex: "-1" }, words.ended),
    h("p", null, words.endedText),
    isLeft ? h("p", { class: "hint" }, words.endedUnsent) : null,
    wordsList(phone),
  );
}

function askedView(phone, shown) {
  const all = saidBy(phone, shown.id);
  const isAsking = isOpen(phone, shown);
  const hasPassed = all.length === 0 && isPassed(phone, shown);
  const isEmpty = isBlank(draftOf(phone, shown).text);
  const isChanging = all.some((said) => phone.changes.get(said.id) !== null);
  const composes = !isChanging && (phone.ui.saying || !isEmpty || (isAsking && all.length === 0 && !hasPassed));
  return h(
    "section",
    { key: shown.id },
    shown.number === null ? null : h("p", { key: "number", class: "number" }, filled(words.number, { number: shown.number })),
    h("h1", { key: "asked", id: "heading", tabindex: "-1", dir: "auto" }, shown.text),
    isAsking ? null : h("p", { key: "closed", class: "hint" }, isEmpty ? words.closed : words.closedWhile),
    hasPassed ? h("p", { key: "passed", class: "card passed" }, words.passed) : null,
    yourWords(phone, all),
    takenBackView(phone, shown),
    composes ? composer(phone, shown, isAsking, hasPassed) : again(phone, isAsking, all, hasPassed, isChanging),
  );
}

function isPassed(phone, shown) {
  const isCurrent = phone.room.question?.id === shown.id;
  return (isCurrent && phone.mine.passed) || isUnderway(phone, "pass_question", "question", shown.id);
}

function yourWords(phone, all) {
  return h(
    "div",
    { key: "yours", id: "yours", tabindex: "-1", "aria-label": words.yourWords, role: "group" },
    all.length === 0 ? null : h("ul", { class: "plain" }, all.map((said) => saidCard(phone, said, "heading"))),
  );
}

function takenBackView(phone, shown) {
  const { takenBack } = phone.ui;
  if (takenBack === null || takenBack.question !== shown.id) return null;
  return h(
    "div",
    { key: "taken", class: "card", role: "status" },
    h("p", null, takenBack.thrown ? words.thrown : words.takenBack),
    button(words.restore, () => restore(phone, shown)),
  );
}

// The way back into the box once something was said, or passed, or the question closed.
function again(phone, isAsking, all, hasPassed, isChanging) {
  if (isChanging) return null;
  const name = !isAsking ? words.sayLate : hasPassed ? words.sayAfterAll : words.another;
  return h("div", { key: "again", class: "row" }, button(name, () => sayMore(phone)));
}

function composer(phone, shown, isAsking, hasPassed) {
  const draft = draftOf(phone, shown);
  const error = phone.ui.error?.field === "words" ? phone.ui.error.text : null;
  return h(
    "div",
    { key: "composer" },
    wordsBox({
      id: "words",
      label: "heading",
      text: draft.text,
      error,
      oninput: (text) => keepDraft(phone, shown, { text }),
      onblur: () => phone.writing.stopped(),
    }),
    chosen(draft),
    h("div", { key: "acts", class: "row" }, isAsking ? openActs(phone, shown, hasPassed) : closedActs(phone, shown)),
    choices(phone, shown, draft),
  );
}

function openActs(phone, shown, hasPassed) {
  const disabled = isSettling(phone.ui.settlesAt);
  const mayPass = !hasPassed && saidBy(phone, shown.id).length === 0;
  return [
    button(words.send, () => send(phone, shown), { key: "send", class: "main", disabled }),
    mayPass ? button(words.pass, () => pass(phone, shown), { key: "pass", disabled }) : null,
  ];
}

function closedActs(phone, shown) {
  return [
    button(words.keepLate, () => send(phone, shown, true), { key: "late", class: "main" }),
    button(words.away, () => throwDraftAway(phone, shown), { key: "away" }),
  ];
}

// Choices that differ from the usual are told beside the button, so that nobody sends with one they forgot.
function chosen(draft) {
  const told = [
    draft.nameless ? words.withoutName : null,
    draft.unsure ? words.unsure : null,
    draft.consent === "notes" ? null : words.consents[draft.consent],
  ].filter(Boolean);
  return told.length === 0 ? null : h("p", { key: "chosen", class: "mark" }, told.map((note) => h("span", { class: "note" }, note)));
}

function choices(phone, shown, draft) {
  const keep = (part) => keepDraft(phone, shown, part);
  return h(
    "details",
    { key: "choices" },
    h("summary", null, words.moreChoices),
    tick("nameless", words.withoutName, draft.nameless, (nameless) => keep({ nameless }), words.namelessHint),
    tick("unsure", words.unsure, draft.unsure, (unsure) => keep({ unsure }), null),
    h(
      "fieldset",
      null,
      h("legend", null, words.consent),
      CONSENTS.map((consent) => consentChoice(consent, draft.consent === consent, () => keep({ consent }))),
    ),
  );
}

function tick(id, name, checked, keep, hint) {
  return h(
    "div",
    { key: id },
    h(
      "label",
      { class: "choice" },
      h("input", {
        type: "checkbox",
        checked,
        "aria-describedby": hint ? `${id}-hint` : null,
        onchange: (event) => keep(event.target.checked),
      }),
      h("span", null, name),
    ),
    hint ? h("p", { id: `${id}-hint`, class: "hint" }, hint) : null,
  );
}

function consentChoice(consent, checked, keep) {
  return h(
    "label",
    { key: consent, class: "choice" },
    h("input", { type: "radio", name: "consent", value: consent, checked, onchange: keep }),
    h("span", null, words.consents[consent]),
  );
}
