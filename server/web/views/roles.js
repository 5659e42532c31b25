// The roles: those one holds, and all there are with who holds them.

import { passOn, roleAct, startPassing, stopPassing } from "../acts.js";
import { button, h } from "../dom.js";
import { isRunning } from "../model.js";
import { isUnderway } from "../said.js";
import { filled, words } from "../words.js";
import { trouble } from "./field.js";

export function rolesView(phone) {
  if (!isRunning(phone)) return h("section", { key: "over" }, heading(words.roles), h("p", null, words.rolesOver));
  const first = phone.room.catalogue.filter((role) => role.first);
  const rest = phone.room.catalogue.filter((role) => !role.first);
  return h(
    "section",
    { key: "roles" },
    heading(words.roles),
    h("p", { class: "hint" }, words.rolesAbout),
    holdingView(phone),
    h("ul", { key: "first", class: "plain" }, first.map((role) => roleCard(phone, role))),
    rest.length === 0
      ? null
      : h(
          "details",
          { key: "more" },
          h("summary", null, words.moreRoles),
          h("ul", { class: "plain" }, rest.map((role) => roleCard(phone, role))),
        ),
  );
}

function heading(text) {
  return h("h1", { key: "heading", id: "heading", tabindex: "-1" }, text);
}

function holdingView(phone) {
  const { holding } = phone.mine;
  return h(
    "section",
    { key: "holding" },
    h("h2", null, words.holding),
    holding.length === 0 ? h("p", null, words.noRole) : h("ul", { class: "plain" }, holding.map((held) => heldCard(phone, held))),
  );
}

function heldCard(phone, held) {
  const role = phone.room.catalogue.find((known) => known.id === held.role);
  const isGoing = isUnderway(phone, "step_back", "role", role.id);
  const time = new Date(held.since).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
  return h(
    "li",
    { key: role.id, class: "card held" },
    h("h3", { id: `held-${role.id}`, dir: "auto" }, role.name),
    h("p", { class: "mark" }, filled(words.since, { time })),
    h("p", { class: "prompt", dir: "auto" }, role.prompt),
    askedTold(phone, role),
    phone.ui.passing === role.id ? passingView(phone, role) : heldActs(phone, role, isGoing),
  );
}

function heldActs(phone, role, isGoing) {
  if (isGoing) return h("p", { key: "going", class: "hint" }, words.onItsWay);
  return h(
    "div",
    { key: "acts", class: "row" },
    button(words.passOn, () => startPassing(phone, role.id), { key: "pass", "aria-describedby": `held-${role.id}` }),
    button(words.stepBack, () => roleAct(phone, "step_back", role.id), { key: "back", "aria-describedby": `held-${role.id}` }),
  );
}

function askedTold(phone, role) {
  if (isUnderway(phone, "pass_on", "role", role.id) && !phone.ui.handed.has(role.id)) {
    return h("p", { key: "asked", class: "hint", role: "status" }, words.onItsWay);
  }
  const asked = phone.people?.find((person) => person.id === phone.ui.handed.get(role.id));
  return asked ? h("p", { key: "asked", class: "hint", role: "status", dir: "auto" }, filled(words.askedThem, { name: asked.label })) : null;
}

function passingView(phone, role) {
  const others = (phone.people ?? []).filter((person) => person.id !== phone.mine.person);
  const id = `whom-${role.id}`;
  const error = phone.ui.error?.field === id ? phone.ui.error.text : null;
  return h(
    "div",
    { key: "passing" },
    h("label", { for: id }, words.whom),
    h(
      "select",
      {
        id,
        value: phone.ui.passTo,
        "aria-describedby": `${id}-hint ${id}-trouble`,
        onchange: (event) => {
          phone.ui.passTo = event.target.value;
          phone.draw();
        },
      },
      h("option", { key: "", value: "" }, words.choose),
      others.map((person) => h("option", { key: person.id, value: person.id, dir: "auto" }, person.label)),
    ),
    h("p", { id: `${id}-hint`, class: "hint" }, peopleTold(phone, others)),
    trouble(`${id}-trouble`, error),
    h(
      "div",
      { class: "row" },
      button(words.askThem, () => passOn(phone), { class: "main", disabled: others.length === 0 }),
      button(words.never, () => stopPassing(phone)),
    ),
  );
}

function peopleTold(phone, others) {
  if (phone.people === null) return phone.link.up ? words.fetching : words.noList;
  return others.length === 0 ? words.alone : words.moves;
}

function roleCard(phone, role) {
  const holders = phone.room.holders.find((held) => held.role === role.id);
  return h(
    "li",
    { key: role.id, class: "card role" },
    h("h3", { id: `role-${role.id}`, dir: "auto" }, role.name),
    h("p", { dir: "auto" }, role.sentence),
    h("p", { class: "mark", dir: "auto" }, heldBy(phone, holders)),
    askView(phone, role, holders?.count ?? 0),
  );
}

function heldBy(phone, holders) {
  if (holders === undefined || holders.count === 0) return words.nobody;
  const names = holders.shown.map((holder) => (holder.person === phone.mine.person ? words.you : holder.label));
  const hidden = holders.count - holders.shown.length;
  return filled(words.held, { names: [...names, ...(hidden > 0 ? [filled(words.others, { count: hidden })] : [])].join(", ") });
}

function askView(phone, role, count) {
  if (phone.mine.holding.some((held) => held.role === role.id)) return h("p", { key: "mine", class: "hint" }, words.youHold);
  if (isUnderway(phone, "ask_for_role", "role", role.id)) return h("p", { key: "going", class: "hint" }, words.onItsWay);
  if (phone.mine.asks.includes(role.id)) return askingView(phone, role);
  if (role.limit != null && count >= role.limit) return h("p", { key: "full", class: "hint" }, words.roleFull);
  return button(words.ask, () => roleAct(phone, "ask_for_role", role.id), { key: "ask", "aria-describedby": `role-${role.id}` });
}

function askingView(phone, role) {
  const isGoing = isUnderway(phone, "step_back", "role", role.id);
  return h(
    "div",
    { key: "asked" },
    h("p", { class: "hint", role: "status" }, isGoing ? words.onItsWay : words.youAsked),
    isGoing ? null : button(words.withdraw, () => roleAct(phone, "step_back", role.id)),
  );
}
