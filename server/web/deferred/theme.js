// One theme, on the phone of whoever gathers them: what is in it, its sentence with what was answered, and what can be
// done with it.

import { textError, validate } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { LIMITS } from "../limits.js";
import { isPending } from "../pending.js";
import { filled, texts } from "../texts.js";
import { fieldProps } from "../views/field.js";
import { keepToolDraft, submit, toolDraft } from "./actions.js";
import { actionButton, leaveButton, sureButton } from "./buttons.js";
import { SENTENCE, nameBox, sentenceBox, typedFor } from "./naming.js";
import { unfolded } from "./proposed.js";
import { putButton } from "./putting.js";

// The theme that each would go into.
/** @type {Map<string, string>} */
const mergedInto = new Map();

/** @type {(phone: JoinedPhone, themes: GatheredTheme[], place: number, words: (act: (words: PlacedWords, about: string) => Content) => Content) => VNode} */
export function themeCard(phone, themes, place, words) {
  const theme = themes[place];
  const { id, name, count, said_back: said } = theme;
  return h(
    "li.card",
    { key: id },
    h("h3", `${name} (${count})`),
    said ? answersView(said) : null,
    unfolded(phone, id, texts.themes.read, name, () => words((placed, about) => wordActions(phone, theme, placed, about))),
    splitForm(phone, theme),
    unfolded(phone, `say-${id}`, texts.themes.sayBack, name, () => sayForm(phone, theme)),
    unfolded(phone, `change-${id}`, texts.themes.change, name, () => themeChanges(phone, themes, place)),
  );
}

/** @type {(said: GatheredSentence) => Content} */
function answersView({ text, yes, nearly, not_mine, lines, more_lines: more }) {
  const { sayBack, themes } = texts;
  return [
    h("p.words", { key: "sentence" }, text),
    h("p.mark", { key: "answers" }, [filled(themes.answer, { answer: sayBack.yes, count: yes }), filled(themes.answer, { answer: sayBack.nearly, count: nearly }), filled(themes.answer, { answer: sayBack.not_mine, count: not_mine })].join(" · ")),
    linesView(lines),
    more > 0 ? h("p.hint", { key: "moreLines" }, filled(themes.moreLines, { count: more, read: themes.read })) : null,
  ];
}

/** @type {(lines: NearlyLine[]) => Content} */
export function linesView(lines) {
  return lines.length > 0 ? h("ul", { key: "lines" }, lines.map(({ label, line }) => h("li", `${label || texts.nameless}: ${line}`))) : null;
}

// While somebody splits a theme, each of its words can be picked.
/** @type {(phone: JoinedPhone, theme: GatheredTheme, words: PlacedWords, about: string) => Content} */
function wordActions(phone, { id: theme }, { said: { id } }, about) {
  /** @type {GatherBox} */
  const box = `split ${theme}`;
  const draft = phone.tools.get(box);
  if (draft === null) return row(actionButton(phone, texts.themes.takeOut, { type: "take_out_of_theme", theme, contributions: [id] }, { about }));
  const { chosen = [] } = draft;
  const isPicked = chosen.includes(id);
  const toggle = () => keepToolDraft(phone, box, draft.role || "", { chosen: isPicked ? chosen.filter((one) => one !== id) : [...chosen, id] });
  return h("div.even", { key: "pick" }, button(texts.themes.pick, toggle, { about, "aria-pressed": String(isPicked) }));
}

/** @type {(phone: JoinedPhone, theme: GatheredTheme) => Content} */
function splitForm(phone, { id: theme, name: from }) {
  /** @type {GatherBox} */
  const box = `split ${theme}`;
  const draft = phone.tools.get(box);
  if (draft === null) return null;
  if (isPending(phone, { type: "split_theme", theme })) return h("p.hint", { key: "split" }, texts.onItsWay);
  const split = () => {
    const { text: name, chosen = [] } = toolDraft(phone, box);
    if (!validate(phone, box, chosen.length === 0 ? texts.themes.noneChosen : textError(name, LIMITS.theme, texts.themes.unnamed))) return;
    submit(phone, { type: "split_theme", theme, contributions: chosen, name }, box);
  };
  const stop = () => {
    phone.tools.remove(box);
    phone.draw();
  };
  return h(
    "div",
    { key: "split" },
    h("p.hint", { role: "status" }, filled(texts.gather.picked, { count: (draft.chosen || []).length })),
    nameBox(phone, box, texts.themes.splitName, draft.text),
    row(mainButton(texts.themes.split, split, { about: from }), leaveButton(phone, box, () => toolDraft(phone, box).text, stop, { about: from })),
  );
}

/** @type {(phone: JoinedPhone, theme: GatheredTheme) => Content} */
function sayForm(phone, { id: theme, name, said_back: said }) {
  if (isPending(phone, { type: "say_back", theme })) return h("p.hint", texts.onItsWay);
  /** @type {GatherBox} */
  const box = `say ${theme}`;
  const before = said ? said.text : "";
  const send = () => {
    const sentence = typedFor(phone, box, before);
    if (validate(phone, box, textError(sentence, SENTENCE, texts.blankBox))) submit(phone, { type: "say_back", theme, sentence }, box);
  };
  return [
    sentenceBox(phone, box, filled(texts.themes.sentence, { theme: name }), typedFor(phone, box, before)),
    h("p.hint", { key: "who" }, said ? texts.themes.sayAgainAbout : texts.themes.sayAbout),
    row(mainButton(texts.send, send, { about: `${texts.themes.sayBack}, ${name}` })),
  ];
}

/** @type {(phone: JoinedPhone, themes: GatheredTheme[], place: number) => Content} */
function themeChanges(phone, themes, place) {
  const { id: theme, name, count } = themes[place];
  /** @type {GatherBox} */
  const box = `rename ${theme}`;
  const rename = () => {
    const wanted = typedFor(phone, box, name);
    if (validate(phone, box, textError(wanted, LIMITS.theme, texts.themes.unnamed))) submit(phone, { type: "rename_theme", theme, name: wanted }, box);
  };
  /** @type {GatherBox} */
  const splitBox = `split ${theme}`;
  const startSplit = () => {
    phone.ui.expanded.add(theme);
    keepToolDraft(phone, splitBox, "", { text: "", chosen: [] });
    phone.draw();
  };
  return [
    nameBox(phone, box, texts.themes.name, typedFor(phone, box, name)),
    row(
      button(texts.themes.rename, rename, { about: name }),
      putButton(phone, themes[place]),
      count > 1 && phone.tools.get(splitBox) === null ? button(texts.themes.split, startSplit, { about: name }) : null,
      place > 0 ? actionButton(phone, texts.themes.up, { type: "move_theme", theme, at: place - 1 }, { about: name }) : null,
      place < themes.length - 1 ? actionButton(phone, texts.themes.down, { type: "move_theme", theme, at: place + 1 }, { about: name }) : null,
    ),
    themes.length > 1 ? mergeForm(phone, themes, themes[place]) : null,
    h("div.row", { key: "remove" }, sureButton(phone, {
      key: `remove-${theme}`,
      bound: () => name,
      name: texts.themes.remove,
      question: filled(texts.themes.removeSure, { theme: name }),
      answers: [[texts.yes, () => submit(phone, { type: "remove_theme", theme })]],
      props: { about: name },
    })),
  ];
}

/** @type {(phone: JoinedPhone, themes: GatheredTheme[], theme: GatheredTheme) => Content} */
function mergeForm(phone, themes, { id: theme, name }) {
  const field = `merge-${theme}`;
  const into = themes.find(({ id }) => id === mergedInto.get(theme) && id !== theme);
  const options = [{ id: "", name: texts.themes.choose }, ...themes.filter(({ id }) => id !== theme)];
  /** @type {Props["onchange"]} */
  const onchange = (event) => {
    mergedInto.set(theme, event.target.value);
    phone.draw();
  };
  return [
    h("label", { key: `${field}-label`, for: field }, texts.themes.mergeInto),
    h("select", { ...fieldProps(field, ""), value: into ? into.id : "", onchange }, options.map((one) => h("option", { key: one.id, value: one.id }, one.name))),
    into
      ? h("div.row", { key: "merge" }, sureButton(phone, {
          key: field,
          bound: () => [name, into.id, into.name].join(),
          name: texts.themes.merge,
          question: filled(texts.themes.mergeSure, { theme: name, into: into.name }),
          answers: [[texts.yes, () => submit(phone, { type: "merge_themes", theme, into: into.id })]],
          props: { about: name },
        }))
      : null,
  ];
}
