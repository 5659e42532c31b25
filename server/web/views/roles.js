// The roles: those one holds, and all there are with who holds them.

import { passOn, roleAct, startPassing, stopPassing } from "../acts.js";
import { button, h, heading, mainButton, row } from "../dom.js";
import { isRunning, roleOf } from "../model.js";
import { isUnderway } from "../said.js";
import { filled, words } from "../words.js";
import { errorAt, told } from "./field.js";

export function rolesView(phone) {
  if (!isRunning(phone)) return [heading(words.roles), h("p", words.rolesOver)];
  const { catalogue } = phone.room;
  const { holding } = phone.mine;
  const list = (roles) => h("ul", roles.map((role) => roleCard(phone, role)));
  return [
    heading(words.roles),
    h("p.hint", words.rolesAbout),
    h("h2", words.holding),
    holding.length === 0 ? h("p", words.noRole) : null,
    h("ul", { key: "holding" }, holding.map((held) => heldCard(phone, roleOf(phone, held.role), held.since))),
    h("h2", words.allRoles),
    list(catalogue.filter((role) => role.first)),
    h("details", { key: "more" }, h("summary", words.moreRoles), list(catalogue.filter((role) => !role.first))),
  ];
}

function heldCard(phone, { id, name, prompt }, since) {
  const time = new Date(since).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  const props = { "aria-describedby": `held-${id}` };
  return h(
    "li.held",
    { key: id },
    h("h3", { id: `held-${id}` }, name),
    h("p.mark", filled(words.since, { time })),
    h("p.prompt", prompt),
    phone.ui.passing === id
      ? passingView(phone)
      : row(
          button(words.passOn, () => startPassing(phone, id), props),
          isUnderway(phone, "step_back", "role", id) ? null : button(words.stepBack, () => roleAct(phone, "step_back", id), props),
        ),
  );
}

function passingView(phone) {
  const others = phone.people.filter((person) => person.id !== phone.mine.person);
  const onchange = (event) => {
    phone.ui.passTo = event.target.value;
  };
  return h(
    "div",
    { key: "passing" },
    h("label", { for: "whom" }, words.whom),
    h(
      "select",
      { id: "whom", value: phone.ui.passTo, "aria-describedby": "whom-told", onchange },
      [{ id: "", label: words.choose }, ...others].map((person) => h("option", { key: person.id, value: person.id }, person.label)),
    ),
    told("whom", errorAt(phone, "whom"), others.length > 0 ? words.moves : phone.people.length > 0 ? words.alone : words.noList),
    row(
      mainButton(words.askThem, () => passOn(phone)),
      button(words.never, () => stopPassing(phone)),
    ),
  );
}

function roleCard(phone, role) {
  const id = `role-${role.id}`;
  const holders = phone.room.holders.find((held) => held.role === role.id) ?? { count: 0, shown: [] };
  const isFull = role.limit && holders.count >= role.limit;
  return h("li", { key: id }, h("h3", { id }, role.name), h("p", role.sentence), h("p.mark", heldBy(phone, holders)), askRow(phone, role.id, isFull));
}

function heldBy(phone, { count, shown }) {
  if (count === 0) return words.nobody;
  const names = shown.map((holder) => (holder.person === phone.mine.person ? words.you : holder.label));
  if (count > shown.length) names.push(filled(words.others, { count: count - shown.length }));
  return filled(words.held, { names: names.join(", ") });
}

function askRow(phone, role, isFull) {
  const { asks, holding } = phone.mine;
  const isUnderwayHere = (type) => isUnderway(phone, type, "role", role);
  const props = { "aria-describedby": `role-${role}` };
  if (holding.some((held) => held.role === role)) return null;
  if (isUnderwayHere("ask_for_role") || isUnderwayHere("step_back")) return h("p.hint", words.onItsWay);
  if (asks.includes(role)) return [h("p.hint", words.youAsked), button(words.withdraw, () => roleAct(phone, "step_back", role), props)];
  return isFull ? h("p.hint", words.roleFull) : button(words.ask, () => roleAct(phone, "ask_for_role", role), props);
}
