// The roles: those one holds or stands beside, and all there are with who holds them.

import { button, h, heading, row } from "../dom.js";
import { isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { submit } from "./actions.js";
import { actionButton, actionLine } from "./buttons.js";
import { besideCard, heldCard } from "./held.js";
import { permissionsOf } from "./permissions.js";
import { leadersView } from "./leaders.js";
import { senseView } from "./sense.js";
import { toolsView } from "./tools.js";

/** @type {(phone: JoinedPhone) => Content} */
export function rolesView(phone) {
  if (!isRunning(phone)) return [heading(texts.views.roles), h("p", texts.rolesOver), toolsView(phone)];
  const { holding, beside } = phone.mine;
  const catalogue = phone.room.catalogue.filter((role) => !role.hidden);
  /** @type {(roles: RoleView[]) => VNode} */
  const list = (roles) => h("ul", roles.map((role) => roleCard(phone, role)));
  const isHeld = holding.length > 0;
  return [
    heading(texts.views.roles),
    senseView(phone),
    leadersView(phone),
    toolsView(phone),
    h("h2", { key: "held" }, texts.holding),
    isHeld ? null : h("p", { key: "none" }, texts.noRole),
    h(
      "ul",
      { key: "holding" },
      holding.map((held) => heldCard(phone, held)),
      beside.map((one) => besideCard(phone, one)),
    ),
    h("h2", { key: "all" }, texts.allRoles),
    h("p.hint", { key: "about" }, texts.rolesAbout),
    list(catalogue.filter((role) => role.first)),
    h("details", { key: "more" }, h("summary", texts.moreRoles), list(catalogue.filter((role) => !role.first))),
  ];
}

// One row, which opens.
/** @type {(phone: JoinedPhone, role: RoleView) => VNode} */
function roleCard(phone, role) {
  const holders = phone.room.holders.find((held) => held.role === role.id) || { role: role.id, count: 0, shown: [] };
  return h(
    "li.row-role",
    { key: `role-${role.id}` },
    h(
      "details",
      { key: "role" },
      h("summary", h("h3", role.name), h("span.by", heldBy(phone, holders))),
      h("p", role.sentence),
      permissionsOf(role),
      phone.mine.holding.some((held) => held.role === role.id) ? null : roleActions(phone, role, holders),
    ),
  );
}

/** @type {(phone: JoinedPhone, holders: HoldersView) => string} */
function heldBy(phone, { count, shown }) {
  if (count === 0) return texts.nobody;
  const names = shown.map((holder) => (holder.person === phone.mine.person ? texts.you : holder.label));
  if (count > shown.length) names.push(filled(texts.others, { count: count - shown.length }));
  return filled(texts.held, { names: names.join(", ") });
}

// What can be asked about a role that one does not hold: one asking at a time.
/** @type {(phone: JoinedPhone, role: RoleView, holders: HoldersView) => Content} */
function roleActions(phone, { id: role, name: about, limit, offerable }, { count, shown }) {
  const props = { about };
  const { asks, beside, open_to: openTo } = phone.mine;
  if (isAskPending(phone, role)) return h("p.hint", { key: "sent" }, texts.onItsWay);
  const asked = asks.find((ask) => ask.role === role);
  if (asked) return actionLine(phone, askedText(asked), texts.withdraw, { type: "step_back", role });
  /** @type {(name: string, command: Command) => VNode} */
  const ask = (name, command) => button(name, () => submit(phone, command), props);
  const isFull = limit !== null && count >= limit;
  const isOpen = openTo.includes(role);
  const isBeside = beside.some((one) => one.role === role && one.until === null);
  return [
    row(
      isFull
        ? shown.map(({ person, label }) => ask(filled(texts.askHolder, { who: label }), { type: "ask_for_role", role, of: person }))
        : ask(texts.ask, { type: "ask_for_role", role }),
      offerable ? actionButton(phone, isOpen ? texts.notOpen : texts.open, { type: "say_open_to", role, open: !isOpen }, props) : null,
    ),
    isBeside || count === 0
      ? null
      : h(
          "details",
          { key: "shadow" },
          h("summary", texts.shadow),
          row(shown.map(({ person, label }) => ask(filled(texts.askShadow, { who: label }), { type: "ask_to_shadow", role, holder: person }))),
        ),
  ];
}

/** @type {(phone: SessionPhone, role: string) => boolean} */
function isAskPending(phone, role) {
  return (
    isPending(phone, { type: "ask_for_role", role }) ||
    isPending(phone, { type: "ask_to_shadow", role }) ||
    isPending(phone, { type: "step_back", role })
  );
}

/** @type {(ask: AskView) => string} */
function askedText({ of, shadow }) {
  return filled(shadow ? texts.askedShadow : of ? texts.askedHolder : texts.asked, { who: of });
}
