// What somebody speaks from today, in general and in words that they send; it must not know what is counted of it.

import { isFit, textTrouble } from "../acts.js";
import { button, h, row } from "../dom.js";
import { LIMITS, isBlank, overTold } from "../limits.js";
import { isRunning } from "../model.js";
import { underway } from "../underway.js";
import { words } from "../words.js";
import { choice, described, errorAt, told } from "../views/field.js";
import { submit } from "./acts.js";

const MOST_PERSPECTIVES = 6;
const FIELD = "perspective";

// Their own choice, changeable at any time, in a fold on "My words".
export function perspectivesView(phone) {
  if (!isRunning(phone)) return null;
  const { chosen, isWaiting } = chosenBy(phone);
  return h(
    "details",
    { key: "perspectives" },
    h("summary", words.speakFrom),
    h("p.hint", { key: "private" }, words.speakPrivate),
    ticks(words.speakChoose, offeredTo(phone, chosen), chosen, (said) => say(phone, said)),
    ownField(phone, chosen),
    h("p.hint", { key: "kept", role: "status" }, isWaiting ? words.onItsWay : ""),
  );
}

// For the words that are about to be sent: shown with them, so not where they have no name.
export function speakingView(phone, draft, keep) {
  if (draft.nameless) return h("p.hint", { key: "speaking" }, words.namelessSpeaking);
  const offered = offeredTo(phone, [...chosenBy(phone).chosen, ...draft.speaking]);
  return h(
    "div",
    { key: "speaking" },
    ticks(words.speakingLegend, offered, draft.speaking, (speaking) => keep({ speaking })),
    h("p.hint", words.speakingShown),
  );
}

// What was chosen last on this phone, before the server has said so.
function chosenBy(phone) {
  const sent = underway(phone).filter(({ command }) => command.type === "say_perspectives").pop();
  return { chosen: sent?.command.perspectives ?? phone.mine.perspectives, isWaiting: sent !== undefined && !sent.settled };
}

function offeredTo({ room }, own) {
  return [...new Set([...room.perspectives, ...own])];
}

function ticks(legend, offered, chosen, keep) {
  const isFull = chosen.length >= MOST_PERSPECTIVES;
  const tick = (one) => {
    const isChosen = chosen.includes(one);
    const others = chosen.filter((other) => other !== one);
    const disabled = isFull && !isChosen;
    return choice("checkbox", null, one, isChosen, (isTicked) => keep(isTicked ? [...others, one] : others), { disabled });
  };
  return h("fieldset", { key: "ticks" }, h("legend", legend), offered.map(tick), isFull ? h("p.hint", { key: "full" }, words.speakFull) : null);
}

function ownField(phone, chosen) {
  if (chosen.length >= MOST_PERSPECTIVES) return null;
  const text = phone.pages.get(FIELD) ?? "";
  const trouble = errorAt(phone, FIELD) || overTold(text, LIMITS.perspective);
  const oninput = (event) => {
    phone.pages.set(FIELD, event.target.value);
    phone.ui.error = null;
    phone.draw();
  };
  const add = () => {
    if (!isFit(phone, FIELD, textTrouble(text, LIMITS.perspective, words.blankBox))) return;
    phone.pages.remove(FIELD);
    say(phone, [...new Set([...chosen, text.trim()])]);
  };
  return [
    h("label", { key: "own-label", for: FIELD }, words.speakOwn),
    h("input", { ...described(FIELD, trouble), value: text, oninput }),
    told(FIELD, trouble),
    row(button(words.add, add, { disabled: isBlank(text) })),
  ];
}

function say(phone, perspectives) {
  submit(phone, { type: "say_perspectives", perspectives });
}
