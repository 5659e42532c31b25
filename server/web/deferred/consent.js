// What may be done with words that were sent: their writer can say it anew for as long as the room is open.

import { focus } from "../actions.js";
import { button, h } from "../dom.js";
import { isClosed, isRunning } from "../model.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { brief } from "./brief.js";

// Beneath one's own words, where all of them are listed.
/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
export function ownConsent(phone, { id, mark, ...said }) {
  const isListed = phone.ui.view === "words" || !isRunning(phone);
  return id === null || mark === "leaving" || !isListed || isClosed(phone) ? null : consentView(phone, { id, ...said });
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
    toggle();
    if (chosen !== consent) submit(phone, { type: "change_consent", contribution, consent: chosen, ...(key === null ? {} : { key }) });
  };
  return [
    button(filled(texts.allowed, { what: texts.consents[consent] }), toggle, { id, key: id, class: "link", about, "aria-expanded": String(isOpen) }),
    isOpen ? choiceOfThree(consent, about, choose) : null,
  ];
}

/** @type {(consent: Consent, about: string, choose: (chosen: Consent) => void) => VNode} */
function choiceOfThree(consent, about, choose) {
  const options = /** @type {[Consent, string][]} */ (Object.entries(texts.consents));
  return h(
    "div",
    { key: "consents", role: "group", "aria-label": texts.consent },
    h("p", texts.consent),
    h(
      "div.even",
      options.map(([option, name]) => button(name, () => choose(option), { about, "aria-pressed": String(option === consent) })),
    ),
    h("p.hint", texts.allowedHint),
  );
}
