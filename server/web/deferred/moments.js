// When a challenge arrives: the challenger chooses, and whoever is asked to stand beside them holds Encourager.

import { h } from "../dom.js";
import { refusalText, texts } from "../texts.js";
import { personPicker } from "./picker.js";
import { choice } from "./ticks.js";

export const BESIDE_FIELD = "beside";
const ENCOURAGER = "encourager";

// Who can be asked.
/** @type {(phone: JoinedPhone) => PersonView[]} */
export function mayStandBeside({ room, mine }) {
  const held = room.holders.find(({ role }) => role === ENCOURAGER);
  const people = held === undefined ? [] : held.shown.map(({ person: id, label }) => ({ id, label }));
  return people.filter(({ id }) => id !== mine.person);
}

/** @type {(phone: JoinedPhone, draft: Draft, keep: KeepDraft) => Content} */
export function momentChoice(phone, draft, keep) {
  const { arrives: chosen = "now", beside = "", nameless } = draft;
  const people = mayStandBeside(phone);
  const entries = /** @type {[Arrival, string][]} */ (Object.entries(texts.moments));
  const option = (/** @type {[Arrival, string]} */ [moment, name]) => {
    const disabled = moment === "beside" && moment !== chosen && (nameless || people.length === 0);
    return choice("radio", "arrives", name, moment === chosen, () => keep({ arrives: moment }), { disabled });
  };
  return [
    h("fieldset", { key: "arrives" }, h("legend", texts.arrives), entries.map(option), h("p.hint", { key: "hint", role: "status" }, momentHint(chosen, nameless, people))),
    chosen === "beside" && !nameless && people.length > 0
      ? personPicker(phone, { id: BESIDE_FIELD, label: texts.besideWhom, people, value: beside, hint: "", pick: (person) => keep({ beside: person }) })
      : null,
  ];
}

/** @type {(chosen: Arrival, nameless: boolean, people: PersonView[]) => string} */
function momentHint(chosen, nameless, people) {
  const cannot = nameless ? refusalText({ code: "beside_nameless" }) : people.length === 0 ? texts.nobodyBeside : "";
  return [chosen === "now" ? "" : texts.momentHints[chosen], cannot].filter(Boolean).join(" ");
}
