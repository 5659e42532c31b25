// What is run past the design group, for its members, and its table, for whoever leads the room.

import { HINT_DELAY, focus, goToView, textError, validate } from "../actions.js";
import { button, h, row } from "../dom.js";
import { LIMITS, isBlank } from "../limits.js";
import { isClosed, isRunning } from "../model.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { textBox } from "../views/field.js";
import { submit, toolDraft } from "./actions.js";
import { choiceOfThree } from "./consent.js";
import { bar } from "./strips.js";
import { choice } from "./ticks.js";

export const MEMBER = "design-group-member";

/** @type {SenseAnswer[]} */
const SENSES = ["with_it", "worried", "not_yet"];

// What one is asked about and has neither answered nor seen.
/** @type {(phone: JoinedPhone) => Content} */
export function senseStrip(phone) {
  if (!isRunning(phone) || phone.ui.view === "roles") return null;
  const away = phone.pages.get("away") || [];
  const news = phone.mine.checks.find(({ id, asked, answer }) => asked && answer === undefined && !away.includes(id));
  return news ? bar("sense", { text: texts.sense.news }, texts.show, () => goToView(phone, "roles")) : null;
}

/** @type {(phone: JoinedPhone) => Content} */
export function senseView(phone) {
  const { checks, holding, table } = phone.mine;
  const isMember = isRunning(phone) && holding.some(({ role }) => role === MEMBER);
  if (checks.length === 0 && !isMember && !table) return null;
  noteChecks(phone, checks);
  const shown = checks.slice().reverse();
  return h(
    "section",
    { key: "sense" },
    h("h2", texts.sense.title),
    isMember ? h("p.hint", { key: "about" }, filled(texts.sense.about, { who: phone.mine.label })) : null,
    h("ul", { key: "checks" }, shown.map((check) => checkCard(phone, check))),
    isMember ? seatsView(phone) : null,
    table ? tableView(table) : null,
  );
}

/** @type {(phone: JoinedPhone, all: OwnCheck[]) => void} */
function noteChecks(phone, all) {
  const away = phone.pages.get("away") || [];
  const seen = all.map(({ id }) => id).filter((id) => !away.includes(id));
  if (seen.length > 0) phone.pages.set("away", [...away, ...seen]);
}

/** @type {(phone: JoinedPhone, check: OwnCheck) => VNode} */
function checkCard(phone, check) {
  const { id, kind, text, asked, changed, answer, line, consent = "notes" } = check;
  const isGoing = isPending(phone, { type: "answer_check", check: id }) || isPending(phone, { type: "take_back_check_answer", check: id });
  const said = answer === undefined ? "" : [texts.sense.answers[answer], line].filter(Boolean).join(": ");
  const allowed = line ? ` · ${texts.consents[consent]}` : "";
  return h(
    "li.card",
    { key: id },
    h("p.hint", texts.sense.kinds[kind]),
    h("p.words", text),
    changed ? h("p.hint", { key: "changed" }, texts.sense.changed) : null,
    asked ? h("div.even", { key: "answers" }, SENSES.map((one) => button(texts.sense.answers[one], () => giveSense(phone, check, one), { about: text, "aria-pressed": String(one === answer) }))) : null,
    asked && phone.tools.get(boxOf(id)) !== null ? senseForm(phone, check) : null,
    h("p.mark", { key: "mark", role: "status" }, isGoing ? texts.onItsWay : said + allowed),
    answer === undefined || isClosed(phone) ? null : button(texts.takeBack, () => submit(phone, { type: "take_back_check_answer", check: id }), { key: "back", class: "link", about: text }),
  );
}

/** @type {(id: string) => `sense ${string}`} */
function boxOf(id) {
  return `sense ${id}`;
}

// "With it" goes at once; the others ask for a line first, which may stay empty.
/** @type {(phone: JoinedPhone, check: OwnCheck, answer: SenseAnswer) => void} */
function giveSense(phone, { id, line = "", consent = "notes" }, answer) {
  if (answer === "with_it") submit(phone, { type: "answer_check", check: id, answer, line: "", consent }, boxOf(id));
  else {
    keepSense(phone, id, { text: line, consent, ...phone.tools.get(boxOf(id)), answer });
    focus(phone, `sense-${id}`);
  }
}

/** @type {(phone: SessionPhone, id: string, part: Partial<ToolDraft>) => void} */
function keepSense(phone, id, part) {
  phone.tools.set(boxOf(id), { ...toolDraft(phone, boxOf(id)), ...part });
  phone.ui.error = null;
  phone.drawIn(HINT_DELAY);
}

/** @type {(phone: JoinedPhone, check: OwnCheck) => VNode} */
function senseForm(phone, { id, text: about }) {
  const box = `sense-${id}`;
  const draft = () => toolDraft(phone, boxOf(id));
  const { text, answer = "worried", consent = "notes" } = draft();
  const send = () => {
    const { text: line } = draft();
    if (isBlank(line) || validate(phone, box, textError(line, LIMITS.ask, ""))) submit(phone, { type: "answer_check", check: id, answer, line, consent }, boxOf(id));
  };
  const choose = (/** @type {Consent} */ chosen) => {
    keepSense(phone, id, { consent: chosen });
    phone.draw();
  };
  return h(
    "div.answer",
    { key: "line" },
    h("label", { key: "label", id: `${box}-label`, for: box }, filled(texts.sense.line, { answer: texts.sense.answers[answer] })),
    textBox(phone, { id: box, label: `${box}-label`, text, limit: LIMITS.ask, oninput: (typed) => keepSense(phone, id, { text: typed }) }),
    choiceOfThree(consent, about, choose),
    row(button(texts.send, send, { class: "main", about })),
  );
}

// Which perspectives one carries at this table: said for it alone, whatever one speaks from.
/** @type {(phone: JoinedPhone) => Content} */
function seatsView(phone) {
  const sent = phone.outbox.items().map(({ command }) => command);
  let chosen = phone.mine.seats;
  for (const command of sent) if (command.type === "take_seats") chosen = command.perspectives;
  const { perspectives } = phone.room;
  if (perspectives.length === 0) return null;
  /** @type {(one: string) => VNode} */
  const tick = (one) => {
    const others = chosen.filter((other) => other !== one);
    return choice("checkbox", null, one, chosen.includes(one), (isTicked) => submit(phone, { type: "take_seats", perspectives: isTicked ? [...others, one] : others }));
  };
  return h("details", { key: "seats" }, h("summary", texts.sense.seats), h("p.hint", { key: "about" }, texts.sense.seatsAbout), h("fieldset", { key: "ticks" }, h("legend", texts.sense.seatsLegend), perspectives.map(tick)));
}

// Who sits where, and who says what; for whoever leads the room.
/** @type {(table: SenseView) => VNode} */
function tableView({ seats, members, checks }) {
  return h(
    "details",
    { key: "table" },
    h("summary", filled(texts.sense.table, { names: members.join(", ") || texts.nobody })),
    h("ul", { key: "seats" }, seats.map(({ perspective, people }) => h("li", { key: perspective }, `${perspective}: ${people.join(", ") || texts.sense.empty}`))),
    checks.map((check) =>
      h(
        "div.card",
        { key: check.id },
        h("p.words", check.text),
        check.now !== null && check.now !== check.text ? h("p.hint", { key: "now" }, filled(texts.sense.now, { text: check.now })) : null,
        h("ul", check.answers.map(answerLine)),
        check.silent.length > 0 ? h("p.hint", { key: "silent" }, filled(texts.sense.silent, { names: check.silent.map(({ label }) => label).join(", ") })) : null,
      ),
    ),
  );
}

/** @type {(given: SenseRow) => VNode} */
function answerLine({ label, answer, line, left }) {
  const said = [label, texts.sense.answers[answer], line].filter(Boolean).join(": ");
  return h("li", { key: label }, [said, left ? texts.sense.left : ""].filter(Boolean).join(" · "));
}
