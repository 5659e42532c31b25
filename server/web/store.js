// Keeps things on this phone, shared by all tabs of the address; it must not know what they mean.
//
// One key a thing, so that two tabs never write over each other. Where the browser refuses to keep anything, the
// things live in memory for as long as the page is open, and `durable` says so.

const STORE_MARK = "coprod1";

export class Store {
  constructor(area) {
    this.area = area;
    this.durable = area !== null;
    this.things = new Map();
    this.reload();
  }

  reload() {
    if (!this.durable) return;
    try {
      const found = new Map();
      for (let place = 0; place < this.area.length; place += 1) {
        const key = this.area.key(place);
        if (key.startsWith(STORE_MARK)) found.set(key, parsed(this.area.getItem(key)));
      }
      this.things = found;
    } catch {
      this.durable = false;
    }
  }

  get(...path) {
    return this.things.get(keyOf(path)) ?? null;
  }

  set(path, value) {
    const key = keyOf(path);
    this.things.set(key, value);
    try {
      this.area?.setItem(key, JSON.stringify(value));
    } catch {
      this.durable = false;
    }
  }

  remove(...path) {
    const key = keyOf(path);
    this.things.delete(key);
    try {
      this.area?.removeItem(key);
    } catch {
      this.durable = false;
    }
  }

  drawer(...path) {
    return new Drawer(this, path);
  }

  // Another tab wrote `key`; null means that it emptied the whole store.
  wroteElsewhere(key, text) {
    if (key === null) this.things.clear();
    else if (text === null) this.things.delete(key);
    else if (key.startsWith(STORE_MARK)) this.things.set(key, parsed(text));
  }
}

// The part of a store under one path: of one session and one kind.
class Drawer {
  constructor(store, path) {
    this.store = store;
    this.path = path;
    this.start = `${keyOf(path)}|`;
  }

  get(id) {
    return this.store.get(...this.path, id);
  }

  set(id, value) {
    this.store.set([...this.path, id], value);
  }

  remove(id) {
    this.store.remove(...this.path, id);
  }

  all() {
    return [...this.store.things]
      .filter(([key, value]) => key.startsWith(this.start) && value !== null)
      .map(([key, value]) => [key.slice(this.start.length), value]);
  }
}

export function openArea() {
  try {
    localStorage.setItem(`${STORE_MARK}|try`, "1");
    localStorage.removeItem(`${STORE_MARK}|try`);
    return localStorage;
  } catch {
    return null;
  }
}

function keyOf(path) {
  return [STORE_MARK, ...path].join("|");
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
