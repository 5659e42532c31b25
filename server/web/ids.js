// Random ids, keys and secrets.

/** @type {(count: number) => string} */
export function randomHex(count) {
  const bytes = crypto.getRandomValues(new Uint8Array(count / 2));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
