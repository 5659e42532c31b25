// Tells the server, now and then, that somebody is typing.

const TELL_EVERY = 4000;
const IDLE_AFTER = 6000;

export class TypingNotifier {
  // `transmit` sends a frame, or says false.
  /** @param {(frame: ClientFrame) => boolean} transmit */
  constructor(transmit) {
    this.transmit = transmit;
    this.on = false;
    this.toldAt = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  // Somebody typed; `isSomething` says whether there is anything to read now.
  /** @type {(isSomething: boolean) => void} */
  typed(isSomething) {
    const isTold = this.on && performance.now() - this.toldAt < TELL_EVERY;
    if (!isSomething) this.stopped();
    else if (!isTold) this.tell();
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.stopped(), IDLE_AFTER);
  }

  tell() {
    this.on = this.transmit({ type: "writing", on: true });
    this.toldAt = performance.now();
  }

  stopped() {
    clearTimeout(this.timer);
    if (this.on) this.transmit({ type: "writing", on: false });
    this.on = false;
  }
}
