// The texts of the page, which stand in locales/. Those that only the deferred script uses come with it.

const ELEMENT = /** @type {HTMLTemplateElement} */ (document.getElementById("texts"));

/** @type {Texts} */
export const texts = JSON.parse(String(ELEMENT.content.textContent));

// The software's own texts within what the server sends, by kind. Those of roles come with the deferred script.
/** @type {Record<string, Record<string, string | Record<string, string>>>} */
const tables = { people: texts.people };

/** @type {(kind: string, table: Record<string, string | Record<string, string>>) => void} */
export function addWords(kind, table) {
  tables[kind] = table;
}

// The words of a text that came as a key. Anything else is left as it is, and so is a text whose words are yet to come.
// A newer server may have keys that are unknown here.
/** @type {(value: any) => unknown} */
export function worded(value) {
  if (!value || !value.key) return value;
  const [kind, id, part] = value.key.split(".");
  const table = tables[kind];
  if (!table) return value;
  const found = table[id] || table.unknown;
  return filled(typeof found === "string" ? found : found[part], { id, ...value.arguments });
}

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
