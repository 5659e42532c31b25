// A list of people to pick one from.

import { h } from "../dom.js";
import { texts } from "../texts.js";
import { fieldError, fieldMessage, fieldProps } from "../views/field.js";

// Everybody of `people` but oneself; `first` are choices that stand before them.
/**
 * @param {JoinedPhone} phone
 * @param {{ id: string, label: string, people?: PersonView[], first?: PersonView[], value: string, hint: string, pick: (person: string) => void }} field
 * @returns {Content}
 */
export function personPicker(phone, { id, label, people = phone.people, first = [], value, hint, pick }) {
  const others = people.filter((person) => person.id !== phone.mine.person);
  const options = [{ id: "", label: texts.choose }, ...first, ...others];
  const error = fieldError(phone, id);
  return [
    h("label", { key: `${id}-label`, for: id }, label),
    h(
      "select",
      { ...fieldProps(id, error), value, onchange: (event) => pick(event.target.value) },
      options.map((person) => h("option", { key: person.id, value: person.id }, person.label)),
    ),
    fieldMessage(id, error, others.length > 0 ? hint : people.length > 0 ? texts.alone : texts.noList),
  ];
}
