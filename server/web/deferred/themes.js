// The themes, and what is proposed for them, on the phone of whoever gathers them.

import { button, h, row } from "../dom.js";
import { filled, texts } from "../texts.js";
import { notesOf } from "../views/contribution.js";
import { brief } from "./brief.js";
import { gatheredWords, mayGather, themesListed } from "./gathered.js";
import { askedLine } from "./looks.js";
import { proposalCard } from "./proposed.js";
import { putButton } from "./putting.js";
import { linesView, themeCard } from "./theme.js";

let areThemesOpen = false;

/** @type {(phone: JoinedPhone) => Content} */
export function themesView(phone) {
  const { gathering } = phone.mine;
  if (gathering === null || !mayGather(phone)) return null;
  const { one, several } = texts;
  const count = (/** @type {"theme" | "proposal"} */ kind, /** @type {number} */ number) => filled(number === 1 ? one[kind] : several[kind], { count: number });
  const counts = [gathering.themes > 0 ? count("theme", gathering.themes) : texts.themes.none, gathering.waiting > 0 ? count("proposal", gathering.waiting) : ""];
  const toggle = () => {
    areThemesOpen = !areThemesOpen;
    phone.draw();
  };
  return h(
    "section.tool",
    { key: "themes", id: "themes" },
    h("h2", texts.themes.title),
    h("p", { role: "status" }, counts.filter(Boolean).join(" · ")),
    row(button(areThemesOpen ? texts.themes.hide : texts.themes.show, toggle, { "aria-expanded": String(areThemesOpen) }), putButton(phone, null)),
    areThemesOpen ? themesList(phone) : null,
  );
}

/** @type {(phone: JoinedPhone) => Content} */
function themesList(phone) {
  const listed = themesListed(phone);
  if (listed === null) return h("p.hint", texts.onItsWay);
  const { themes, proposals } = listed;
  return [
    h("ul", { key: "proposals" }, proposals.map((one) => proposalCard(phone, one, () => insideView(phone, { type: "read_proposal", proposal: one.id }, () => null)))),
    h(
      "ul",
      { key: "list" },
      themes.map((one, place) => themeCard(phone, themes, place, (act) => insideView(phone, { type: "read_theme", theme: one.id }, act))),
    ),
  ];
}

// The words in a theme or a proposal; `act` is what can be done about each.
/** @type {(phone: JoinedPhone, request: ReadGathered, act: (words: PlacedWords, about: string) => Content) => Content} */
function insideView(phone, request, act) {
  const found = gatheredWords(phone, request);
  if (found === null) return h("p.hint", { key: "words" }, texts.onItsWay);
  const { placed, more = 0, lines = [], more_lines: moreLines = 0 } = found;
  return [
    linesView(lines),
    moreLines > 0 ? h("p.hint", { key: "moreLines" }, filled(texts.themes.more, { count: moreLines })) : null,
    h("ul", { key: "words" }, placed.map((words, place) => insideWords(phone, words, act(words, `${place + 1}. ${brief(words.said.text)}`)))),
    more > 0 ? h("p.hint", { key: "more" }, filled(texts.themes.more, { count: more })) : null,
  ];
}

/** @type {(phone: JoinedPhone, words: PlacedWords, actions: Content) => VNode} */
function insideWords(phone, { number, said }, actions) {
  const { id, label, text, value } = said;
  const notes = [label || texts.nameless, ...notesOf(said), ...(said.room_only ? [texts.seen.room] : [])];
  return h("li.said", { key: id }, h("p.by", notes.join(" · ")), askedLine(phone, number), value ? h("p.words", value) : null, h("p.words", { key: "words" }, text), actions);
}
