// Keeps things on this phone, shared by all tabs of the address.
//
// One key a thing, so that two tabs never write over each other. Where the browser refuses to keep anything, the
// things live in memory for as long as the page is open, and `durable` says so.

const STORE_MARK = "coprod1";

export class Store {
  /** @param {Storage | null} area */
  constructor(area) {
    this.area = area;
    this.durable = area !== null;
    /** @type {Map<string, any>} any, since it comes out of JSON; drawers say what is in them */
    this.things = new Map();
    this.reload();
  }

  reload() {
    if (this.area === null) return;
    try {
      const found = new Map();
      for (let place = 0; place < this.area.length; place += 1) {
        const key = this.area.key(place);
        if (key !== null && key.startsWith(STORE_MARK)) found.set(key, parsed(this.area.getItem(key)));
      }
      this.things = found;
    } catch (_) {
      this.durable = false;
    }
  }

  /** @type {(key: string, value: {}) => void} */
  set(key, value) {
    this.things.set(key, value);
    this.write((area) => area.setItem(key, JSON.stringify(value)));
  }

  /** @type {(key: string) => void} */
  remove(key) {
    this.things.delete(key);
    this.write((area) => area.removeItem(key));
  }

  /** @type {(act: (area: Storage) => void) => void} */
  write(act) {
    try {
      if (this.area) act(this.area);
    } catch (_) {
      this.durable = false;
    }
  }

  // The things under one path: of one session and one kind.
  /**
   * @template {{}} T
   * @param {...string} path
   * @returns {Drawer<T>}
   */
  drawer(...path) {
    return new Drawer(this, [STORE_MARK, ...path, ""].join("|"));
  }

  // Another tab wrote `key`; null means that it emptied the whole store.
  /** @type {(key: string | null, text: string | null) => void} */
  changedElsewhere(key, text) {
    if (key === null) this.things.clear();
    else if (text === null) this.things.delete(key);
    else if (key.startsWith(STORE_MARK)) this.things.set(key, parsed(text));
  }
}

/** @template {{}} T the things by their ids */
export class Drawer {
  /** @param {Store} store @param {string} start */
  constructor(store, start) {
    this.store = store;
    this.start = start;
  }

  /**
   * @template {keyof T & string} K
   * @param {K} id
   * @returns {T[K] | null}
   */
  get(id) {
    const value = this.store.things.get(this.start + id);
    return value === undefined ? null : value;
  }

  /**
   * @template {keyof T & string} K
   * @param {K} id
   * @param {T[K] & {}} value
   */
  set(id, value) {
    this.store.set(this.start + id, value);
  }

  /** @type {(id: keyof T & string) => void} */
  remove(id) {
    this.store.remove(this.start + id);
  }

  /** @type {() => [string, T[keyof T]][]} */
  all() {
    return Array.from(this.store.things)
      .filter(([key, value]) => key.startsWith(this.start) && value !== null)
      .map(([key, value]) => [key.slice(this.start.length), value]);
  }
}

/** @type {() => Storage | null} */
export function openStorage() {
  try {
    localStorage.setItem(`${STORE_MARK}|try`, "1");
    localStorage.removeItem(`${STORE_MARK}|try`);
    return localStorage;
  } catch (_) {
    return null;
  }
}

/** @type {(text: string | null) => unknown} */
function parsed(text) {
  try {
    return JSON.parse(String(text));
  } catch (_) {
    return null;
  }
}
