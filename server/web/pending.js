// What was asked of the server and does not show in its views yet.

// Whether a command with at least these fields waits for its answer.
/** @type {(phone: SessionPhone, pattern: CommandPattern) => boolean} */
export function isPending(phone, pattern) {
  const fields = Object.entries(pattern);
  return phone.outbox.items().some((item) => {
    /** @type {Record<string, unknown>} */
    const command = { ...item.command };
    return fields.every(([name, value]) => command[name] === value);
  });
}
