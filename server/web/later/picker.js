// A list of people to pick one from; it must not know what for.

import { h } from "../dom.js";
import { described, errorAt, told } from "../views/field.js";
import { words } from "../words.js";

// Everybody but oneself; `first` are choices that stand before them.
export function personPicker(phone, { id, label, first = [], value, hint = "", pick }) {
  const others = phone.people.filter((person) => person.id !== phone.mine.person);
  const options = [{ id: "", label: words.choose }, ...first, ...others];
  const trouble = errorAt(phone, id);
  return [
    h("label", { key: `${id}-label`, for: id }, label),
    h(
      "select",
      { ...described(id, trouble), value, onchange: (event) => pick(event.target.value) },
      options.map((person) => h("option", { key: person.id, value: person.id }, person.label)),
    ),
    told(id, trouble, others.length > 0 ? hint : phone.people.length > 0 ? words.alone : words.noList),
  ];
}
