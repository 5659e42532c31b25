// What was said to a question and may be read, each with what answers it and with what can be done about it.

import { button, h } from "../dom.js";
import { hasViews, isRunning, notify } from "../model.js";
import { filled, refusalText, texts } from "../texts.js";
import { pickButton } from "./gather.js";
import { contributionCard, notesOf } from "../views/contribution.js";
import { ownContributions } from "../contributions.js";
import { brief } from "./brief.js";
import { answerButton, answerForm, saidId } from "./answering.js";
import { waitingCard, waitingChallenges } from "./challenges.js";
import { holdBackView } from "./holding.js";
import { holdUpButton } from "./heldup.js";
import { linkLine, valueWords } from "./links.js";
import { meTooButton } from "./metoo.js";
import { adoptButton } from "./outcomes.js";
import { waterView } from "./water.js";

// `answered` are the words that the first one answers, where those are not among the others.
/** @type {(phone: GuestPhone, question: SaidList["question"], said: RoomContribution[], names: Map<string, number>, answered?: string) => Content} */
export function contributionList(phone, question, said, names, answered = "") {
  const shown = new Set(said.map(({ id }) => id));
  const isAnswered = hasViews(phone) && isRunning(phone);
  const list = { question, said, names, answered, own: isAnswered ? ownContributions(phone) : [], waiting: isAnswered ? waitingChallenges(phone) : [] };
  const [first, alone] = [said.filter(({ to }) => to === undefined), said.filter(({ to }) => to !== undefined && !shown.has(to))];
  return [said.length === 0 ? h("p.hint", texts.nothingYet) : null, h("ul", [...first, ...alone].map((one) => contribution(phone, list, one, one.to !== undefined)))];
}

// What it answers stands above it; where `isAlone`, that cannot be read.
/** @type {(phone: GuestPhone, list: SaidList, said: RoomContribution, isAlone: boolean) => VNode} */
function contribution(phone, list, said, isAlone) {
  const { id, text, value, kind, me_too: meToo = 0, closed_because: reason } = said;
  const answers = list.said.filter(({ to }) => to === id);
  return h(
    "li.said",
    { key: id, id: saidId(id), tabindex: "-1" },
    h("p.by", saidNotes(said).join(" · ")),
    isAlone && (kind === "build" || kind === "challenge") ? linkLine(kind, list.answered) : null,
    value ? valueWords(value) : null,
    h("p.words", { key: "words" }, text),
    meToo > 0 ? h("p.mark", { key: "me-too" }, filled(texts.meTooCount, { count: meToo })) : null,
    reason ? h("p.mark", { key: "water" }, filled(texts.water.closed, { reason })) : null,
    hasViews(phone) && isRunning(phone) ? [pickButton(phone, id, uniqueName(list.names, `“${brief(text)}”`)), answering(phone, list, said), holdUpButton(phone, said, list.question), adoptButton(phone, said, list.question), waterView(phone, said), holdBackView(phone, said)] : null,
    answers.length > 0 ? h("ul.answers", { key: "answers" }, answers.map((one) => contribution(phone, list, one, false))) : null,
  );
}

/** @type {(said: RoomContribution) => string[]} */
function saidNotes(said) {
  const { kind, beside } = said;
  return [
    said.hands ? handsText(said.hands) : said.label || texts.nameless,
    kind === "build" || kind === "challenge" ? texts.links[kind] : "",
    beside ? filled(texts.stoodBeside, { who: beside }) : "",
    ...notesOf(said),
    said.room_only ? texts.seen.room : "",
  ].filter(Boolean);
}

// What can be done about words of others, and what one has begun or sent about them.
/** @type {(phone: JoinedPhone, list: SaidList, said: RoomContribution) => Content} */
function answering(phone, { question, names, own, waiting }, { id, text, label }) {
  if (label === phone.mine.label) return null;
  // Whoever looks at this phone does not see which words without a name are its own.
  if (own.some((one) => one.id === id)) return h("div.even", { key: "answer" }, ownButtons(phone, uniqueName(names, aboutSaid(label, text))));
  const about = uniqueName(names, aboutSaid(label, text));
  const answers = { contribution: id, question: question.id, asked: question.text };
  const sent = own.filter(({ item }) => item !== null && "contribution" in item.command && item.command.contribution === id);
  return [
    h(
      "div.even",
      { key: "answer" },
      meTooButton(phone, id, about),
      answerButton(phone, { kind: "build", ...answers }, about),
      answerButton(phone, { kind: "challenge", ...answers }, about),
    ),
    answerForm(phone, { kind: "build", ...answers }),
    answerForm(phone, { kind: "challenge", ...answers }),
    sent.length > 0 ? h("ul", { key: "sent" }, sent.map((one) => contributionCard(phone, one, saidId(id)))) : null,
    waiting.filter(({ contribution: challenged }) => challenged === id).map((challenge) => waitingCard(phone, challenge, true)),
  ];
}

/** @type {(label: RoomContribution["label"], text: string) => string} */
function aboutSaid(label, text) {
  return `${label || texts.nameless}, “${brief(text)}”`;
}

/** @type {(phone: JoinedPhone, about: string) => VNode[]} */
function ownButtons(phone, about) {
  const tell = () => {
    notify(phone, refusalText({ code: "words_your_own" }));
    phone.draw();
  };
  return [texts.meToo, texts.answering.build, texts.answering.challenge].map((name) => button(name, tell, { about }));
}

// Two may have said the same: whoever hears the page can still tell their buttons apart.
/** @type {(names: Map<string, number>, name: string) => string} */
function uniqueName(names, name) {
  const count = (names.get(name) || 0) + 1;
  names.set(name, count);
  return count > 1 ? `${name} (${count})` : name;
}

/** @type {(hands: number) => string} */
function handsText(hands) {
  return hands === 1 ? texts.oneHand : filled(texts.hands, { hands });
}
