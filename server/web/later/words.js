// Everything that this person said, with its marks, and what is not sent yet.

import { goToQuestion, questionOf } from "../acts.js";
import { button, h, heading } from "../dom.js";
import { isRunning } from "../model.js";
import { draftsLeft, saidBy } from "../said.js";
import { words } from "../words.js";
import { saidCard } from "../views/said.js";
import { perspectivesView } from "./perspectives.js";

export function wordsView(phone) {
  return [heading(words.views.words), perspectivesView(phone), wordsList(phone)];
}

export function wordsList(phone) {
  const all = saidBy(phone).reverse();
  const asked = new Map(all.map((said) => [said.question, said.asked]));
  return h(
    "div",
    { key: "list", id: "yours", tabindex: "-1" },
    draftsLeft(phone).map((draft) => draftCard(phone, draft)),
    h("p.hint", { key: "hint" }, all.length === 0 ? words.nothingSaid : all.some((said) => said.key) ? words.only : ""),
    [...asked].map(([question, text]) => group(phone, question, text, all)),
  );
}

function group(phone, question, text, all) {
  const id = `asked-${question}`;
  const said = all.filter((one) => one.question === question);
  return h("section", { key: id }, h("h2", { id }, text), h("ul", said.map((one) => saidCard(phone, one, id))));
}

function draftCard(phone, draft) {
  const open = () => goToQuestion(phone, questionOf(phone, draft));
  return h(
    "section",
    { key: draft.question },
    h("h2", draft.asked),
    h("div.card", h("p.words", draft.text), h("p.mark", words.drafted), isRunning(phone) ? button(words.goToThese, open) : null),
  );
}
