// What was asked of the server and does not show in its views yet; it must not know what comes of it.

// Everything granted but not shown, and everything that still waits for its answer.
export function pendingItems(phone) {
  return [...phone.granted, ...phone.outbox.items()];
}

// Whether a command with at least these fields is among it.
export function isPending(phone, wanted) {
  const fields = Object.entries(wanted);
  return pendingItems(phone).some(({ command }) => fields.every(([name, value]) => command[name] === value));
}
