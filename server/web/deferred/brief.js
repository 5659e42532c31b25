// Words in brief.

const BRIEF = 60;

// The beginning of words, enough to know which they are.
/** @type {(text: string) => string} */
export function brief(text) {
  const letters = Array.from(text.replace(/\s+/g, " "));
  return letters.length > BRIEF ? `${letters.slice(0, BRIEF).join("")}…` : letters.join("");
}
