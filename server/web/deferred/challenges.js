// One's own challenges that wait: what they wait for, another moment for them, and taking them back. Those without a
// name are known to this phone alone.

import { focus } from "../actions.js";
import { button, h, row } from "../dom.js";
import { hasViews, isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { whoSees } from "../views/contribution.js";
import { brief } from "./brief.js";
import { submit } from "./actions.js";
import { declinedBeside } from "./beside.js";
import { actionButton, takeBackButton } from "./buttons.js";
import { ask } from "./asking.js";
import { consentView } from "./consent.js";
import { challengeWords, linkLine } from "./links.js";
import { mayStandBeside } from "./moments.js";
import { othersText, othersWords } from "./others.js";

/** @type {(phone: JoinedPhone) => ShownChallenge[]} */
export function waitingChallenges(phone) {
  const named = phone.mine.challenges.map((challenge) => ({ ...challenge, key: null, isLost: !challenge.to }));
  return isRunning(phone) ? [...named, ...namelessChallenges(phone)] : [];
}

/** @type {(phone: SessionPhone) => (ShownChallenge & { key: string })[]} */
function namelessChallenges(phone) {
  const waiting = [];
  for (const [key, kept] of phone.nameless.all()) {
    const { id, contribution = "", value = "", arrives = "now" } = kept;
    const about = { contribution, to: othersText(contribution), isLost: othersWords(contribution) === null };
    if (id !== null && arrives !== "now") waiting.push({ ...kept, ...about, id, value, arrives, beside: null, can_stand: false, key });
  }
  return waiting;
}

let stoodSo = "";

// Nobody is told whose a challenge without a name is, so what became of it is asked for, with its key: whenever a break
// or the session has ended, or the words that it challenges come or go.
/** @type {(phone: Phone) => null} */
export function findArrived(phone) {
  if (!hasViews(phone) || !phone.connection.up) return null;
  const { room, connection } = phone;
  const waiting = namelessChallenges(phone);
  const read = waiting.map(({ contribution }) => room.said.some(({ id }) => id === contribution));
  const stands = JSON.stringify([connection.made, room.phase, room.breaks_over, room.earlier_changed, read]);
  if (stands === stoodSo) return null;
  stoodSo = stands;
  for (const { key } of waiting) ask(phone, { type: "find_words", key }, (_, said) => noteFound(phone, key, said));
  return null;
}

/** @type {(phone: JoinedPhone, key: string, said: Parameters<OnReply>[1]) => void} */
function noteFound({ nameless }, key, said) {
  const kept = nameless.get(key);
  if (!said || said.type !== "words_found" || kept === null) return;
  const { contribution } = said.found;
  if (contribution) nameless.set(key, { ...kept, id: contribution, arrives: "now" });
}

// Where it hangs under the words that it challenges, they are not said once more.
/** @type {(phone: JoinedPhone, challenge: ShownChallenge, isUnder?: boolean) => VNode} */
export function waitingCard(phone, challenge, isUnder = false) {
  const { id, to, text, key, consent, isLost } = challenge;
  const about = brief(text);
  const withKey = key === null ? {} : { key };
  const isGoing = isPending(phone, { type: "change_arrival", challenge: id }) || isPending(phone, { type: "take_back_challenge", challenge: id });
  const isOpen = phone.ui.expanded.has(id) || needsMoment(challenge);
  const toggle = () => {
    if (!phone.ui.expanded.delete(id)) phone.ui.expanded.add(id);
    focus(phone, id);
  };
  return h(
    "section.card saved",
    { key: id, id, tabindex: "-1" },
    isUnder ? null : linkLine("challenge", to),
    challengeWords(challenge),
    h("p.mark", { key: "mark", role: "status" }, h("strong", stateText(challenge)), whoSees(phone.mine.label, { nameless: key !== null, consent }).map((note) => ` · ${note}`)),
    isGoing
      ? h("p.hint", { key: "going" }, texts.onItsWay)
      : row(
          isOpen && !isLost ? momentButtons(phone, challenge, about) : null,
          isLost || needsMoment(challenge) ? null : button(isOpen ? texts.never : texts.changeMoment, toggle, { about, "aria-expanded": String(isOpen) }),
          takeBackButton(phone, id, id, () => submit(phone, { type: "take_back_challenge", challenge: id, ...withKey }), { about }),
        ),
    isUnder || isGoing ? null : consentView(phone, challenge),
  );
}

// Whether it waits for nothing, so that another moment has to be chosen.
/** @type {(challenge: ShownChallenge) => boolean} */
function needsMoment({ arrives, can_stand: canStand }) {
  return arrives === "beside" && !canStand;
}

/** @type {(challenge: ShownChallenge) => string} */
function stateText(challenge) {
  const { isLost, arrives, beside } = challenge;
  if (isLost) return texts.waits.lost;
  if (arrives !== "beside") return texts.waits.after_break;
  return filled(beside === null ? texts.waits.nobody : needsMoment(challenge) ? texts.waits.gone : texts.waits.beside, { who: beside });
}

// What each waits for, with the words that it is about.
/** @type {(phone: JoinedPhone) => string[]} */
export function waitingTexts(phone) {
  return waitingChallenges(phone).map((challenge) => `${stateText(challenge)}: “${brief(challenge.text)}”`);
}

// Every other moment that can be chosen.
/** @type {(phone: JoinedPhone, challenge: ShownChallenge, about: string) => Content} */
function momentButtons(phone, { id, contribution, arrives, beside, key }, about) {
  const withKey = key === null ? {} : { key };
  const people = key === null ? mayStandBeside(phone, contribution, [...declinedBeside(id), String(beside)]) : [];
  /** @type {(name: string, moment: Arrival, person?: string) => Content} */
  const moment = (name, chosen, person) =>
    actionButton(phone, name, { type: "change_arrival", challenge: id, arrives: chosen, ...withKey, ...(person ? { beside: person } : {}) }, { about });
  return [
    moment(texts.moments.now, "now"),
    arrives === "after_break" ? null : moment(texts.moments.after_break, "after_break"),
    people.map((person) => moment(filled(texts.withBeside, { who: person.label }), "beside", person.id)),
    key === null && people.length === 0 && beside === null ? h("p.hint", { key: "nobody" }, texts.nobodyBeside) : null,
  ];
}
