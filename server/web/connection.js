// The connection to the server: opens a socket, notices when it is dead, and comes back by itself.

import { encoded } from "./limits.js";
import { worded } from "./texts.js";

// The server says something at least every two and a half seconds; after so long a silence nobody knows.
const SILENT_AFTER = 5500;
const PING_EVERY = 15000;
const PONG_LIMIT = 5000;
const WELCOME_LIMIT = 8000;
// Where there is another address to try; longer than a typed code may be delayed.
const OTHERS_LIMIT = 6000;
const FIRST_WAIT = 500;
const LONGEST_WAIT = 8000;
const BUSY_FAILURES = 4;
const GONE_AFTER = 10000;
// What a socket is closed with by a server that stops.
const GOING_AWAY = 1001;
// What it is closed with on a frame that the server cannot take.
const UNREADABLE = [1002, 1007, 1008, 1009];
// A connection that lasted for so long was a good one.
const STEADY_AFTER = 5000;

export class Connection {
  // `hello` gives the first frame, `onFrame` takes every other one, `onChange` hears when `up` or `halted` changes,
  // `onUnreadable` that the server closed the connection on what was sent last, `onSilence` that it is silent, or no longer.
  // `urls` gives the addresses to try, one after the other: the page's own, then those that the server named.
  /** @param {() => string[]} urls @param {ConnectionHandlers} handlers */
  constructor(urls, handlers) {
    this.urls = urls;
    this.place = 0;
    this.handlers = handlers;
    /** @type {WebSocket | null} */
    this.socket = null;
    this.up = false;
    this.busy = false; // the server has said that there was too much at once
    this.halted = true;
    this.failures = 0;
    this.made = 0; // how many connections were welcomed
    this.lostAt = Infinity;
    /** @type {Map<string, number>} */
    this.timers = new Map();
  }

  open() {
    this.halted = false;
    this.drop();
    const urls = this.urls();
    const socket = new WebSocket(`${urls[this.place % urls.length].replace("http", "ws")}/ws`);
    this.socket = socket;
    socket.onopen = () => this.send(this.handlers.hello());
    socket.onmessage = (event) => this.receive(JSON.parse(event.data, (_, value) => worded(value)));
    socket.onclose = ({ code }) => this.lost(code);
    this.after("limit", urls.length > 2 ? OTHERS_LIMIT : WELCOME_LIMIT, () => this.lost());
  }

  // No more tries until `open`: the server said that they would lead nowhere.
  halt() {
    this.halted = true;
    this.drop();
    this.handlers.onChange();
  }

  // Whether the server said that it stops, or could not be reached for a while; it is looked for all the same.
  isGone() {
    return performance.now() - this.lostAt > GONE_AFTER;
  }

  // Something happened that the line may not have outlived: see now, not in a while.
  check() {
    if (this.halted) return;
    if (this.up) this.ping();
    else if (this.socket === null || this.socket.readyState !== WebSocket.CONNECTING) this.open();
  }

  // Whether it could be sent.
  /** @type {(frame: ClientFrame) => boolean} */
  send(frame) {
    if (this.socket === null || this.socket.readyState !== WebSocket.OPEN) return false;
    this.socket.send(encoded(frame));
    return true;
  }

  /** @type {(frame: ServerFrame) => void} */
  receive(frame) {
    this.cancel("limit");
    if (this.up) this.listen();
    if (frame.type === "pong" || frame.type === "beat") return;
    if (frame.type === "welcome") {
      this.up = true;
      this.made += 1;
      this.lostAt = Infinity;
      this.after("ping", PING_EVERY, () => this.ping());
      this.after("steady", STEADY_AFTER, () => {
        this.failures = 0;
      });
      this.listen();
      this.handlers.onChange();
    } else if (frame.type === "bye" && frame.code.startsWith("too_")) {
      this.failures = BUSY_FAILURES;
      this.busy = true;
    }
    this.handlers.onFrame(frame);
  }

  // Whether the server was heard just now.
  isHeard() {
    return this.up && this.timers.has("silence");
  }

  // Waits for the next frame; after a silence, whose end shows too, it asks whether the line works.
  listen() {
    const wasSilent = !this.isHeard();
    this.after("silence", SILENT_AFTER, () => {
      this.ping();
      this.handlers.onSilence();
    });
    if (wasSilent) this.handlers.onSilence();
  }

  ping() {
    if (!this.send({ type: "ping" })) return;
    if (!this.timers.has("limit")) this.after("limit", PONG_LIMIT, () => this.lost());
    this.after("ping", PING_EVERY, () => this.ping());
  }

  /** @type {(code?: number) => void} */
  lost(code = 0) {
    if (!this.up) this.place += 1;
    const isUnreadable = this.up && !this.busy && UNREADABLE.includes(code);
    this.drop();
    if (this.lostAt === Infinity) this.lostAt = code === GOING_AWAY ? -Infinity : performance.now();
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** this.failures);
    this.failures += 1;
    this.after("retry", wait * (0.5 + Math.random() / 2), () => this.open());
    if (isUnreadable) this.handlers.onUnreadable();
    this.handlers.onChange();
  }

  drop() {
    for (const name of ["limit", "ping", "retry", "steady", "silence"]) this.cancel(name);
    const socket = this.socket;
    this.socket = null;
    this.up = this.busy = false;
    if (socket === null) return;
    socket.onopen = socket.onmessage = socket.onclose = null;
    socket.close();
  }

  /** @type {(name: string, wait: number, act: () => void) => void} */
  after(name, wait, act) {
    this.cancel(name);
    const timer = setTimeout(() => {
      this.timers.delete(name);
      act();
    }, wait);
    this.timers.set(name, timer);
  }

  /** @type {(name: string) => void} */
  cancel(name) {
    clearTimeout(this.timers.get(name));
    this.timers.delete(name);
  }
}
