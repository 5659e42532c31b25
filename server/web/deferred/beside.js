// What somebody hears of being asked to stand beside a challenge, and of having asked.

import { goToView } from "../actions.js";
import { hasViews, isRunning, notify } from "../model.js";
import { isPending } from "../pending.js";
import { filled, refusalText, texts } from "../texts.js";
import { bar } from "./strips.js";

// Who was asked last to stand beside each of one's challenges, and who said "Not now" to it.
/** @type {Map<string, string>} */
const besideAsked = new Map();
/** @type {Map<string, string[]>} */
const besideDeclined = new Map();

// The challengers to whom one says yes, by their challenges, until that is answered.
/** @type {Map<string, string>} */
const sayingYes = new Map();

/** @type {(challenge: string) => string[]} */
export function declinedBeside(challenge) {
  return besideDeclined.get(challenge) || [];
}

/** @type {(challenge: BesideChallenge) => void} */
export function noteYes({ id, person }) {
  sayingYes.set(id, String(person));
}

/** @type {(phone: Phone) => null} */
export function noteBeside(phone) {
  if (!hasViews(phone)) return null;
  const { challenges, asked_beside: asked } = phone.mine;
  for (const { id, arrives, beside } of challenges) {
    const last = besideAsked.get(id);
    if (beside !== null) besideAsked.set(id, String(beside));
    else if (arrives === "beside" && last !== undefined) {
      besideDeclined.set(id, [...declinedBeside(id), last]);
      besideAsked.delete(id);
    }
  }
  for (const [challenge, who] of Array.from(sayingYes)) {
    if (isPending(phone, { type: "stand_beside", challenge })) continue;
    sayingYes.delete(challenge);
    const isRefused = asked.some(({ id }) => id === challenge) || phone.ui.notices.includes(refusalText({ code: "challenge_gone" }));
    if (!isRefused) notify(phone, filled(texts.standingBeside, { who }));
  }
  return null;
}

// Said on every page as long as a challenge waits for its writer to choose.
/** @type {(phone: JoinedPhone) => Content} */
export function besideStrip(phone) {
  const isWaiting = phone.mine.challenges.some(({ to, arrives, can_stand: canStand }) => to && arrives === "beside" && !canStand);
  if (!isWaiting || !isRunning(phone) || phone.ui.view === "words") return null;
  return bar("beside", { text: texts.besideNews }, texts.show, () => goToView(phone, "words"));
}
