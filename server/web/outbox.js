// What was asked for and not yet answered: kept before it is sent, sent until the server says yes or no. The ids make
// it happen once, however often it is sent and from however many tabs. It must not know how a command is shown.

const RETRY_AFTER = 2500;
const REPLY_LIMIT = 10000;
const WORDED = new Set(["contribute", "change_contribution"]);

export class Outbox {
  // `transmit` sends a frame, or says false; `mayGo` says whether a command may be sent as who one is now.
  constructor(drawer, newId, transmit, mayGo) {
    Object.assign(this, { drawer, newId, transmit, mayGo });
    this.flying = null;
    this.waiting = false;
    this.timer = null;
  }

  // Oldest first. A thing with `refused` waits for its writer, not for the server.
  items() {
    return this.drawer.all().map(([, item]) => item).sort((one, other) => one.order - other.order);
  }

  add(command, asked = null) {
    const items = this.items();
    const newest = items[items.length - 1];
    if (newest !== undefined && !newest.refused && JSON.stringify(newest.command) === JSON.stringify(command)) return;
    this.put({ id: this.newId(), order: (newest?.order ?? 0) + 1, command, asked, tried: false, refused: null });
    this.send();
  }

  put(item) {
    this.drawer.set(item.id, item);
  }

  drop(id) {
    this.drawer.remove(id);
  }

  // A new connection knows nothing of what was sent on the one before.
  restart() {
    this.rest();
    this.send();
  }

  send() {
    if (this.timer !== null && this.waiting) return;
    if (this.flying !== null && this.drawer.get(this.flying) !== null) return;
    const next = this.items().find((item) => item.refused === null && this.mayGo(item.command));
    if (next === undefined) return;
    if (!next.tried) this.put({ ...next, tried: true });
    if (!this.transmit({ type: "submit", id: next.id, command: next.command })) return;
    this.flying = next.id;
    this.again(REPLY_LIMIT);
  }

  // The server granted it. Gives the item, or null where another tab has dealt with it.
  granted(id) {
    const item = this.drawer.get(id);
    this.drop(id);
    this.landed(id);
    return item;
  }

  // The server refused it: for now, then it is sent again; or for good, then words stay for their writer to decide.
  refused(id, refusal) {
    const item = this.drawer.get(id);
    if (refusal.temporary) {
      this.waiting = true;
      this.flying = null;
      this.again(RETRY_AFTER * (1 + Math.random()));
      return null;
    }
    if (item !== null && WORDED.has(item.command.type)) this.put({ ...item, refused: refusal });
    else this.drop(id);
    this.landed(id);
    return item;
  }

  landed(id) {
    this.waiting = false;
    if (this.flying === id) this.rest();
    this.send();
  }

  rest() {
    clearTimeout(this.timer);
    this.timer = null;
    this.flying = null;
    this.waiting = false;
  }

  again(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      this.flying = null;
      this.send();
    }, wait);
  }
}
