// What a role lets its holders do, in words: nobody has a power that others cannot read about.

import { h } from "../dom.js";
import { words } from "../words.js";

export function powersOf({ tools }) {
  return tools.map((tool) => h("p.power", { key: tool }, words.powers[tool]));
}
