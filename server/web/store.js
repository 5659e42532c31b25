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

  get(key) {
    return this.things.get(key) ?? null;
  }

  set(key, value) {
    this.things.set(key, value);
    try {
      this.area?.setItem(key, JSON.stringify(value));
    } catch {
      this.durable = false;
    }
  }

  remove(key) {
    this.things.delete(key);
    try {
      this.area?.removeItem(key);
    } catch {
      this.durable = false;
    }
  }

  // The things under one path: of one session and one kind.
  drawer(...path) {
    return new Drawer(this, [STORE_MARK, ...path, ""].join("|"));
  }

  // Another tab wrote `key`; null means that it emptied the whole store.
  changedElsewhere(key, text) {
    if (key === null) this.things.clear();
    else if (text === null) this.things.delete(key);
    else if (key.startsWith(STORE_MARK)) this.things.set(key, parsed(text));
  }
}

class Drawer {
  constructor(store, start) {
    Object.assign(this, { store, start });
  }

  get(id) {
    return this.store.get(this.start + id);
  }

  set(id, value) {
    this.store.set(this.start + id, value);
  }

  remove(id) {
    this.store.remove(this.start + id);
  }

  all() {
    return [...this.store.things]
      .filter(([key, value]) => key.startsWith(this.start) && value !== null)
      .map(([key, value]) => [key.slice(this.start.length), value]);
  }
}

export function openStorage() {
  try {
    localStorage.setItem(`${STORE_MARK}|try`, "1");
    localStorage.removeItem(`${STORE_MARK}|try`);
    return localStorage;
  } catch {
    return null;
  }
}

function parsed(text) {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
