// What is asked of the server at once, and not kept for later.

import { randomHex } from "./ids.js";

// Who joined is told when it is asked for; asked again after a lost connection.
/** @type {(phone: Phone) => void} */
export function askForPeople(phone) {
  phone.ui.wantsPeople = true;
  phone.connection.send({ type: "ask", id: randomHex(32), request: { type: "list_people" } });
}

// Whether one is done with a question is kept here alone: a server that was started again knows nothing of it.
/** @type {(phone: SessionPhone) => void} */
export function sendDone(phone) {
  const done = phone.pages.get("done");
  if (done) phone.connection.send({ type: "done", ...done });
}

// Sends a command now or not at all, for what is better not sent than late; `onReply` is told whether it was granted.
/** @type {(phone: Phone, command: Command, onReply: OnReply) => void} */
export function sendNow(phone, command, onReply) {
  const id = randomHex(32);
  if (phone.connection.up && phone.connection.send({ type: "submit", id, command })) phone.awaitingReply.set(id, onReply);
  else onReply(false);
}

// The connection is another one now, or none: what was not answered is not waited for.
/** @type {(phone: Phone) => void} */
export function failPending({ awaitingReply }) {
  for (const onReply of awaitingReply.values()) onReply(false);
  awaitingReply.clear();
}

// Whether the reply was waited for here.
/** @type {(phone: Phone, id: string, isGranted: boolean, said?: Answer["response"] | Refused) => boolean} */
export function answered({ awaitingReply }, id, isGranted, said) {
  const onReply = awaitingReply.get(id);
  awaitingReply.delete(id);
  if (onReply) onReply(isGranted, said);
  return onReply !== undefined;
}
