// Makes ids, keys and secrets by chance; it must not know what they are for.

export function randomHex(count) {
  const bytes = crypto.getRandomValues(new Uint8Array(count / 2));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
