// The roles that somebody holds, and those that they stand beside.

import { button, h, mainButton, row } from "../dom.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { passOn, startPassing, stopPassing } from "./actions.js";
import { actionButton, actionLine } from "./buttons.js";
import { roleOf } from "./catalogue.js";
import { personPicker } from "./picker.js";
import { isFuture, timeOf } from "./time.js";

/** @type {(phone: JoinedPhone, held: HeldView) => VNode} */
export function heldCard(phone, held) {
  const { id: role, name, offerable } = roleOf(phone, held.role);
  const { shoulder: who, beside_until: until } = held;
  return h(
    "li.held",
    { key: `held-${role}` },
    h("h3", name),
    h("p.mark", filled(texts.since, { time: timeOf(held.since) })),
    h("p.prompt", held.prompt),
    until !== null && isFuture(phone, until)
      ? h("p", { key: "shoulder" }, filled(texts.atYours, { who, time: timeOf(until) }))
      : null,
    held.passing.map(({ person, label }) =>
      actionLine(phone, filled(texts.passing, { who: label }), texts.takeBackOffer, { type: "withdraw_offer", role, person }),
    ),
    held.shadows.map(({ person, label }) =>
      actionLine(phone, filled(texts.shadowed, { who: label }), texts.endShadowing, { type: "stop_shadowing", role, person }),
    ),
    phone.ui.passing === role ? passingView(phone, role) : heldActions(phone, role, offerable, { about: name }),
  );
}

/** @type {(phone: JoinedPhone, role: string, offerable: boolean, props: { about: string }) => VNode} */
function heldActions(phone, role, offerable, props) {
  return row(
    isPending(phone, { type: "pass_on", role }) ? h("p.hint", { key: "passing" }, texts.onItsWay) : null,
    offerable ? button(texts.passOn, () => startPassing(phone, role), props) : null,
    actionButton(phone, texts.stepBack, { type: "step_back", role }, props),
  );
}

/** @type {(phone: JoinedPhone, role: string) => VNode} */
function passingView(phone, role) {
  /** @type {(person: string) => void} */
  const pick = (person) => {
    phone.ui.passTo = person;
  };
  return h(
    "div",
    { key: "passing" },
    personPicker(phone, { id: "whom", label: texts.whom, value: phone.ui.passTo, hint: texts.moves, pick }),
    row(
      mainButton(texts.askThem, () => passOn(phone, role)),
      button(texts.never, () => stopPassing(phone)),
    ),
  );
}

// A role whose holder one shadows, or at whose shoulder one is for a while.
/** @type {(phone: JoinedPhone, beside: BesideView) => Content} */
export function besideCard(phone, { role, label: who, prompt, until }) {
  const about = { who, role: roleOf(phone, role).name };
  if (until !== null && !isFuture(phone, until)) return null;
  return h(
    "li.held",
    { key: `beside-${role}` },
    h("h3", until === null ? filled(texts.shadowing, about) : filled(texts.atTheirs, { ...about, time: timeOf(until) })),
    h("p.prompt", prompt),
    until === null ? row(actionButton(phone, texts.stopShadowing, { type: "stop_shadowing", role }, { about: about.role })) : null,
  );
}
