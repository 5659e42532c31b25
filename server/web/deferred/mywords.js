// Everything that this person said, with its marks, and what is not sent yet.

import { goToQuestion, questionOf } from "../actions.js";
import { button, h, heading } from "../dom.js";
import { isRunning } from "../model.js";
import { unsentDrafts, ownContributions } from "../contributions.js";
import { texts } from "../texts.js";
import { contributionCard } from "../views/contribution.js";
import { perspectivesView } from "./perspectives.js";

export function myWordsView(phone) {
  return [heading(texts.views.words), perspectivesView(phone), myWordsList(phone)];
}

export function myWordsList(phone) {
  const all = ownContributions(phone).reverse();
  const asked = new Map(all.map((said) => [said.question, said.asked]));
  return h(
    "div",
    { key: "list", id: "yours", tabindex: "-1" },
    unsentDrafts(phone).map((draft) => draftCard(phone, draft)),
    h("p.hint", { key: "hint" }, all.length === 0 ? texts.nothingSaid : all.some((said) => said.key) ? texts.only : ""),
    [...asked].map(([question, text]) => group(phone, question, text, all)),
  );
}

function group(phone, question, text, all) {
  const id = `asked-${question}`;
  const said = all.filter((one) => one.question === question);
  return h("section", { key: id }, h("h2", { id }, text), h("ul", said.map((one) => contributionCard(phone, one, id))));
}

function draftCard(phone, draft) {
  const open = () => goToQuestion(phone, questionOf(phone, draft));
  return h(
    "section",
    { key: draft.question },
    h("h2", draft.asked),
    h("div.card", h("p.words", draft.text), h("p.mark", texts.drafted), isRunning(phone) ? button(texts.goToThese, open) : null),
  );
}
