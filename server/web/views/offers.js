// Roles offered to this person, shown on top of any page.

import { roleAct } from "../acts.js";
import { button, h, mainButton, row } from "../dom.js";
import { isRunning, isSettling, roleOf } from "../model.js";
import { isUnderway } from "../said.js";
import { filled, words } from "../words.js";

export function offerViews(phone) {
  if (!isRunning(phone)) return [];
  const isAnswered = (role) => ["accept_offer", "decline_offer"].some((type) => isUnderway(phone, type, "role", role));
  return phone.mine.offers.filter(({ role }) => !isAnswered(role)).map((offer) => offerView(phone, offer));
}

function offerView(phone, { role, by }) {
  const { offered, unfolded } = phone.ui;
  const { name, sentence, prompt } = roleOf(phone, role);
  const disabled = isSettling(offered.get(role));
  const unfold = () => {
    unfolded.add(role);
    phone.draw();
  };
  return h(
    "section.came",
    { key: `offer-${role}` },
    h("p.lead", { role: "status" }, filled(words.offers, { who: by ?? words.facilitator, role: name })),
    row(
      mainButton(words.yes, () => roleAct(phone, "accept_offer", role), { disabled }),
      button(words.notNow, () => roleAct(phone, "decline_offer", role), { disabled }),
      unfolded.has(role) ? null : button(words.showFirst, unfold, { disabled }),
    ),
    unfolded.has(role) ? [h("p", sentence), h("p.prompt", prompt), h("p.hint", words.notNowPrivate)] : null,
  );
}
