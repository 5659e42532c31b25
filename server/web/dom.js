// Draws what a view describes with as few changes as possible, so that focus, cursor and open folds stay where they
// are. Text becomes text nodes and nothing else: there is no way to hand in HTML.

const LIVE = new Set(["value", "checked", "disabled"]);

/** @type {WeakMap<Node, VNode>} */
const drawn = new WeakMap();

// Describes an element: its tag, with its class after a dot if it has one; its properties, which may be left out; and
// its children, which are descriptions, texts, lists of them, or null for nothing.
/** @type {(name: string, ...rest: (Props | Content)[]) => VNode} */
export function h(name, ...rest) {
  const [first, ...others] = rest;
  const [tag, kind] = name.split(".");
  const props = isProps(first) ? { ...first } : {};
  if (kind) props.class = kind;
  return { tag, props, children: flattened(/** @type {Content[]} */ (isProps(first) ? others : rest), []) };
}

/** @type {(value: Props | Content | undefined) => value is Props} */
function isProps(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !("tag" in value);
}

/** @type {(contents: Content[], children: VNode["children"]) => VNode["children"]} */
function flattened(contents, children) {
  for (const content of contents) {
    if (Array.isArray(content)) flattened(content, children);
    else if (content !== null && content !== false) children.push(content);
  }
  return children;
}

/** @type {(text: string) => VNode} */
export function heading(text) {
  return h("h1", { key: "heading", id: "heading", tabindex: "-1" }, text);
}

/** @type {(...buttons: Content[]) => VNode} */
export function row(...buttons) {
  return h("div.row", { key: "row" }, buttons);
}

/** @type {(parent: Node, wanted: VNode["children"]) => void} */
export function draw(parent, wanted) {
  const old = Array.from(parent.childNodes);
  const kept = wanted.map((description) => {
    const place = old.findIndex((node) => matches(node, description));
    return place < 0 ? null : old.splice(place, 1)[0];
  });
  for (const node of old) node.remove();
  wanted.forEach((description, place) => {
    const node = kept[place] || created(description);
    const there = parent.childNodes[place] || null;
    if (there !== node) parent.insertBefore(node, there);
    update(node, description);
  });
}

/** @type {(node: Node, description: VNode | string) => boolean} */
function matches(node, description) {
  if (typeof description === "string") return node.nodeType === Node.TEXT_NODE;
  const before = drawn.get(node);
  return before !== undefined && before.tag === description.tag && before.props.key === description.props.key;
}

/** @type {(description: VNode | string) => Node} */
function created(description) {
  return typeof description === "string" ? document.createTextNode(description) : document.createElement(description.tag);
}

/** @type {(node: Node, description: VNode | string) => void} */
function update(node, description) {
  if (typeof description === "string") {
    if (node.nodeValue !== description) node.nodeValue = description;
    return;
  }
  const element = /** @type {Element} */ (node);
  const before = drawn.get(node);
  const old = new Map(Object.entries(before === undefined ? {} : before.props));
  draw(node, description.children);
  for (const name of old.keys()) {
    if (!(name in description.props)) assign(element, name, null);
  }
  for (const [name, value] of Object.entries(description.props)) {
    if (LIVE.has(name) || old.get(name) !== value) assign(element, name, value);
  }
  drawn.set(node, description);
}

/** @type {(element: Element, name: string, value: unknown) => void} */
function assign(element, name, value) {
  if (name === "key") return;
  if (name.startsWith("on")) {
    Reflect.set(element, name, value);
  } else if (LIVE.has(name)) {
    const wanted = name === "value" ? value || "" : Boolean(value);
    if (Reflect.get(element, name) !== wanted) Reflect.set(element, name, wanted);
  } else if (value === null || value === undefined || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

// A button that takes one tap at a time: the second half of a double tap does nothing. `about` tells it apart from
// others with the same text, for those who hear the page.
/** @type {(text: string, act: () => void, props?: Props & { about?: string }) => VNode} */
export function button(text, act, { about, ...props } = {}) {
  /** @type {Props["onclick"]} */
  const onclick = (event) => {
    if (event.detail < 2) act();
  };
  const name = about ? { "aria-label": `${text}: ${about}` } : {};
  return h("button", { type: "button", key: text, ...name, ...props, onclick }, text);
}

// The button that most people want.
/** @type {(text: string, act: () => void, props?: Props & { about?: string }) => VNode} */
export function mainButton(text, act, props) {
  return button(text, act, { class: "main", ...props });
}
