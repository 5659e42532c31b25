// Replies to what was asked of the server, and is not kept for later.

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
