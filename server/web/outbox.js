// What was asked for and not yet answered: kept before it is sent, sent until the server says yes or no. The ids make
// it happen once, however often it is sent and from however many tabs.

import { randomHex } from "./ids.js";
import { frameError } from "./limits.js";

const RETRY_AFTER = 2500;
const REPLY_LIMIT = 10000;
// How often something is sent that the server closes the connection on.
const UNREADABLE_TRIES = 2;

export class Outbox {
  // `transmit` sends a frame, or says false; `mayGo` says whether a command may be sent now, as who one is;
  // `onStuck` hears of what can never be taken.
  /** @param {Drawer<Record<string, PendingItem>>} drawer @param {OutboxHandlers} handlers */
  constructor(drawer, handlers) {
    this.drawer = drawer;
    this.handlers = handlers;
    /** @type {string | null} */
    this.inFlight = null;
    this.waiting = false;
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  // Oldest first.
  /** @type {() => PendingItem[]} */
  items() {
    return this.drawer.all().map(([, item]) => item).sort((one, other) => one.order - other.order);
  }

  // The same as the newest one, asked for once more before that was answered, is a slip of the finger.
  /** @type {(command: Command, about?: Pick<PendingItem, "asked" | "about" | "tool">) => void} */
  add(command, about) {
    const items = this.items();
    const newest = items[items.length - 1];
    if (newest && !newest.refused && JSON.stringify(newest.command) === JSON.stringify(command)) return;
    this.put({ id: randomHex(32), order: newest ? newest.order + 1 : 1, command, tried: false, refused: null, ...about });
    this.send();
  }

  /** @type {(item: PendingItem) => void} */
  put(item) {
    this.drawer.set(item.id, item);
  }

  /** @type {(id: string) => void} */
  drop(id) {
    this.drawer.remove(id);
  }

  // A new connection knows nothing of what was sent on the one before.
  restart() {
    this.pause();
    this.send();
  }

  // One at a time, so that the order holds; what waits for its time or its answer holds up the rest.
  send() {
    if (this.waiting || (this.inFlight !== null && this.drawer.get(this.inFlight))) return;
    const next = this.items().find((item) => !item.refused && this.handlers.mayGo(item.command));
    if (!next) return;
    if (frameError(next.command, next.id)) {
      this.handlers.onStuck(next.id, { code: "frame_too_long" });
      return;
    }
    this.put({ ...next, tried: true });
    if (!this.handlers.transmit({ type: "submit", id: next.id, command: next.command })) return;
    this.inFlight = next.id;
    this.restartIn(REPLY_LIMIT);
  }

  // The server has granted it.
  /** @type {(id: string) => void} */
  settle(id) {
    this.drop(id);
    this.restart();
  }

  // The server refused it for good; says whether it holds words, which stay for their writer to decide.
  /** @type {(id: string, refusal: Refusal) => boolean} */
  refuse(id, refusal) {
    const item = this.drawer.get(id);
    const isWorded = item !== null && Boolean(item.asked || item.command.type === "change_contribution");
    if (isWorded) this.put({ ...item, refused: refusal });
    else this.drop(id);
    this.restart();
    return isWorded;
  }

  // The server closed the connection on what was sent last: that alone is set aside, so that the others go on.
  unreadable() {
    const item = this.inFlight === null ? null : this.drawer.get(this.inFlight);
    if (item === null) return;
    const unreadable = (item.unreadable || 0) + 1;
    this.put({ ...item, unreadable });
    if (unreadable >= UNREADABLE_TRIES) this.handlers.onStuck(item.id, { code: "not_read" });
  }

  retryLater() {
    this.waiting = true;
    this.restartIn(RETRY_AFTER * (1 + Math.random()));
  }

  pause() {
    clearTimeout(this.timer);
    this.inFlight = null;
    this.waiting = false;
  }

  /** @type {(wait: number) => void} */
  restartIn(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.restart(), wait);
  }
}
