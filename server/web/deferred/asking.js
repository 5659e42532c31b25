// What is asked of the server at once, and not kept for later.

import { randomHex } from "../ids.js";
import { hasSession } from "../model.js";

let connectionsSeen = 0;

// Asks now; `onReply` is told the answer, or that there is none.
/** @type {(phone: Phone, request: PrivateRequest, onReply: OnReply) => void} */
export function ask({ connection, awaitingReply }, request, onReply) {
  const id = randomHex(32);
  if (connection.send({ type: "ask", id, request })) awaitingReply.set(id, onReply);
}

// Sends a command now or not at all, for what is better not sent than late; `onReply` is told whether it was granted.
/** @type {(phone: Phone, command: Command, onReply: OnReply) => void} */
export function sendNow({ connection, awaitingReply }, command, onReply) {
  const id = randomHex(32);
  if (connection.up && connection.send({ type: "submit", id, command })) awaitingReply.set(id, onReply);
  else onReply(false);
}

// Who joined is told when it is asked for.
/** @type {(phone: Phone) => void} */
export function askForPeople(phone) {
  phone.ui.wantsPeople = true;
  ask(phone, { type: "list_people" }, (_, said) => {
    if (said && said.type === "people") phone.people = said.people;
  });
}

// Whether one is done with a question is kept here alone: a server that was started again knows nothing of it.
/** @type {(phone: SessionPhone) => void} */
export function sendDone(phone) {
  const done = phone.pages.get("done");
  if (done) phone.connection.send({ type: "done", ...done });
}

// Over another connection, what the one before was asked or told is asked and told again.
/** @type {(phone: Phone) => null} */
export function sayAgain(phone) {
  const { connection, ui } = phone;
  if (!hasSession(phone) || !connection.up || connection.made === connectionsSeen) return null;
  connectionsSeen = connection.made;
  if (ui.wantsPeople) askForPeople(phone);
  sendDone(phone);
  return null;
}
