// Words that are held back: what their author is told, and how a holder of the tool holds words back.

import { goToView } from "../actions.js";
import { ownContributions } from "../contributions.js";
import { h, row } from "../dom.js";
import { isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { brief } from "./brief.js";
import { sureButton } from "./buttons.js";
import { mayUse } from "./catalogue.js";
import { waitsUnread } from "./marks.js";
import { bar } from "./strips.js";

// What the author of words is told that nobody else reads, and how to say it otherwise.
/** @type {(...about: SlotArguments["card"]) => Content} */
export function heldNote(phone, said) {
  const held = heldBecause(phone, said);
  if (held === null) return null;
  return h("p.held", { key: "held" }, held ? filled(texts.heldBack, { reason: held }) : texts.waitsForLook, isRunning(phone) ? ` ${texts.heldHint}` : "");
}

// Said on every page until "My words" was read since.
/** @type {(phone: JoinedPhone) => string[]} */
export function heldNews(phone) {
  const { pages, ui } = phone;
  const held = ownContributions(phone).filter((said) => heldBecause(phone, said)).map(({ place }) => place);
  const before = pages.get("heldSeen") || [];
  const seen = ui.view === "words" ? held : before.filter((place) => held.includes(place));
  if (seen.join() !== before.join()) pages.set("heldSeen", seen);
  return held.length > seen.length ? [texts.heldNews] : [];
}

/** @type {(phone: JoinedPhone) => Content} */
export function heldStrip(phone) {
  return heldNews(phone).map((text) => bar("heldnews", { text }, texts.show, () => goToView(phone, "words")));
}

// Why words are held back, empty where they wait for a look, null where neither is so. Words without a name this phone
// finds among all that are held back: nobody else knows whose they are. Of those that wait where others read none yet, it
// asks by their keys.
/** @type {(phone: JoinedPhone, said: Pick<ShownContribution, "id" | "key" | "held">) => string | null} */
export function heldBecause({ room }, { id, key, held = null }) {
  if (key === null) return held;
  const found = room.held.find((one) => one.id === id);
  return found ? found.reason : waitsUnread(key) ? "" : null;
}

// The reasons, each as a button, beside words that one may hold back.
/** @type {(phone: JoinedPhone, said: { id: string, text: string }) => Content} */
export function holdBackView(phone, { id, text }) {
  if (!mayUse(phone, "ask") && !mayUse(phone, "hold_back")) return null;
  if (isPending(phone, { type: "hold_back" })) return h("p.hint", { key: "hold" }, texts.onItsWay);
  return h(
    "details",
    { key: "hold" },
    h("summary", texts.holdBack),
    h("p.hint", texts.holdBackAbout),
    row(phone.room.reasons.map((reason) => reasonButton(phone, id, text, reason))),
  );
}

/** @type {(phone: JoinedPhone, contribution: string, text: string, reason: ReasonView) => Content} */
function reasonButton(phone, contribution, text, { id: reason, words: name }) {
  return sureButton(phone, {
    key: `hold-${contribution}-${reason}`,
    bound: () => text,
    name,
    question: filled(texts.holdBackSure, { reason: name }),
    answers: [[texts.yes, () => submit(phone, { type: "hold_back", contributions: [contribution], reason })]],
    props: { about: brief(text) },
  });
}
