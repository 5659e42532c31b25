// What was asked for and not yet answered: kept before it is sent, sent until the server says yes or no. The ids make
// it happen once, however often it is sent and from however many tabs. It must not know how a command is shown.

import { randomHex } from "./ids.js";

const RETRY_AFTER = 2500;
const REPLY_LIMIT = 10000;
const WORDED = ["contribute", "change_contribution"];

export class Outbox {
  // `transmit` sends a frame, or says false; `mayGo` says whether a command may be sent now, as who one is.
  constructor(drawer, { transmit, mayGo }) {
    Object.assign(this, { drawer, transmit, mayGo });
    this.rest();
  }

  // Oldest first. A thing with `refused` waits for its writer, not for the server.
  items() {
    return this.drawer.all().map(([, item]) => item).sort((one, other) => one.order - other.order);
  }

  // `more` is kept beside the command: the question that words answer, or the tool whose draft they were.
  add(command, more) {
    const items = this.items();
    const newest = items[items.length - 1];
    if (newest && !newest.refused && JSON.stringify(newest.command) === JSON.stringify(command)) return;
    this.put({ id: randomHex(32), order: newest ? newest.order + 1 : 1, command, tried: false, refused: null, ...more });
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

  // One at a time, so that the order holds; what waits for its time or its answer holds up the rest.
  send() {
    if (this.waiting || (this.inFlight !== null && this.drawer.get(this.inFlight))) return;
    const next = this.items().find((item) => !item.refused && this.mayGo(item.command));
    if (!next) return;
    this.put({ ...next, tried: true });
    if (!this.transmit({ type: "submit", id: next.id, command: next.command })) return;
    this.inFlight = next.id;
    this.restartIn(REPLY_LIMIT);
  }

  // The server has answered, and the thing has come to its end.
  granted(id) {
    this.drop(id);
    this.restart();
  }

  // The server refused it for good; says whether it holds words, which stay for their writer to decide.
  refused(id, refusal) {
    const item = this.drawer.get(id);
    const isWorded = WORDED.includes(item?.command.type);
    if (isWorded) this.put({ ...item, refused: refusal });
    else this.drop(id);
    this.restart();
    return isWorded;
  }

  retryLater() {
    this.waiting = true;
    this.restartIn(RETRY_AFTER * (1 + Math.random()));
  }

  rest() {
    clearTimeout(this.timer);
    Object.assign(this, { inFlight: null, waiting: false });
  }

  restartIn(wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.restart(), wait);
  }
}
