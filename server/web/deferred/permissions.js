// What a role lets its holders do, in words: nobody has a power that others cannot read about.

import { h } from "../dom.js";
import { texts } from "../texts.js";

/** @type {(role: RoleView) => Content} */
export function permissionsOf({ tools }) {
  return tools.map((tool) => h("p.power", { key: tool }, texts.permissions[tool]));
}
