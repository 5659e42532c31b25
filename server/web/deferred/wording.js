// "Ask it differently": how somebody would rather be asked the question that is open.

import { HINT_DELAY, focus, textError, validate } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { LIMITS, isBlank } from "../limits.js";
import { draftOf, isOpen } from "../model.js";
import { filled, texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { submit } from "./actions.js";
import { awayButton, leaveButton } from "./buttons.js";

const BOX = "wording";

/** @type {(phone: JoinedPhone, shown: ShownQuestion) => Content} */
export function wordingView(phone, shown) {
  const { wording } = draftOf(phone, shown);
  if (!isOpen(phone, shown)) return isBlank(wording) ? null : orphanedWording(phone, shown, wording);
  const box = isExpanded(phone, shown) ? wordingBox(phone, shown, wording) : null;
  return h("div", { key: `rephrase-${shown.id}` }, offeredWording(phone, shown), box);
}

/** @type {(phone: SessionPhone, shown: ShownQuestion) => boolean} */
function isExpanded(phone, shown) {
  return !isBlank(draftOf(phone, shown).wording) || phone.ui.expanded.has(BOX + shown.id);
}

// The newest that was offered, as soon as it is on its way.
/** @type {(phone: JoinedPhone, shown: ShownQuestion) => Content} */
function offeredWording(phone, { id }) {
  let text = phone.mine.wording;
  let hasArrived = true;
  for (const { command } of phone.outbox.items()) {
    if (command.type === "offer_wording" && command.question === id) [text, hasArrived] = [command.text, false];
  }
  if (!text) return null;
  return h(
    "p.hint",
    { key: "offered", id: "offered", tabindex: "-1", role: "status" },
    h("span", filled(texts.offered, { text })),
    ` ${hasArrived ? texts.offeredThanks : texts.onItsWay}`,
  );
}

/** @type {(phone: SessionPhone, shown: ShownQuestion) => Content} */
export function wordingButton(phone, shown) {
  if (isExpanded(phone, shown)) return null;
  const open = () => {
    phone.ui.expanded.add(BOX + shown.id);
    focus(phone, BOX);
  };
  return button(texts.rephrase, open);
}

/** @type {(phone: SessionPhone, shown: ShownQuestion, wording: string) => Content} */
function wordingBox(phone, shown, wording) {
  const label = `${BOX}-label`;
  return [
    h("label", { key: label, id: label, for: BOX }, texts.rephrase),
    textBox(phone, { id: BOX, label, text: wording, limit: LIMITS.ask, oninput: (text) => keepWording(phone, shown, text) }),
    h("p.hint", { key: "about" }, texts.rephraseAbout),
    row(
      mainButton(texts.offer, () => offerWording(phone, shown)),
      isBlank(wording) ? button(texts.beginWithIt, () => beginWithIt(phone, shown)) : null,
      leaveButton(phone, BOX, () => typedWording(phone, shown), () => leaveWording(phone, shown)),
    ),
  ];
}

// Kept with the draft of the words, so that it stays for as long as they do.
/** @type {(phone: SessionPhone, shown: ShownQuestion, wording: string) => void} */
function keepWording(phone, shown, wording) {
  phone.drafts.set(shown.id, { ...draftOf(phone, shown), wording, asked: shown.text, number: shown.number });
  phone.ui.error = null;
  phone.drawIn(HINT_DELAY);
}

// The question as it stands is nothing that somebody typed.
/** @type {(phone: SessionPhone, shown: ShownQuestion) => string} */
function typedWording(phone, shown) {
  const { wording } = draftOf(phone, shown);
  return wording === shown.text ? "" : wording;
}

/** @type {(phone: SessionPhone, shown: ShownQuestion) => void} */
function beginWithIt(phone, shown) {
  keepWording(phone, shown, shown.text);
  focus(phone, BOX);
}

/** @type {(phone: SessionPhone, shown: ShownQuestion) => void} */
function offerWording(phone, shown) {
  const { wording } = draftOf(phone, shown);
  if (!validate(phone, BOX, textError(wording, LIMITS.ask, texts.blankBox))) return;
  submit(phone, { type: "offer_wording", question: shown.id, text: wording });
  closeWording(phone, shown, "offered");
}

/** @type {(phone: SessionPhone, shown: ShownQuestion) => void} */
function leaveWording(phone, shown) {
  closeWording(phone, shown, "heading");
}

/** @type {(phone: SessionPhone, shown: ShownQuestion, next: string) => void} */
function closeWording(phone, shown, next) {
  keepWording(phone, shown, "");
  phone.ui.expanded.delete(BOX + shown.id);
  focus(phone, next);
}

// The question closed before it was offered.
/** @type {(phone: SessionPhone, shown: ShownQuestion, wording: string) => VNode} */
function orphanedWording(phone, shown, wording) {
  return h(
    "section.tool",
    { key: "left-wording" },
    h("p", { role: "status" }, texts.wordingLeft),
    h("p.words", wording),
    row(awayButton(phone, shown.id, () => leaveWording(phone, shown))),
  );
}
