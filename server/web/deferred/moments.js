// When a challenge arrives: the challenger chooses, and whoever is asked to stand beside them holds Encourager.

import { h } from "../dom.js";
import { refusalText, texts } from "../texts.js";
import { fieldError, fieldMessage, fieldProps } from "../views/field.js";
import { othersWords } from "./others.js";
import { personPicker } from "./picker.js";
import { choice } from "./ticks.js";

export const BESIDE_FIELD = "beside";
export const ENCOURAGER = "encourager";

// Who can be asked: neither oneself nor whoever said the words that are challenged, nor those who said "Not now" to it.
/** @type {(phone: JoinedPhone, contribution: string, declined?: string[]) => PersonView[]} */
export function mayStandBeside({ room, mine }, contribution, declined = []) {
  const held = room.holders.find(({ role }) => role === ENCOURAGER);
  const challenged = room.said.find(({ id }) => id === contribution) || othersWords(contribution);
  const others = [mine.label, challenged && challenged.label, ...declined];
  const people = held === undefined ? [] : held.shown.map(({ person: id, label }) => ({ id, label }));
  return people.filter(({ label }) => !others.includes(label));
}

// Where nobody can be asked though that was chosen, what is wrong is said at the choice.
/** @type {(phone: JoinedPhone, contribution: string, draft: Draft, keep: KeepDraft) => Content} */
export function momentChoice(phone, contribution, draft, keep) {
  const { arrives: chosen = "now", beside = "", nameless } = draft;
  const people = mayStandBeside(phone, contribution);
  const hasPicker = chosen === "beside" && !nameless && people.length > 0;
  const error = hasPicker ? "" : fieldError(phone, BESIDE_FIELD);
  const entries = /** @type {[Arrival, string][]} */ (Object.entries(texts.moments));
  const option = (/** @type {[Arrival, string]} */ [moment, name]) => {
    const disabled = moment === "beside" && moment !== chosen && (nameless || people.length === 0);
    return choice("radio", "arrives", name, moment === chosen, () => keep({ arrives: moment }), { disabled });
  };
  return [
    h(
      "fieldset",
      { ...(hasPicker ? {} : fieldProps(BESIDE_FIELD, error)), key: "arrives", tabindex: "-1" },
      h("legend", texts.arrives),
      entries.map(option),
      fieldMessage(hasPicker ? "arrives" : BESIDE_FIELD, error, momentHint(chosen, nameless, people)),
    ),
    hasPicker
      ? personPicker(phone, { id: BESIDE_FIELD, label: texts.besideWhom, people, value: beside, hint: "", pick: (person) => keep({ beside: person }) })
      : null,
  ];
}

/** @type {(chosen: Arrival, nameless: boolean, people: PersonView[]) => string} */
function momentHint(chosen, nameless, people) {
  const cannot = nameless ? refusalText({ code: "beside_nameless" }) : people.length === 0 ? texts.nobodyBeside : "";
  if (chosen === "beside" && cannot) return cannot;
  return [chosen === "now" ? "" : texts.momentHints[chosen], cannot].filter(Boolean).join(" ");
}
