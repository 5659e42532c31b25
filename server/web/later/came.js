// What came by itself, shown on top of any page: what is called to the room, and what waits for this person's answer.

import { arrivals } from "./arrivals.js";
import { submit } from "./acts.js";
import { button, h, mainButton, row } from "../dom.js";
import { isRunning, isSettling, mayUse, roleOf, settlesFromNow } from "../model.js";
import { isUnderway } from "../underway.js";
import { filled, words } from "../words.js";
import { doing } from "./doing.js";
import { invitation, invitationView } from "./invitation.js";
import { powersOf } from "./powers.js";

export function cameViews(phone) {
  if (!isRunning(phone)) return [];
  const { calls } = phone.room;
  const waiting = arrivals(phone.mine);
  const invited = waiting.length === 0 && invitation(phone);
  noteFirstDrawn(phone, [...waiting.map(({ key }) => key), ...calls.map(({ id }) => id), invited]);
  return [
    calls.map((call) => callView(phone, call)),
    waiting.slice(0, 1).map((one) => arrivalView(phone, one)),
    invited ? invitationView(phone, invited) : null,
  ];
}

// Counted from when it is drawn: it may have come before this part of the page did.
function noteFirstDrawn(phone, keys) {
  const { came } = phone.ui;
  phone.ui.came = new Map(keys.map((key) => [key, came.get(key) ?? settlesFromNow(phone)]));
}

function callView(phone, call) {
  const said = filled(words.called[call.kind], call);
  const disabled = isSettling(phone.ui.came.get(call.id));
  return h(
    "div.call",
    { key: call.id },
    h("p", { id: call.id, role: "status" }, filled(words.call, { role: call.role, who: call.label, said })),
    mayUse(phone, "ask")
      ? doing(phone, words.answers[call.kind], { type: "answer_call", call: call.id }, { disabled, "aria-describedby": call.id })
      : null,
  );
}

function arrivalView(phone, { key, kind, who, role, said, yes, no }) {
  const { came, unfolded } = phone.ui;
  const disabled = isSettling(came.get(key));
  const about = role ? roleOf(phone, role) : null;
  const isFolded = kind === "offer" && !unfolded.has(key);
  const unfold = () => {
    unfolded.add(key);
    phone.ui.focus = key;
    phone.draw();
  };
  const answers = row(
    mainButton(kind === "words" ? words.yesMine : words.yes, () => submit(phone, yes), { disabled }),
    button(kind === "words" ? words.notMine : words.notNow, () => submit(phone, no), { disabled }),
    isFolded ? button(words.showFirst, unfold, { disabled }) : null,
  );
  return h(
    "section.came",
    { key, id: key, tabindex: "-1" },
    h("p.lead", { role: "status" }, said && !who ? words.putInForYou : filled(words.came[kind], { who: who ?? words.facilitator, role: about?.name })),
    said ? saidAbout(said) : null,
    kind === "offer" && !isFolded ? roleAbout(about) : null,
    isUnderway(phone, yes) || isUnderway(phone, no) ? h("p.hint", { key: "sent" }, words.onItsWay) : answers,
  );
}

// Whoever says yes to words says yes to what may be done with them, too.
function saidAbout({ asked, text, channel, consent }) {
  return [h("p.hint", asked), h("p.words", text), h("p.mark", `${words.cameBy[channel]} · ${words.consents[consent]}`)];
}

function roleAbout(role) {
  return [h("p", role.sentence), h("p.prompt", role.prompt), powersOf(role), h("p.hint", words.notNowPrivate)];
}
