// Everything that this person said, with its marks, and what is not sent yet.

import { ownContributions, unsentDrafts } from "../contributions.js";
import { button, h, heading } from "../dom.js";
import { isBlank } from "../limits.js";
import { isRunning } from "../model.js";
import { texts } from "../texts.js";
import { contributionCard } from "../views/contribution.js";
import { aboutView, nameView } from "./about.js";
import { brief } from "./brief.js";
import { removedView } from "./card.js";
import { openAnswer } from "./answering.js";
import { questionOf } from "./changes.js";
import { linkLine } from "./links.js";
import { othersText } from "./others.js";
import { goToQuestion } from "./paging.js";
import { ownProposals } from "./gather.js";
import { receiptView } from "./receipt.js";
import { saidBackView } from "./sayback.js";
import { perspectivesView } from "./perspectives.js";
import { waitingCard, waitingChallenges } from "./challenges.js";

/** @type {(phone: JoinedPhone) => Content} */
export function myWordsView(phone) {
  return [heading(texts.views.words), nameView(phone), saidBackView(phone), myWordsList(phone), ownProposals(phone), receiptView(phone), perspectivesView(phone), aboutView(phone)];
}

/** @type {(phone: JoinedPhone) => Content} */
export function myWordsList(phone) {
  const all = ownContributions(phone).reverse();
  const { removed } = phone.ui;
  /** @type {Map<string, string>} */
  const asked = new Map();
  for (const said of all) asked.set(said.question, said.asked);
  return h(
    "div",
    { key: "list", id: "yours", tabindex: "-1" },
    removed ? removedView(phone, questionOf(phone, { question: removed.question, asked: removed.asked || "" })) : null,
    unsentDrafts(phone).map((draft) => draftCard(phone, draft)),
    waitingChallenges(phone).map((challenge) => waitingCard(phone, challenge)),
    h("p.hint", { key: "hint" }, all.length === 0 ? texts.nothingSaid : all.some((said) => said.key) ? texts.only : ""),
    Array.from(asked, ([question, text]) => group(phone, question, text, all)),
  );
}

/** @type {(phone: JoinedPhone, question: string, text: string, all: ShownContribution[]) => VNode} */
function group(phone, question, text, all) {
  const id = `asked-${question}`;
  const said = all.filter((one) => one.question === question);
  return h("section", { key: id }, h("h2", { id }, text), h("ul", said.map((one) => contributionCard(phone, one, id))));
}

/** @type {(phone: JoinedPhone, draft: Draft & { question: string }) => VNode} */
function draftCard(phone, { question, asked = "", text, answers, value = "" }) {
  const open = () => (answers ? openAnswer(phone, answers) : goToQuestion(phone, questionOf(phone, { question, asked })));
  const words = isBlank(value) ? text : isBlank(text) ? value : `${value}\n${text}`;
  return h(
    "section",
    { key: question },
    h("h2", asked),
    h(
      "div.card",
      answers ? linkLine(answers.kind, othersText(answers.contribution)) : null,
      h("p.words", words),
      h("p.mark", texts.drafted),
      isRunning(phone) ? button(texts.goToThese, open, { about: brief(words) }) : null,
    ),
  );
}
