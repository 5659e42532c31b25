// What came by itself: one line on every page that opens what is called to the room and what waits for this person.

import { goToView } from "../actions.js";
import { button, h, heading, mainButton, row } from "../dom.js";
import { hasViews, isJustShown, isRunning, shownNow } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { channelNote } from "../views/contribution.js";
import { submit } from "./actions.js";
import { actionButton, roomActionButton } from "./buttons.js";
import { noteYes } from "./beside.js";
import { mayUse, roleOf } from "./catalogue.js";
import { invitation, invitationView } from "./invitation.js";
import { goBack } from "./paging.js";
import { permissionsOf } from "./permissions.js";
import { incomingRequests } from "./requests.js";
import { challengeWords, linkLine } from "./links.js";
import { bar } from "./strips.js";

/** @type {(phone: JoinedPhone) => Arrivals} */
function arrivalsOf(phone) {
  const away = phone.pages.get("away") || [];
  const newer = phone.mine.newer.filter(({ person }) => !away.includes(person));
  if (!isRunning(phone)) return { calls: [], requests: [], invited: null, newer };
  const requests = incomingRequests(phone.mine);
  const calls = phone.room.calls.filter(({ id }) => !away.includes(id));
  return { calls, requests, invited: requests.length === 0 ? invitation(phone) : null, newer };
}

// Each of them in words.
/** @type {(phone: JoinedPhone) => string[]} */
export function cameTexts(phone) {
  const { calls, requests, invited, newer } = arrivalsOf(phone);
  return [...newer.map(newerText), ...calls.map(callText), ...requests.map((request) => requestText(phone, request)), ...(invited ? [texts.invited] : [])];
}

// Once all was answered the page that was before comes back.
/** @type {(phone: Phone) => null} */
export function leaveWhenAnswered(phone) {
  const { ui } = phone;
  const hasWaited = ui.view === "waiting" && ui.firstShown.size > 0;
  if (hasWaited && hasViews(phone) && cameTexts(phone).length === 0) {
    ui.firstShown = new Map();
    goBack();
  }
  return null;
}

// One that is alone says itself where that fits in one line; else it says how many there are.
/** @type {(phone: JoinedPhone) => Content} */
export function arrivalStrip(phone) {
  const came = cameTexts(phone);
  if (came.length === 0) return null;
  const brief = countText(arrivalsOf(phone));
  return bar("came", { text: came.length === 1 ? came[0] : brief, brief }, texts.show, () => goToView(phone, "waiting"));
}

/** @type {(arrivals: Arrivals) => string} */
function countText({ calls, requests, invited, newer }) {
  const offers = requests.filter(({ kind }) => kind === "offer").length;
  const counts = { call: calls.length, offer: offers, asking: requests.length - offers + newer.length + (invited ? 1 : 0) };
  const entries = /** @type {[keyof typeof counts, number][]} */ (Object.entries(counts));
  return entries
    .filter(([, count]) => count > 0)
    .map(([kind, count]) => filled(count === 1 ? texts.one[kind] : texts.several[kind], { count }))
    .join(" · ");
}

/** @type {(phone: JoinedPhone) => Content} */
export function waitingPage(phone) {
  const { calls, requests, invited, newer } = arrivalsOf(phone);
  /** @type {Map<string, () => Content>} */
  const views = new Map();
  for (const one of newer) views.set(one.person, () => newerView(phone, one));
  for (const request of requests) views.set(request.key, () => requestView(phone, request));
  if (invited) views.set(invited, () => invitationView(phone, invited));
  for (const call of calls) views.set(call.id, () => callView(phone, call));
  return [
    heading(texts.views.waiting),
    inOrderShown(phone, Array.from(views.keys())).map((key) => /** @type {() => Content} */ (views.get(key))()),
    views.size === 0 ? h("p", texts.nothingWaits) : null,
    row(button(texts.back, goBack)),
  ];
}

// What comes while others are read stands below them: what appears under a finger would be answered by mistake. It takes
// no tap at first, from when it is drawn.
/** @type {(phone: Phone, keys: string[]) => string[]} */
function inOrderShown(phone, keys) {
  const before = phone.ui.firstShown;
  const ordered = [...Array.from(before.keys()).filter((key) => keys.includes(key)), ...keys.filter((key) => !before.has(key))];
  phone.ui.firstShown = new Map();
  for (const key of ordered) phone.ui.firstShown.set(key, before.get(key) || shownNow(phone));
  return ordered;
}

/** @type {(call: CallView) => string} */
function callText({ kind, role, label, text }) {
  return filled(texts.call, { role, who: label, said: filled(texts.called[kind], { text }) });
}

// A call can be put away on this phone alone; whoever may answer it does so for everybody.
/** @type {(phone: JoinedPhone, call: CallView) => VNode} */
function callView(phone, call) {
  const { id: answered, kind } = call;
  const [name, sure] = kind === "more_time" ? [texts.moreTime, kind] : [texts.allRight, undefined];
  /** @type {(props: ButtonProps) => Content} */
  const answer = (props) => (mayUse(phone, "ask") ? roomActionButton(phone, name, { type: "answer_call", call: answered }, props, sure) : null);
  return noteView(phone, answered, callText(call), texts.putAway, answer);
}

// A phone on which somebody said that they are oneself: told to whoever was here before, who can deny it.
/** @type {(phone: JoinedPhone, newer: SameView) => VNode} */
function newerView(phone, newer) {
  const { person: later } = newer;
  return noteView(phone, later, newerText(newer), texts.thatIsMe, (props) => actionButton(phone, texts.notMe, { type: "deny_same", later }, props));
}

/** @type {(newer: SameView) => string} */
function newerText({ label: who }) {
  return filled(texts.newer, { who });
}

// What can be put away on this phone alone, beside what else can be done about it.
/** @type {(phone: JoinedPhone, id: string, about: string, away: string, action: (props: ButtonProps) => Content) => VNode} */
function noteView(phone, id, about, away, action) {
  const props = { disabled: isJustShown(phone.ui.firstShown.get(id)), about };
  const putAway = () => {
    phone.pages.set("away", [...(phone.pages.get("away") || []), id]);
    phone.draw();
  };
  return h("section.arrival", { key: id }, h("p.lead", about), row(action(props), button(away, putAway, props)));
}

// What can be answered stands before what can be read at length, so that all answers are seen together.
/** @type {(phone: JoinedPhone, request: IncomingRequest) => VNode} */
function requestView(phone, request) {
  const { key, kind, role, words, challenge, yes, no } = request;
  const about = role === null ? null : roleOf(phone, role);
  const isCollapsed = (kind === "offer" || kind === "beside") && !phone.ui.expanded.has(key);
  return h(
    "section.arrival",
    { key, id: key, tabindex: "-1" },
    h("p.lead", requestText(phone, request)),
    challenge ? h("p.hint", texts.besideAbout) : null,
    words ? wordsDetails(words) : null,
    isPending(phone, yes) || isPending(phone, no)
      ? h("p.hint", { key: "sent" }, texts.onItsWay)
      : requestAnswers(phone, request, isCollapsed),
    kind === "offer" && about && !isCollapsed ? roleDetails(about) : null,
    challenge && !isCollapsed ? [linkLine("challenge", challenge.to), challengeWords(challenge)] : null,
  );
}

/** @type {(phone: JoinedPhone, request: IncomingRequest) => string} */
function requestText(phone, { kind, who, role, words }) {
  if (words && !who) return texts.putInForYou;
  return filled(texts.arrivals[kind], { who: who || texts.facilitator, role: role === null ? "" : roleOf(phone, role).name });
}

/** @type {(phone: JoinedPhone, request: IncomingRequest, isCollapsed: boolean) => VNode} */
function requestAnswers(phone, request, isCollapsed) {
  const { key, kind, yes, no, challenge } = request;
  const { firstShown, expanded } = phone.ui;
  const props = { disabled: isJustShown(firstShown.get(key)), about: requestText(phone, request) };
  const expand = () => {
    expanded.add(key);
    phone.ui.focus = key;
    phone.draw();
  };
  const accept = () => {
    if (challenge) noteYes(challenge);
    submit(phone, yes);
  };
  const first = isCollapsed ? button(texts.showFirst, expand, props) : null;
  return row(
    challenge ? first : null,
    mainButton(kind === "words" ? texts.yesMine : texts.yes, accept, props),
    button(kind === "words" ? texts.notMine : texts.notNow, () => submit(phone, no), props),
    challenge ? null : first,
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
