// "These belong together": one picks contributions on the page "Room", says why, and sees in "My words" what became of it.

import { HINT_DELAY, focus, textError, validate } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { randomHex } from "../ids.js";
import { LIMITS, frameError, isBlank, limitError } from "../limits.js";
import { hasViews, isClosed, isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { fieldMessage, fieldProps, textBox } from "../views/field.js";
import { submit, toolDraft } from "./actions.js";
import { brief } from "./brief.js";
import { leaveButton, takeBackButton } from "./buttons.js";
import { consentView } from "./consent.js";
import { mayGather } from "./gathered.js";
import { choices } from "./ticks.js";

export const GATHER = "gather";
const REASON = "gather-why";
const NAME = "gather-name";
const FEWEST = 2;

/** @type {(phone: SessionPhone, part: Partial<ToolDraft>) => void} */
export function keepGathering(phone, part) {
  phone.tools.set(GATHER, { ...toolDraft(phone, GATHER), ...part });
  phone.ui.error = null;
  if (part.chosen) phone.draw();
  else phone.drawIn(HINT_DELAY);
}

/** @type {(phone: SessionPhone) => string[] | null} */
export function chosenWords(phone) {
  const { chosen = null } = toolDraft(phone, GATHER);
  return isGoing(phone) ? null : chosen;
}

/** @type {(phone: SessionPhone) => boolean} */
function isGoing(phone) {
  return phone.outbox.items().some(({ tool }) => tool === GATHER);
}

// Whether they are picked for a theme, which only whoever gathers themes does.
/** @type {(phone: JoinedPhone) => boolean} */
export function isPutting(phone) {
  return mayGather(phone) && toolDraft(phone, GATHER).into !== undefined;
}

// What was begun of a proposal stays.
/** @type {(phone: JoinedPhone) => void} */
export function stopPutting(phone) {
  const { text, name = "" } = toolDraft(phone, GATHER);
  if (isBlank(text)) phone.tools.remove(GATHER);
  else phone.tools.set(GATHER, { text, name, chosen: chosenWords(phone) || [] });
  focus(phone, "heading");
}

// Above what was said: the button that begins, and what to do then.
/** @type {(phone: JoinedPhone) => Content} */
export function gatherButton(phone) {
  if (!isRunning(phone) || isGoing(phone) || chosenWords(phone) !== null) return null;
  return button(texts.gather.start, () => keepGathering(phone, { chosen: [] }));
}

/** @type {(phone: JoinedPhone) => Content} */
export function gatherHint(phone) {
  if (!isRunning(phone)) return null;
  const hint = isGoing(phone) ? texts.onItsWay : chosenWords(phone) === null ? "" : isPutting(phone) ? texts.themes.putHow : texts.gather.how;
  return h("p.hint", { key: "gather-hint", role: "status" }, hint);
}

// Below it: why they belong together, and with or without one's name.
/** @type {(phone: JoinedPhone) => Content} */
export function gatherForm(phone) {
  const chosen = chosenWords(phone);
  if (chosen === null || !isRunning(phone) || isPutting(phone)) return null;
  const { start, picked, why, name, who, sendAs, sendNameless } = texts.gather;
  const draft = toolDraft(phone, GATHER);
  const error = limitError(draft.name || "", LIMITS.theme);
  const stop = () => {
    phone.tools.remove(GATHER);
    focus(phone, "heading");
  };
  return h(
    "section.card",
    { key: GATHER },
    h("h2", start),
    h("p", { key: "picked", id: "gather-picked", tabindex: "-1", role: "status" }, filled(picked, { count: chosen.length })),
    fieldMessage("gather-picked", phone.ui.error && phone.ui.error.field === "gather-picked" ? phone.ui.error.text : ""),
    h("label", { key: "why", id: `${REASON}-label`, for: REASON }, why),
    textBox(phone, { id: REASON, label: `${REASON}-label`, text: draft.text, limit: LIMITS.ask, oninput: (text) => keepGathering(phone, { text }) }),
    h("label", { key: "name", for: NAME }, name),
    h("input", { ...fieldProps(NAME, error), value: draft.name || "", autocomplete: "off", oninput: (event) => keepGathering(phone, { name: event.target.value }) }),
    fieldMessage(NAME, error),
    h("p.hint", { key: "who" }, who),
    choices("gather-consent", texts.gather.consent, texts.consents, consentOf(phone), (consent) => keepGathering(phone, { consent, chosen })),
    row(
      mainButton(filled(sendAs, { who: phone.mine.label }), () => propose(phone, chosen, false)),
      button(sendNameless, () => propose(phone, chosen, true)),
      leaveButton(phone, GATHER, () => typedProposal(phone), stop, { about: start }),
    ),
  );
}

/** @type {(phone: SessionPhone) => string} */
function typedProposal(phone) {
  const { text, name = "" } = toolDraft(phone, GATHER);
  return text + name;
}

// As it was chosen last for words, until it is chosen here.
/** @type {(phone: SessionPhone) => Consent} */
function consentOf(phone) {
  const chosen = phone.pages.get("choices");
  return toolDraft(phone, GATHER).consent || (chosen ? chosen.consent : "notes");
}

// Beside each of the words, while one picks.
/** @type {(phone: JoinedPhone, contribution: string, about: string) => Content} */
export function pickButton(phone, contribution, about) {
  const chosen = chosenWords(phone);
  if (chosen === null) return null;
  const isPicked = chosen.includes(contribution);
  const toggle = () => keepGathering(phone, { chosen: isPicked ? chosen.filter((one) => one !== contribution) : [...chosen, contribution] });
  return h("div.even", { key: "pick" }, button(isPutting(phone) ? texts.themes.pick : texts.gather.pick, toggle, { about, "aria-pressed": String(isPicked) }));
}

// The draft stays until the server has said yes.
/** @type {(phone: JoinedPhone, chosen: string[], nameless: boolean) => void} */
function propose(phone, chosen, nameless) {
  const { text: reason, name = "" } = toolDraft(phone, GATHER);
  /** @type {Extract<Command, { type: "propose_together" }>} */
  const command = { type: "propose_together", contributions: chosen, reason, name, consent: consentOf(phone) };
  if (nameless) command.key = randomHex(32);
  if (!validate(phone, "gather-picked", chosen.length < FEWEST ? texts.gather.tooFew : "")) return;
  if (!validate(phone, REASON, textError(reason, LIMITS.ask, texts.blankBox) || frameError(command))) return;
  if (!isBlank(name) && !validate(phone, NAME, limitError(name, LIMITS.theme))) return;
  submit(phone, command, GATHER);
  const sent = phone.outbox.items().find((item) => item.command === command);
  if (command.key && sent) keptProposals(phone).set(command.key, { item: sent.id, id: null, reason, count: chosen.length, consent: command.consent });
  focus(phone, "heading");
}

/** @type {(phone: SessionPhone) => Drawer<Record<string, NamelessProposal>>} */
function keptProposals({ store, session }) {
  return store.drawer(session, "proposed");
}

// A proposal without a name is known by its id once it was granted; one that was refused is none. One that is taken back
// is gone once that was answered, unless somebody looked at it before.
/** @type {(phone: Phone) => null} */
export function noteProposals(phone) {
  if (!hasViews(phone)) return null;
  const kept = keptProposals(phone);
  for (const [key, one] of kept.all()) {
    const changed = phone.outbox.items().map(({ command }) => command).find((command) => command.type === "change_consent" && command.key === key);
    if (changed && changed.type === "change_consent" && changed.consent !== one.consent) kept.set(key, { ...one, consent: changed.consent });
    if (one.back !== undefined && phone.outbox.drawer.get(one.back) === null) {
      if (phone.room.settled.some(({ id }) => id === one.id)) kept.set(key, { ...one, back: undefined });
      else kept.remove(key);
    }
    if (one.id !== null) continue;
    const made = Array.from(phone.ui.places).find(([, item]) => item === one.item);
    if (made) kept.set(key, { ...one, id: made[0] });
    else if (phone.outbox.drawer.get(one.item) === null) kept.remove(key);
  }
  return null;
}

// What one proposed, and what became of it.
/** @type {(phone: JoinedPhone) => Content} */
export function ownProposals(phone) {
  const nameless = keptProposals(phone).all().map(([key, one]) => {
    const settled = phone.room.settled.find(({ id }) => id === one.id);
    return { ...one, key, ...settled, left: settled !== undefined && settled.taken === undefined };
  });
  const all = [...phone.mine.proposals.map((one) => ({ ...one, key: null, item: one.id })), ...nameless];
  if (all.length === 0) return null;
  const { start, picked, waits, left, gone, into } = texts.gather;
  return h(
    "section",
    { key: "proposals" },
    h("h2", start),
    h(
      "ul",
      all.map((one) => {
        const { id, item, reason, count, taken, left: isLeft } = one;
        const became = taken === undefined ? (isLeft ? left : waits) : taken === "" ? gone : filled(into, { theme: taken });
        return h("li.card", { key: item }, h("p.words", reason), h("p.mark", `${filled(picked, { count })} · ${became}`), id === null || isClosed(phone) ? null : ownButtonsOf(phone, { ...one, id }, became === waits));
      }),
    ),
  );
}

// What whoever made a proposal can still do with it.
/** @type {(phone: JoinedPhone, one: { id: string, reason: string, key: string | null, consent?: Consent }, isWaiting: boolean) => Content} */
function ownButtonsOf(phone, { id: proposal, reason, key, consent = "notes" }, isWaiting) {
  const takeBack = () => {
    submit(phone, { type: "take_back_proposal", proposal, ...(key === null ? {} : { key }) });
    const sent = phone.outbox.items().find(({ command }) => command.type === "take_back_proposal" && command.proposal === proposal);
    const kept = key === null ? null : keptProposals(phone).get(key);
    if (key !== null && kept !== null && sent) keptProposals(phone).set(key, { ...kept, back: sent.id });
  };
  if (isPending(phone, { type: "take_back_proposal", proposal })) return h("p.hint", { key: "going" }, texts.onItsWay);
  return [
    isWaiting ? row(takeBackButton(phone, proposal, proposal, takeBack, { about: brief(reason) })) : null,
    consentView(phone, { id: proposal, text: reason, consent, key }),
  ];
}
