// Boxes to tick, and lists of which one is chosen.

import { h } from "../dom.js";

// A box to tick, or one of several of a `name` to choose.
/** @type {(type: "checkbox" | "radio", name: string | null, text: string, checked: boolean, keep: (isTicked: boolean) => void, props?: Props) => VNode} */
export function choice(type, name, text, checked, keep, props = {}) {
  /** @type {Props["onchange"]} */
  const onchange = (event) => keep(event.target.checked);
  return h("label.choice", { key: text }, h("input", { type, name, checked, onchange, ...props }), text);
}

/**
 * @template {string} K
 * @param {string} name
 * @param {string} legend
 * @param {Record<K, string>} options
 * @param {string | undefined} chosen
 * @param {(option: K) => void} keep
 */
export function choices(name, legend, options, chosen, keep) {
  const entries = /** @type {[K, string][]} */ (Object.entries(options));
  return h(
    "fieldset",
    { key: name },
    h("legend", legend),
    entries.map(([option, text]) => choice("radio", name, text, option === chosen, () => keep(option))),
  );
}
