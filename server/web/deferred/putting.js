// Putting words into a theme: they are picked on the page "Room", as for "These belong together".

import { goToView, textError, validate } from "../actions.js";
import { button, h, mainButton, row } from "../dom.js";
import { LIMITS, isBlank, limitError } from "../limits.js";
import { filled, texts } from "../texts.js";
import { fieldError, fieldMessage, fieldProps } from "../views/field.js";
import { submit, toolDraft } from "./actions.js";
import { leaveButton } from "./buttons.js";
import { GATHER, chosenWords, isPutting, keepGathering, stopPutting } from "./gather.js";
import { mayGather, themesListed } from "./gathered.js";

const INTO = "put-theme";
const NEW_NAME = "put-name";
const OF_ITS_OWN = "new";

// Begins to pick for one theme, or for one that is yet to be chosen.
/** @type {(phone: JoinedPhone, theme: GatheredTheme | null) => Content} */
export function putButton(phone, theme) {
  if (!mayGather(phone) || (theme === null && isPutting(phone))) return null;
  const start = () => {
    keepGathering(phone, { chosen: chosenWords(phone) || [], into: theme ? theme.id : "" });
    goToView(phone, "room");
  };
  return button(theme ? texts.themes.add : texts.themes.put, start, theme ? { about: theme.name } : {});
}

// Below what was said: which theme they go into.
/** @type {(phone: JoinedPhone) => Content} */
export function putForm(phone) {
  const chosen = chosenWords(phone);
  if (chosen === null || !isPutting(phone)) return null;
  const { into = "", name = "" } = toolDraft(phone, GATHER);
  const listed = themesListed(phone);
  const themes = listed === null ? [] : listed.themes;
  const options = [{ id: "", name: texts.themes.choose }, ...themes, { id: OF_ITS_OWN, name: texts.themes.own }];
  const error = fieldError(phone, NEW_NAME) || limitError(name, LIMITS.theme);
  return h(
    "section.card",
    { key: "put" },
    h("h2", texts.themes.put),
    h("p", { key: "picked", role: "status" }, filled(texts.gather.picked, { count: chosen.length })),
    h("label", { key: "theme", for: INTO }, texts.themes.which),
    h("select", { ...fieldProps(INTO, fieldError(phone, INTO)), value: into, onchange: (event) => keepInto(phone, event.target.value) }, options.map((one) => h("option", { key: one.id, value: one.id }, one.name))),
    fieldMessage(INTO, fieldError(phone, INTO)),
    into === OF_ITS_OWN
      ? [
          h("label", { key: "name", for: NEW_NAME }, texts.themes.name),
          h("input", { ...fieldProps(NEW_NAME, error), value: name, autocomplete: "off", oninput: (event) => keepGathering(phone, { name: event.target.value }) }),
          fieldMessage(NEW_NAME, error),
        ]
      : null,
    row(
      mainButton(texts.themes.putIn, () => put(phone, chosen)),
      leaveButton(phone, INTO, () => typedName(phone), () => stopPutting(phone), { about: texts.themes.put }),
    ),
  );
}

// A name stays with the reason of a proposal where one was begun.
/** @type {(phone: JoinedPhone) => string} */
function typedName(phone) {
  const { text, name = "" } = toolDraft(phone, GATHER);
  return isBlank(text) ? name : "";
}

/** @type {(phone: JoinedPhone, into: string) => void} */
function keepInto(phone, into) {
  keepGathering(phone, { into });
  phone.draw();
}

// The draft stays until the server has said yes.
/** @type {(phone: JoinedPhone, contributions: string[]) => void} */
function put(phone, contributions) {
  const { into = "", name = "" } = toolDraft(phone, GATHER);
  if (!validate(phone, INTO, contributions.length === 0 ? texts.themes.noneChosen : into === "" ? texts.themes.choose : "")) return;
  if (into !== OF_ITS_OWN) submit(phone, { type: "put_into_theme", theme: into, contributions }, GATHER);
  else if (validate(phone, NEW_NAME, textError(name, LIMITS.theme, texts.themes.unnamed))) submit(phone, { type: "add_theme", name, contributions }, GATHER);
}
