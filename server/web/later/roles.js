// The roles: those one holds or stands beside, and all there are with who holds them.

import { passOn, startPassing, stopPassing, submit } from "./acts.js";
import { button, h, heading, mainButton, row } from "../dom.js";
import { isRunning, now, roleOf } from "../model.js";
import { isUnderway } from "../underway.js";
import { filled, words } from "../words.js";
import { doing, line, timeOf } from "./doing.js";
import { personPicker } from "./picker.js";
import { powersOf } from "./powers.js";
import { toolsView } from "./tools.js";

export function rolesView(phone) {
  if (!isRunning(phone)) return [heading(words.views.roles), h("p", words.rolesOver), toolsView(phone)];
  const { holding, beside } = phone.mine;
  const catalogue = phone.room.catalogue.filter((role) => !role.hidden);
  const list = (roles) => h("ul", roles.map((role) => roleCard(phone, role)));
  return [
    heading(words.views.roles),
    h("p.hint", words.rolesAbout),
    h("h2", words.holding),
    holding.length === 0 ? h("p", words.noRole) : null,
    h(
      "ul",
      { key: "holding" },
      holding.map((held) => heldCard(phone, roleOf(phone, held.role), held)),
      beside.map((one) => besideCard(phone, one)),
    ),
    toolsView(phone),
    h("h2", words.allRoles),
    list(catalogue.filter((role) => role.first)),
    h("details", { key: "more" }, h("summary", words.moreRoles), list(catalogue.filter((role) => !role.first))),
  ];
}

function isStill(phone, until) {
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
    h("p.mark", filled(words.since, { time: timeOf(held.since) })),
    h("p.prompt", held.prompt),
    isStill(phone, until) ? h("p", { key: "shoulder" }, filled(words.atYours, { who, time: timeOf(until) })) : null,
    held.passing.map(({ person, label }) =>
      line(phone, filled(words.passing, { who: label }), words.takeBackOffer, { type: "withdraw_offer", role, person }),
    ),
    held.shadows.map(({ person, label }) =>
      line(phone, filled(words.shadowed, { who: label }), words.endShadowing, { type: "stop_shadowing", role, person }),
    ),
    phone.ui.passing === role
      ? passingView(phone)
      : row(
          isUnderway(phone, { type: "pass_on", role }) ? h("p.hint", { key: "passing" }, words.onItsWay) : null,
          offerable ? button(words.passOn, () => startPassing(phone, role), props) : null,
          doing(phone, words.stepBack, { type: "step_back", role }, props),
        ),
  );
}

// A role whose holder one shadows, or at whose shoulder one is for a while.
function besideCard(phone, { role, label: who, prompt, until }) {
  const { name } = roleOf(phone, role);
  if (until !== null && !isStill(phone, until)) return null;
  const sentence = until === null ? words.shadowing : words.atTheirs;
  return h(
    "li.held",
    { key: `beside-${role}` },
    h("h3", filled(sentence, { who, role: name, time: timeOf(until) })),
    h("p.prompt", prompt),
    until === null ? row(doing(phone, words.stopShadowing, { type: "stop_shadowing", role })) : null,
  );
}

function passingView(phone) {
  const pick = (person) => {
    phone.ui.passTo = person;
  };
  return h(
    "div",
    { key: "passing" },
    personPicker(phone, { id: "whom", label: words.whom, value: phone.ui.passTo, hint: words.moves, pick }),
    row(
      mainButton(words.askThem, () => passOn(phone)),
      button(words.never, () => stopPassing(phone)),
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
    powersOf(role),
    h("p.mark", heldBy(phone, holders)),
    phone.mine.holding.some((held) => held.role === role.id) ? null : asking(phone, role, holders, { "aria-describedby": id }),
  );
}

function heldBy(phone, { count, shown }) {
  if (count === 0) return words.nobody;
  const names = shown.map((holder) => (holder.person === phone.mine.person ? words.you : holder.label));
  if (count > shown.length) names.push(filled(words.others, { count: count - shown.length }));
  return filled(words.held, { names: names.join(", ") });
}

// What can be asked about a role that one does not hold: one asking at a time.
function asking(phone, { id: role, limit, offerable }, { count, shown }, props) {
  const { asks, beside, open_to: openTo } = phone.mine;
  const asked = asks.find((one) => one.role === role);
  const isSent = ["ask_for_role", "ask_to_shadow", "step_back"].some((type) => isUnderway(phone, { type, role }));
  const isFull = limit !== null && count >= limit;
  const isOpen = openTo.includes(role);
  const isBeside = beside.some((one) => one.role === role && one.until === null);
  const ask = (name, command) => button(name, () => submit(phone, { role, ...command }), props);
  const askEach = (sentence, type, field) => shown.map(({ person, label }) => ask(filled(sentence, { who: label }), { type, [field]: person }));
  const open = doing(phone, isOpen ? words.notOpen : words.open, { type: "say_open_to", role, open: !isOpen }, props);
  if (isSent) return h("p.hint", { key: "sent" }, words.onItsWay);
  if (asked) {
    const sentence = asked.shadow ? words.askedShadow : asked.of ? words.askedHolder : words.asked;
    return line(phone, filled(sentence, { who: asked.of }), words.withdraw, { type: "step_back", role });
  }
  return [
    row(isFull ? askEach(words.askHolder, "ask_for_role", "of") : ask(words.ask, { type: "ask_for_role" }), offerable ? open : null),
    isBeside || count === 0
      ? null
      : h("details", { key: "shadow" }, h("summary", words.shadow), row(askEach(words.askShadow, "ask_to_shadow", "holder"))),
  ];
}
