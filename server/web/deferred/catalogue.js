// Roles, and what they let somebody do.

import { isRunning } from "../model.js";
import { addWords, texts, worded } from "../texts.js";

// The words of built-in roles and reasons are here from now on; what came before them gets them now.
/** @type {(phone: Phone) => void} */
export function bringRoleWords(phone) {
  addWords("roles", texts.roles);
  addWords("reasons", texts.reasons);
  phone.room = withWords(phone.room);
  phone.mine = withWords(phone.mine);
}

/**
 * @template View
 * @param {View} view
 * @returns {View}
 */
function withWords(view) {
  return JSON.parse(JSON.stringify(view), (_, value) => worded(value));
}

// The room's list may be older than what tells of a role: its id stands in for it then.
/** @type {(phone: { room: RoomView }, id: string) => RoleView} */
export function roleOf({ room }, id) {
  const unknown = { id, name: id, sentence: "", prompt: "", limit: null, offerable: false, first: false, tools: [], hidden: true };
  return room.catalogue.find((role) => role.id === id) || unknown;
}

// Whether one may use a tool now.
/** @type {(phone: JoinedPhone, tool: Tool) => boolean} */
export function mayUse(phone, tool) {
  return isRunning(phone) && phone.mine.holding.some(({ tools }) => tools.includes(tool));
}
