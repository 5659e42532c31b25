// What is done where the server is of another version than the page, and so lacks the rest of it.

import { hasSession, isPristine } from "./model.js";

// Loads the page anew where that takes nothing from anybody, once for each version; else says that it is out of date.
/** @type {(phone: Phone, path: string) => void} */
export function leaveVersion(phone, path) {
  const { known, ui, connection } = phone;
  if (!connection.up) return;
  if (isAtRest(phone) && known.get("left") !== path) {
    known.set("left", path);
    location.reload();
  } else {
    ui.outdated = true;
    phone.draw();
  }
}

// Whether nothing is being written here that a reload would interrupt or lose.
/** @type {(phone: Phone) => boolean} */
function isAtRest(phone) {
  const { store, ui } = phone;
  return store.durable && !ui.name && !ui.code && (!hasSession(phone) || isPristine(phone));
}
