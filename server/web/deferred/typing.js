// Tells the server, now and then, that somebody is writing words to a question.

import { isBlank } from "../limits.js";
import { isRunning } from "../model.js";
import { addToSlot } from "../views/slots.js";
import { isChangeField } from "./changes.js";

const TELL_EVERY = 4000;
const IDLE_AFTER = 6000;

class TypingNotifier {
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

/** @type {(phone: Phone) => void} */
export function watchTyping(phone) {
  const notifier = new TypingNotifier((frame) => phone.connection.up && isRunning(phone) && phone.connection.send(frame));
  document.addEventListener("input", ({ target }) => isWordsBox(target) && notifier.typed(!isBlank(target.value)));
  document.addEventListener("focusout", () => notifier.stopped());
  // A box that is taken away does not lose the focus in every browser.
  addToSlot("after", () => {
    if (!isWordsBox(document.activeElement)) notifier.stopped();
    return null;
  });
}

/** @type {(target: EventTarget | null) => target is HTMLTextAreaElement} */
function isWordsBox(target) {
  return target instanceof HTMLTextAreaElement && (target.id === "words" || isChangeField(target.id));
}
