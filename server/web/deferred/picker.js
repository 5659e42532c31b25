// A list of people to pick one from; it must not know what for.

import { h } from "../dom.js";
import { fieldProps, fieldError, fieldMessage } from "../views/field.js";
import { texts } from "../texts.js";

// Everybody but oneself; `first` are choices that stand before them.
export function personPicker(phone, { id, label, first = [], value, hint = "", pick }) {
  const others = phone.people.filter((person) => person.id !== phone.mine.person);
  const options = [{ id: "", label: texts.choose }, ...first, ...others];
  const error = fieldError(phone, id);
  return [
    h("label", { key: `${id}-label`, for: id }, label),
    h(
      "select",
      { ...fieldProps(id, error), value, onchange: (event) => pick(event.target.value) },
      options.map((person) => h("option", { key: person.id, value: person.id }, person.label)),
    ),
    fieldMessage(id, error, others.length > 0 ? hint : phone.people.length > 0 ? texts.alone : texts.noList),
  ];
}
