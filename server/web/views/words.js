// Everything that this person said, with its marks, and what is not sent yet.

import { goToQuestion, questionOf } from "../acts.js";
import { button, h } from "../dom.js";
import { isRunning } from "../model.js";
import { draftsLeft, saidBy } from "../said.js";
import { words } from "../words.js";
import { saidCard } from "./said.js";

export function wordsView(phone) {
  return h(
    "section",
    { key: "words" },
    h("h1", { id: "heading", tabindex: "-1" }, words.words),
    wordsList(phone),
  );
}

export function wordsList(phone) {
  const all = saidBy(phone).reverse();
  const hasNameless = all.some((said) => said.key !== null);
  return h(
    "div",
    { key: "list", id: "yours", tabindex: "-1" },
    draftList(phone),
    all.length === 0 ? h("p", null, words.nothingSaid) : h("p", { class: "hint" }, words.aboutHeard),
    hasNameless ? h("p", { class: "hint" }, words.only) : null,
    byQuestion(all).map(([question, said]) => group(phone, question, said)),
  );
}

function byQuestion(all) {
  const groups = new Map();
  for (const said of all) groups.set(said.question, [...(groups.get(said.question) ?? []), said]);
  return [...groups];
}

function group(phone, question, all) {
  const id = `asked-${question}`;
  return h(
    "section",
    { key: question },
    h("h2", { id, dir: "auto" }, all[0].asked),
    h("ul", { class: "plain" }, all.map((said) => saidCard(phone, said, id))),
  );
}

function draftList(phone) {
  const drafts = draftsLeft(phone);
  if (drafts.length === 0) return null;
  return h("section", { key: "drafts" }, h("h2", null, words.drafts), drafts.map((draft) => draftCard(phone, draft)));
}

function draftCard(phone, draft) {
  const open = () => goToQuestion(phone, questionOf(phone, { question: draft.id, asked: draft.asked }));
  return h(
    "div",
    { key: draft.id, class: "card" },
    h("p", { class: "hint", dir: "auto" }, draft.asked),
    h("p", { class: "words", dir: "auto" }, draft.text),
    isRunning(phone) ? button(words.goToThese, open) : null,
  );
}
