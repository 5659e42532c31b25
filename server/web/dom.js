// Draws what a view describes with as few changes as possible, so that focus, cursor and open folds stay where they
// are; it must not know what is drawn. Text becomes text nodes and nothing else: there is no way to hand in HTML.

const LIVE = new Set(["value", "checked", "disabled"]);
const drawn = new WeakMap();

// Describes an element: its tag, with its class after a dot if it has one; what it has, which may be left out; and its
// children, which are descriptions, texts, lists of them, or null for nothing.
export function h(name, ...rest) {
  const hasProps = Object.getPrototypeOf(rest[0] ?? "") === Object.prototype && rest[0].tag === undefined;
  const props = hasProps ? rest.shift() : {};
  const [tag, kind] = name.split(".");
  if (kind) props.class = kind;
  return { tag, props, children: rest.flat(Infinity).filter((child) => child !== null && child !== false) };
}

export function heading(text) {
  return h("h1", { key: "heading", id: "heading", tabindex: "-1" }, text);
}

export function row(...buttons) {
  return h("div.row", { key: "row" }, buttons);
}

export function draw(parent, wanted) {
  const old = [...parent.childNodes];
  const kept = wanted.map((description) => {
    const place = old.findIndex((node) => matches(node, description));
    return place < 0 ? null : old.splice(place, 1)[0];
  });
  for (const node of old) node.remove();
  wanted.forEach((description, place) => {
    const node = kept[place] ?? made(description);
    const there = parent.childNodes[place] ?? null;
    if (there !== node) parent.insertBefore(node, there);
    update(node, description);
  });
}

function matches(node, description) {
  if (typeof description === "string") return node.nodeType === Node.TEXT_NODE;
  const before = drawn.get(node);
  return before !== undefined && before.tag === description.tag && before.props.key === description.props.key;
}

function made(description) {
  return typeof description === "string" ? document.createTextNode(description) : document.createElement(description.tag);
}

function update(node, description) {
  if (typeof description === "string") {
    if (node.data !== description) node.data = description;
    return;
  }
  const before = drawn.get(node)?.props ?? {};
  draw(node, description.children);
  for (const name of Object.keys(before)) {
    if (!(name in description.props)) assign(node, name, null);
  }
  for (const [name, value] of Object.entries(description.props)) {
    if (LIVE.has(name) || before[name] !== value) assign(node, name, value);
  }
  drawn.set(node, description);
}

function assign(node, name, value) {
  if (name === "key") return;
  if (name.startsWith("on")) {
    node[name] = value;
  } else if (LIVE.has(name)) {
    const wanted = name === "value" ? (value ?? "") : Boolean(value);
    if (node[name] !== wanted) node[name] = wanted;
  } else if (value === null || value === false) {
    node.removeAttribute(name);
  } else {
    node.setAttribute(name, value === true ? "" : value);
  }
}

// A button that takes one tap at a time: the second half of a double tap belongs to nobody.
export function button(text, act, props = {}) {
  const onclick = (event) => {
    if (event.detail < 2) act();
  };
  return h("button", { type: "button", key: text, ...props, onclick }, text);
}

// The button that most people want.
export function mainButton(text, act, props) {
  return button(text, act, { class: "main", ...props });
}
