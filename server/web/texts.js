// The texts of the page, which stand in locales/; it must not know where they are shown. What is written here as
// `texts.` and a name is turned into a place in their list when the page is put together.

export const texts = JSON.parse(document.getElementById("texts").content.textContent);

// A sentence with its {gaps} filled.
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (gap, name) => values[name]);
}
