// What became of one's own words, in words: who built on them, in which themes they are, how many say "Me too".

import { h } from "../dom.js";
import { filled, texts } from "../texts.js";
import { readWords } from "./room.js";

/** @typedef {Pick<OwnContribution, "me_too" | "built_on" | "challenged" | "themes">} Becoming */

/** @type {(phone: JoinedPhone, said: ShownContribution) => Content} */
export function becameView(phone, said) {
  const { me_too: meToo = 0, built_on: builtOn = 0, challenged = 0, themes = [] } = said.key === null ? said : readOf(phone, said.id);
  const marks = [
    builtOn > 0 ? filled(texts.builtOn, { count: builtOn }) : "",
    challenged > 1 ? filled(texts.challengedBy, { count: challenged }) : challenged > 0 ? texts.challengedWithCare : "",
    ...themes.map((theme) => filled(texts.inTheme, { theme })),
    meToo > 0 ? filled(texts.meTooCount, { count: meToo }) : "",
  ].filter(Boolean);
  return marks.length > 0 ? h("p.became", { key: "became" }, marks.join(" · ")) : null;
}

// Words without a name are known as one's own on this phone alone: it looks for them in what everybody may read.
/** @type {(phone: JoinedPhone, id: string | null) => Becoming} */
function readOf(phone, id) {
  const read = readWords(phone);
  const own = read.find((said) => said.id === id);
  const answers = id === null ? [] : read.filter(({ to }) => to === id);
  return {
    me_too: own && own.me_too,
    built_on: answers.filter(({ kind }) => kind === "build").length,
    challenged: answers.filter(({ kind }) => kind === "challenge").length,
  };
}
