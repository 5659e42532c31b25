// Roles, and what they let somebody do.

import { isRunning } from "../model.js";

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
