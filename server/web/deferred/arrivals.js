// What came by itself, shown on top of any page: what is called to the room, and what waits for this person's answer.

import { incomingRequests } from "./requests.js";
import { submit } from "./actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { isRunning, isJustShown, mayUse, roleOf, shownNow } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { actionButton } from "./buttons.js";
import { invitation, invitationView } from "./invitation.js";
import { permissionsOf } from "./permissions.js";

export function arrivalViews(phone) {
  if (!isRunning(phone)) return [];
  const { calls } = phone.room;
  const waiting = incomingRequests(phone.mine);
  const invited = waiting.length === 0 && invitation(phone);
  noteFirstShown(phone, [...waiting.map(({ key }) => key), ...calls.map(({ id }) => id), invited]);
  return [
    calls.map((call) => callView(phone, call)),
    waiting.slice(0, 1).map((one) => requestView(phone, one)),
    invited ? invitationView(phone, invited) : null,
  ];
}

// Counted from when it is drawn: it may have come before this part of the page did.
function noteFirstShown(phone, keys) {
  const { firstShownAt } = phone.ui;
  phone.ui.firstShownAt = new Map(keys.map((key) => [key, firstShownAt.get(key) ?? shownNow(phone)]));
}

function callView(phone, call) {
  const said = filled(texts.called[call.kind], call);
  const disabled = isJustShown(phone.ui.firstShownAt.get(call.id));
  return h(
    "div.call",
    { key: call.id },
    h("p", { id: call.id, role: "status" }, filled(texts.call, { role: call.role, who: call.label, said })),
    mayUse(phone, "ask")
      ? actionButton(phone, texts.answers[call.kind], { type: "answer_call", call: call.id }, { disabled, "aria-describedby": call.id })
      : null,
  );
}

function requestView(phone, { key, kind, who, role, said, yes, no }) {
  const { firstShownAt, expanded } = phone.ui;
  const disabled = isJustShown(firstShownAt.get(key));
  const about = role ? roleOf(phone, role) : null;
  const isCollapsed = kind === "offer" && !expanded.has(key);
  const expand = () => {
    expanded.add(key);
    phone.ui.focus = key;
    phone.draw();
  };
  const answers = row(
    mainButton(kind === "words" ? texts.yesMine : texts.yes, () => submit(phone, yes), { disabled }),
    button(kind === "words" ? texts.notMine : texts.notNow, () => submit(phone, no), { disabled }),
    isCollapsed ? button(texts.showFirst, expand, { disabled }) : null,
  );
  return h(
    "section.arrival",
    { key, id: key, tabindex: "-1" },
    h("p.lead", { role: "status" }, said && !who ? texts.putInForYou : filled(texts.arrivals[kind], { who: who ?? texts.facilitator, role: about?.name })),
    said ? wordsDetails(said) : null,
    kind === "offer" && !isCollapsed ? roleDetails(about) : null,
    isPending(phone, yes) || isPending(phone, no) ? h("p.hint", { key: "sent" }, texts.onItsWay) : answers,
  );
}

// Whoever says yes to words says yes to what may be done with them, too.
function wordsDetails({ asked, text, channel, consent }) {
  return [h("p.hint", asked), h("p.words", text), h("p.mark", `${texts.channelNotes[channel]} · ${texts.consents[consent]}`)];
}

function roleDetails(role) {
  return [h("p", role.sentence), h("p.prompt", role.prompt), permissionsOf(role), h("p.hint", texts.notNowPrivate)];
}
