// What came by itself, shown on top of any page: what is called to the room, and what waits for this person's answer.

import { button, h, mainButton, row } from "../dom.js";
import { isJustShown, isRunning, mayUse, roleOf, shownNow } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { channelNote } from "../views/contribution.js";
import { submit } from "./actions.js";
import { actionButton } from "./buttons.js";
import { invitation, invitationView } from "./invitation.js";
import { permissionsOf } from "./permissions.js";
import { incomingRequests } from "./requests.js";

/** @type {(phone: JoinedPhone) => Content} */
export function arrivalViews(phone) {
  if (!isRunning(phone)) return [];
  const { calls } = phone.room;
  const waiting = incomingRequests(phone.mine);
  const invited = waiting.length === 0 ? invitation(phone) : null;
  noteFirstShown(phone, [...waiting.map(({ key }) => key), ...calls.map(({ id }) => id), invited || ""]);
  return [
    calls.map((call) => callView(phone, call)),
    waiting.slice(0, 1).map((request) => requestView(phone, request)),
    invited ? invitationView(phone, invited) : null,
  ];
}

// Counted from when it is drawn: it may have come before this part of the page did.
/** @type {(phone: Phone, keys: string[]) => void} */
function noteFirstShown(phone, keys) {
  const before = phone.ui.firstShown;
  phone.ui.firstShown = new Map();
  for (const key of keys) phone.ui.firstShown.set(key, before.get(key) || shownNow(phone));
}

/** @type {(phone: JoinedPhone, call: CallView) => VNode} */
function callView(phone, { id, kind, role, label, text }) {
  const disabled = isJustShown(phone.ui.firstShown.get(id));
  const said = filled(texts.called[kind], { text });
  return h(
    "div.call",
    { key: id },
    h("p", { id, role: "status" }, filled(texts.call, { role, who: label, said })),
    mayUse(phone, "ask")
      ? actionButton(phone, texts.answers[kind], { type: "answer_call", call: id }, { disabled, "aria-describedby": id })
      : null,
  );
}

/** @type {(phone: JoinedPhone, request: IncomingRequest) => VNode} */
function requestView(phone, request) {
  const { key, kind, role, words, yes, no } = request;
  const about = role === null ? null : roleOf(phone, role);
  const isCollapsed = kind === "offer" && !phone.ui.expanded.has(key);
  return h(
    "section.arrival",
    { key, id: key, tabindex: "-1" },
    h("p.lead", { role: "status" }, requestText(request, about)),
    words ? wordsDetails(words) : null,
    kind === "offer" && about && !isCollapsed ? roleDetails(about) : null,
    isPending(phone, yes) || isPending(phone, no)
      ? h("p.hint", { key: "sent" }, texts.onItsWay)
      : requestAnswers(phone, request, isCollapsed),
  );
}

/** @type {(request: IncomingRequest, about: RoleView | null) => string} */
function requestText({ kind, who, words }, about) {
  if (words && !who) return texts.putInForYou;
  return filled(texts.arrivals[kind], { who: who || texts.facilitator, role: about ? about.name : "" });
}

/** @type {(phone: JoinedPhone, request: IncomingRequest, isCollapsed: boolean) => VNode} */
function requestAnswers(phone, { key, kind, yes, no }, isCollapsed) {
  const { firstShown, expanded } = phone.ui;
  const disabled = isJustShown(firstShown.get(key));
  const expand = () => {
    expanded.add(key);
    phone.ui.focus = key;
    phone.draw();
  };
  return row(
    mainButton(kind === "words" ? texts.yesMine : texts.yes, () => submit(phone, yes), { disabled }),
    button(kind === "words" ? texts.notMine : texts.notNow, () => submit(phone, no), { disabled }),
    isCollapsed ? button(texts.showFirst, expand, { disabled }) : null,
  );
}

// Whoever says yes to words says yes to what may be done with them, too.
/** @type {(words: WordsView) => Content} */
function wordsDetails({ asked, text, channel, consent }) {
  return [h("p.hint", asked), h("p.words", text), h("p.mark", `${channelNote(channel)} · ${texts.consents[consent]}`)];
}

/** @type {(role: RoleView) => Content} */
function roleDetails(role) {
  return [h("p", role.sentence), h("p.prompt", role.prompt), permissionsOf(role), h("p.hint", texts.notNowPrivate)];
}
