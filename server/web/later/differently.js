// "Ask it differently": how somebody would rather be asked the question that is open.

import { PAUSE, focus, isFit, textTrouble } from "../acts.js";
import { button, h, mainButton, row } from "../dom.js";
import { LIMITS, isBlank } from "../limits.js";
import { draftOf, isOpen } from "../model.js";
import { underway } from "../underway.js";
import { filled, words } from "../words.js";
import { wordsBox } from "../views/field.js";
import { submit } from "./acts.js";

const BOX = "wording";

export function differentlyView(phone) {
  const { shown, unfolded } = phone.ui;
  if (shown === null) return null;
  const { wording } = draftOf(phone, shown);
  if (!isOpen(phone, shown)) return isBlank(wording) ? null : leftWording(phone, shown, wording);
  const isUnfolded = !isBlank(wording) || unfolded.has(BOX + shown.id);
  return h("div", { key: `differently-${shown.id}` }, offeredView(phone, shown), isUnfolded ? boxView(phone, shown, wording) : opener(phone, shown));
}

// The newest that was offered, as soon as it is on its way.
function offeredView(phone, shown) {
  const isHere = ({ command }) => command.type === "offer_wording" && command.question === shown.id;
  const sent = underway(phone).filter(isHere).pop();
  const text = sent?.command.text ?? phone.mine.wording;
  if (!text) return null;
  const isWaiting = sent && !sent.settled;
  return h(
    "p.hint",
    { key: "offered", id: "offered", tabindex: "-1", role: "status" },
    h("span", filled(words.offered, { text })),
    ` ${isWaiting ? words.onItsWay : words.offeredThanks}`,
  );
}

function opener(phone, shown) {
  const open = () => {
    phone.ui.unfolded.add(BOX + shown.id);
    focus(phone, BOX);
  };
  return button(words.differently, open, { class: "link" });
}

function boxView(phone, shown, wording) {
  const label = `${BOX}-label`;
  return [
    h("label", { key: label, id: label, for: BOX }, words.differently),
    wordsBox(phone, { id: BOX, label, text: wording, most: LIMITS.ask, oninput: (text) => keepWording(phone, shown, text) }),
    h("p.hint", { key: "about" }, words.differentlyAbout),
    row(
      mainButton(words.offer, () => offerWording(phone, shown)),
      isBlank(wording) ? button(words.beginWithIt, () => beginWithIt(phone, shown)) : null,
      button(words.never, () => leaveWording(phone, shown)),
    ),
  ];
}

// Kept with the draft of the words, so that it stays for as long as they do.
function keepWording(phone, shown, wording) {
  phone.drafts.set(shown.id, { ...draftOf(phone, shown), wording, asked: shown.text, number: shown.number });
  phone.ui.error = null;
  phone.drawIn(PAUSE);
}

function beginWithIt(phone, shown) {
  keepWording(phone, shown, shown.text);
  focus(phone, BOX);
}

function offerWording(phone, shown) {
  const { wording } = draftOf(phone, shown);
  if (!isFit(phone, BOX, textTrouble(wording, LIMITS.ask, words.blankBox))) return;
  submit(phone, { type: "offer_wording", question: shown.id, text: wording });
  fold(phone, shown, "offered");
}

function leaveWording(phone, shown) {
  fold(phone, shown, "heading");
}

function fold(phone, shown, next) {
  keepWording(phone, shown, "");
  phone.ui.unfolded.delete(BOX + shown.id);
  focus(phone, next);
}

// The question closed before it was offered.
function leftWording(phone, shown, wording) {
  return h(
    "section.tool",
    { key: "left-wording" },
    h("p", { role: "status" }, words.wordingLeft),
    h("p.words", wording),
    row(button(words.away, () => leaveWording(phone, shown))),
  );
}
