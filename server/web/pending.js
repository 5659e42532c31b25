// What was asked of the server and does not show in its views yet.

// Everything granted but not shown, and everything that still waits for its answer.
/** @type {(phone: SessionPhone) => PendingItem[]} */
export function pendingItems(phone) {
  return [...phone.granted, ...phone.outbox.items()];
}

// Whether a command with at least these fields is among it.
/** @type {(phone: SessionPhone, pattern: CommandPattern) => boolean} */
export function isPending(phone, pattern) {
  const fields = Object.entries(pattern);
  return pendingItems(phone).some((item) => {
    /** @type {Record<string, unknown>} */
    const command = { ...item.command };
    return fields.every(([name, value]) => command[name] === value);
  });
}
