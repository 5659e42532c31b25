// Roles offered to this person, shown on top of any page.

import { roleAct } from "../acts.js";
import { button, h } from "../dom.js";
import { isRunning, isSettling } from "../model.js";
import { isUnderway } from "../said.js";
import { filled, words } from "../words.js";

export function offerViews(phone) {
  if (!isRunning(phone)) return [];
  return phone.mine.offers
    .filter(({ role }) => !isUnderway(phone, "accept_offer", "role", role) && !isUnderway(phone, "decline_offer", "role", role))
    .map((offer) => offerView(phone, offer));
}

function offerView(phone, { role, by }) {
  const { ui } = phone;
  const about = phone.room.catalogue.find((known) => known.id === role);
  const disabled = isSettling(ui.offered.get(role));
  const id = `offer-${role}`;
  return h(
    "section",
    { key: id, class: "card offer", "aria-labelledby": id },
    h("p", { id, class: "lead", role: "status", dir: "auto" }, filled(words.offers, { who: by ?? words.facilitator, role: about.name })),
    ui.unfolded.has(role) ? shownFirst(about) : null,
    h(
      "div",
      { class: "row" },
      button(words.yes, () => roleAct(phone, "accept_offer", role), { class: "main", disabled }),
      button(words.notNow, () => roleAct(phone, "decline_offer", role), { disabled }),
      ui.unfolded.has(role) ? null : button(words.showFirst, () => unfold(phone, role), { disabled }),
    ),
  );
}

function shownFirst(role) {
  return [
    h("p", { dir: "auto" }, role.sentence),
    h("p", { class: "prompt", dir: "auto" }, role.prompt),
    h("p", { class: "hint" }, words.notNowPrivate),
  ];
}

function unfold(phone, role) {
  phone.ui.unfolded.add(role);
  phone.draw();
}
