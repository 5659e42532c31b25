// What may be done with words that were sent: their writer can say it anew for as long as the room is open.

import { focus } from "../actions.js";
import { button, h } from "../dom.js";
import { hasSession, isClosed, isRunning, notify } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { ask } from "./asking.js";
import { brief } from "./brief.js";
import { dayAndTimeOf } from "./time.js";

// What allows least comes first.
const CHOICES = /** @type {[Consent, string][]} */ (Object.entries(texts.consents));

// By contribution: the connection over which it was asked which exports have its words.
/** @type {Map<string, number>} */
const askedOver = new Map();

// Beneath one's own words, where all of them are listed.
/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
export function ownConsent(phone, { id, mark, deleted, ...said }) {
  const isListed = phone.ui.view === "words" || !isRunning(phone);
  if (id === null || deleted || mark === "leaving" || !isListed || isClosed(phone)) return null;
  const about = narrowed(phone)[id];
  return [consentView(phone, { id, ...said }), about ? h("p.hint", { key: "exported", role: "status" }, about.told || "") : null];
}

// A button that says what is allowed now; it opens the three choices in its place.
/** @type {(phone: JoinedPhone, about: AllowedWords) => Content} */
export function consentView(phone, { id: contribution, text, consent, key }) {
  const { expanded } = phone.ui;
  const id = `allowed-${contribution}`;
  const about = brief(text);
  const isOpen = expanded.has(id);
  const toggle = () => {
    if (!expanded.delete(id)) expanded.add(id);
    focus(phone, id);
  };
  /** @type {(chosen: Consent) => void} */
  const choose = (chosen) => {
    const [before, after] = [consent, chosen].map((one) => CHOICES.findIndex(([option]) => option === one));
    if (after !== before) noteNarrowed(phone, contribution, after < before ? { key, leaves: false } : null);
    if (after !== before) submit(phone, { type: "change_consent", contribution, consent: chosen, ...(key === null ? {} : { key }) });
    toggle();
  };
  return [
    button(filled(texts.allowed, { what: texts.consents[consent] }), toggle, { id, key: id, class: "link", about, "aria-expanded": String(isOpen) }),
    isOpen ? choiceOfThree(consent, about, choose) : null,
  ];
}

/** @type {(consent: Consent, about: string, choose: (chosen: Consent) => void) => VNode} */
export function choiceOfThree(consent, about, choose) {
  return h(
    "div",
    { key: "consents", role: "group", "aria-label": texts.consent },
    h("p", texts.consent),
    h(
      "div.even",
      CHOICES.map(([option, name]) => button(name, () => choose(option), { about, "aria-pressed": String(option === consent) })),
    ),
    h("p.hint", `${texts.consentAbout} ${texts.allowedHint}`),
  );
}

// Which exports have words that were kept to fewer or taken back is asked once that is in the server's record, however
// long the phone was without a connection, and told beneath the words, or where these are listed no more beside what else is new.
/** @type {(phone: Phone) => null} */
export function findExports(phone) {
  if (!hasSession(phone) || !phone.connection.up) return null;
  const { made } = phone.connection;
  for (const [contribution, { key, leaves, told }] of Object.entries(narrowed(phone))) {
    const type = leaves ? "take_back_contribution" : "change_consent";
    if (told !== undefined || askedOver.get(contribution) === made || isPending(phone, { type, contribution })) continue;
    askedOver.set(contribution, made);
    ask(phone, { type: "find_exports", contribution, key }, (_, said) => {
      if (said) tell(phone, contribution, said.type === "exports_found" ? exportedText(said) : "");
    });
  }
  return null;
}

/** @type {(phone: SessionPhone, contribution: string, text: string) => void} */
function tell(phone, contribution, text) {
  const about = narrowed(phone)[contribution];
  if (about === undefined) return;
  noteNarrowed(phone, contribution, text && !about.leaves ? { ...about, told: text } : null);
  if (text && about.leaves) notify(phone, text);
}

/** @type {(phone: SessionPhone) => NarrowedWords} */
function narrowed({ pages }) {
  return pages.get("narrowed") || {};
}

// Keeps that words are allowed to fewer, or with null that there is nothing to tell of them.
/** @type {(phone: SessionPhone, contribution: string, about: Narrowed | null) => void} */
export function noteNarrowed(phone, contribution, about) {
  const all = { ...narrowed(phone) };
  if (about === null) delete all[contribution];
  else all[contribution] = about;
  phone.pages.set("narrowed", all);
  askedOver.delete(contribution);
}

/** @type {(found: ExportsFound) => string} */
function exportedText({ made_at: made, begun_at: begun }) {
  return [timesText("exported", made), timesText("exporting", begun)].filter(Boolean).join(" ");
}

/** @type {(name: "exported" | "exporting", at: Moment[]) => string} */
function timesText(name, at) {
  if (at.length === 0) return "";
  const times = Array.from(new Set(at.map(dayAndTimeOf)));
  const joined = [times.slice(0, -1).join(texts.list.between), times[times.length - 1]].filter(Boolean).join(texts.list.last);
  return filled((at.length === 1 ? texts.one : texts.several)[name], { count: at.length, times: joined });
}
