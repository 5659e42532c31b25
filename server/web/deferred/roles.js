// The roles: those one holds or stands beside, and all there are with who holds them.

import { passOn, startPassing, stopPassing, submit } from "./actions.js";
import { button, h, heading, mainButton, row } from "../dom.js";
import { isRunning, now, roleOf } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { actionButton, actionLine, timeOf } from "./buttons.js";
import { personPicker } from "./picker.js";
import { permissionsOf } from "./permissions.js";
import { toolsView } from "./tools.js";

export function rolesView(phone) {
  if (!isRunning(phone)) return [heading(texts.views.roles), h("p", texts.rolesOver), toolsView(phone)];
  const { holding, beside } = phone.mine;
  const catalogue = phone.room.catalogue.filter((role) => !role.hidden);
  const list = (roles) => h("ul", roles.map((role) => roleCard(phone, role)));
  return [
    heading(texts.views.roles),
    h("p.hint", texts.rolesAbout),
    h("h2", texts.holding),
    holding.length === 0 ? h("p", texts.noRole) : null,
    h(
      "ul",
      { key: "holding" },
      holding.map((held) => heldCard(phone, roleOf(phone, held.role), held)),
      beside.map((one) => besideCard(phone, one)),
    ),
    toolsView(phone),
    h("h2", texts.allRoles),
    list(catalogue.filter((role) => role.first)),
    h("details", { key: "more" }, h("summary", texts.moreRoles), list(catalogue.filter((role) => !role.first))),
  ];
}

function isFuture(phone, until) {
  return until !== null && Date.parse(until) > now(phone);
}

function heldCard(phone, { id: role, name, offerable }, held) {
  const id = `held-${role}`;
  const props = { "aria-describedby": id };
  const { shoulder: who, beside_until: until } = held;
  return h(
    "li.held",
    { key: id },
    h("h3", { id }, name),
    h("p.mark", filled(texts.since, { time: timeOf(held.since) })),
    h("p.prompt", held.prompt),
    isFuture(phone, until) ? h("p", { key: "shoulder" }, filled(texts.atYours, { who, time: timeOf(until) })) : null,
    held.passing.map(({ person, label }) =>
      actionLine(phone, filled(texts.passing, { who: label }), texts.takeBackOffer, { type: "withdraw_offer", role, person }),
    ),
    held.shadows.map(({ person, label }) =>
      actionLine(phone, filled(texts.shadowed, { who: label }), texts.endShadowing, { type: "stop_shadowing", role, person }),
    ),
    phone.ui.passing === role
      ? passingView(phone)
      : row(
          isPending(phone, { type: "pass_on", role }) ? h("p.hint", { key: "passing" }, texts.onItsWay) : null,
          offerable ? button(texts.passOn, () => startPassing(phone, role), props) : null,
          actionButton(phone, texts.stepBack, { type: "step_back", role }, props),
        ),
  );
}

// A role whose holder one shadows, or at whose shoulder one is for a while.
function besideCard(phone, { role, label: who, prompt, until }) {
  const { name } = roleOf(phone, role);
  if (until !== null && !isFuture(phone, until)) return null;
  const sentence = until === null ? texts.shadowing : texts.atTheirs;
  return h(
    "li.held",
    { key: `beside-${role}` },
    h("h3", filled(sentence, { who, role: name, time: timeOf(until) })),
    h("p.prompt", prompt),
    until === null ? row(actionButton(phone, texts.stopShadowing, { type: "stop_shadowing", role })) : null,
  );
}

function passingView(phone) {
  const pick = (person) => {
    phone.ui.passTo = person;
  };
  return h(
    "div",
    { key: "passing" },
    personPicker(phone, { id: "whom", label: texts.whom, value: phone.ui.passTo, hint: texts.moves, pick }),
    row(
      mainButton(texts.askThem, () => passOn(phone)),
      button(texts.never, () => stopPassing(phone)),
    ),
  );
}

function roleCard(phone, role) {
  const id = `role-${role.id}`;
  const holders = phone.room.holders.find((held) => held.role === role.id) ?? { count: 0, shown: [] };
  return h(
    "li",
    { key: id },
    h("h3", { id }, role.name),
    h("p", role.sentence),
    permissionsOf(role),
    h("p.mark", heldBy(phone, holders)),
    phone.mine.holding.some((held) => held.role === role.id) ? null : roleRequests(phone, role, holders, { "aria-describedby": id }),
  );
}

function heldBy(phone, { count, shown }) {
  if (count === 0) return texts.nobody;
  const names = shown.map((holder) => (holder.person === phone.mine.person ? texts.you : holder.label));
  if (count > shown.length) names.push(filled(texts.others, { count: count - shown.length }));
  return filled(texts.held, { names: names.join(", ") });
}

// What can be asked about a role that one does not hold: one asking at a time.
function roleRequests(phone, { id: role, limit, offerable }, { count, shown }, props) {
  const { asks, beside, open_to: openTo } = phone.mine;
  const asked = asks.find((one) => one.role === role);
  const isSent = ["ask_for_role", "ask_to_shadow", "step_back"].some((type) => isPending(phone, { type, role }));
  const isFull = limit !== null && count >= limit;
  const isOpen = openTo.includes(role);
  const isBeside = beside.some((one) => one.role === role && one.until === null);
  const ask = (name, command) => button(name, () => submit(phone, { role, ...command }), props);
  const askEachHolder = (sentence, type, field) => shown.map(({ person, label }) => ask(filled(sentence, { who: label }), { type, [field]: person }));
  const open = actionButton(phone, isOpen ? texts.notOpen : texts.open, { type: "say_open_to", role, open: !isOpen }, props);
  if (isSent) return h("p.hint", { key: "sent" }, texts.onItsWay);
  if (asked) {
    const sentence = asked.shadow ? texts.askedShadow : asked.of ? texts.askedHolder : texts.asked;
    return actionLine(phone, filled(sentence, { who: asked.of }), texts.withdraw, { type: "step_back", role });
  }
  return [
    row(isFull ? askEachHolder(texts.askHolder, "ask_for_role", "of") : ask(texts.ask, { type: "ask_for_role" }), offerable ? open : null),
    isBeside || count === 0
      ? null
      : h("details", { key: "shadow" }, h("summary", texts.shadow), row(askEachHolder(texts.askShadow, "ask_to_shadow", "holder"))),
  ];
}
