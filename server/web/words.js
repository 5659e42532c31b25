// The sentences of the page, which stand in locales/; it must not know where they are shown.

export const words = JSON.parse(document.getElementById("sentences").content.textContent);

// A sentence with its {gaps} filled.
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => values[name]);
}
