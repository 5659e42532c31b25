// The texts of the page, which stand in locales/. Those that only the deferred script uses come with it.

const ELEMENT = /** @type {HTMLTemplateElement} */ (document.getElementById("texts"));

/** @type {Texts} */
export const texts = JSON.parse(String(ELEMENT.content.textContent));

// Why something was refused. A newer server may have reasons that this page has no sentence for.
/** @type {(refusal: Refusal) => string} */
export function refusalText({ code, arguments: values = {} }) {
  /** @type {Record<string, string>} */
  const sentences = texts.refusals;
  return filled(sentences[code] || sentences.unknown, values);
}

// A text with its {gaps} filled.
/** @type {(text: string, values: { [name: string]: unknown }) => string} */
export function filled(text, values) {
  return text.replace(/\{(\w+)\}/g, (gap, name) => String(values[name]));
}
