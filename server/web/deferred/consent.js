// What may be done with words that were sent: their writer can say it anew for as long as the room is open.

import { focus } from "../actions.js";
import { button, h } from "../dom.js";
import { isClosed, isRunning, notify } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { ask } from "./asking.js";
import { brief } from "./brief.js";
import { dayAndTimeOf } from "./time.js";

// What allows least comes first.
const CHOICES = /** @type {[Consent, string][]} */ (Object.entries(texts.consents));

// By what is now kept to fewer: when exports were made that have its words. Undefined until that is asked for, and
// null until it is answered.
/** @type {Map<string, Moment[] | null | undefined>} */
const narrowed = new Map();

// Beneath one's own words, where all of them are listed.
/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
export function ownConsent(phone, { id, mark, deleted, ...said }) {
  const isListed = phone.ui.view === "words" || !isRunning(phone);
  if (id === null || deleted || mark === "leaving" || !isListed || isClosed(phone)) return null;
  return [consentView(phone, { id, ...said }), narrowed.has(id) ? h("p.hint", { key: "exported", role: "status" }, exportedText(phone, id, said.key)) : null];
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
    if (after < before) narrowed.set(contribution, undefined);
    else if (after > before) narrowed.delete(contribution);
    if (after !== before) submit(phone, { type: "change_consent", contribution, consent: chosen, ...(key === null ? {} : { key }) });
    toggle();
  };
  return [
    button(filled(texts.allowed, { what: texts.consents[consent] }), toggle, { id, key: id, class: "link", about, "aria-expanded": String(isOpen) }),
    isOpen ? choiceOfThree(consent, about, choose) : null,
  ];
}

/** @type {(consent: Consent, about: string, choose: (chosen: Consent) => void) => VNode} */
function choiceOfThree(consent, about, choose) {
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

// Which exports have the words that were kept to fewer since. The server is asked once that is in its record.
/** @type {(phone: JoinedPhone, contribution: string, key: string | null) => string} */
function exportedText(phone, contribution, key) {
  const made = narrowed.get(contribution);
  if (made === undefined && phone.connection.up && !isPending(phone, { type: "change_consent", contribution })) {
    narrowed.set(contribution, null);
    ask(phone, { type: "find_exports", contribution, key }, (_, said) => {
      if (narrowed.get(contribution) === null) narrowed.set(contribution, said ? (said.type === "exports_found" ? said.made_at : []) : undefined);
    });
  }
  return recordsText(made || []);
}

// In which exports words are, with the times at which these were made.
/** @type {(made: Moment[]) => string} */
function recordsText(made) {
  if (made.length === 0) return "";
  const times = Array.from(new Set(made.map(dayAndTimeOf)));
  const at = [times.slice(0, -1).join(texts.list.between), times[times.length - 1]].filter(Boolean).join(texts.list.last);
  return filled(made.length === 1 ? texts.one.exported : texts.several.exported, { count: made.length, times: at });
}

// Words that are taken back are listed no more: which exports have them is told beside what else is new.
/** @type {(phone: SessionPhone, contribution: string, key: string | null) => void} */
export function tellTakenBack(phone, contribution, key) {
  ask(phone, { type: "find_exports", contribution, key }, (_, said) => {
    const text = said && said.type === "exports_found" ? recordsText(said.made_at) : "";
    if (text) notify(phone, text);
  });
}
