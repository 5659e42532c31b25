// Fetches the deferred script: at once, and again where that fails, until it has come.

const TEMPLATE = /** @type {HTMLTemplateElement} */ (document.getElementById("deferred"));
const RELOAD_FIRST_WAIT = 1000;
const RELOAD_LONGEST_WAIT = 30000;
const NOT_FOUND = 404;

export class DeferredScript {
  // `onGone` hears that the server does not have this script: it is of another version than the page.
  /** @param {(path: string) => void} onGone */
  constructor(onGone) {
    this.onGone = onGone;
    this.isAsked = false; // it is on its way, or has come
    this.failures = 0;
    /** @type {number | undefined} */
    this.timer = undefined;
  }

  // Fetches it now, where that makes sense. A copy of a script in a template runs once it is in the page.
  load() {
    clearTimeout(this.timer);
    if (this.isAsked) return;
    this.isAsked = true;
    const script = /** @type {HTMLScriptElement} */ (document.importNode(TEMPLATE.content, true).firstElementChild);
    script.onerror = () => this.failed(script);
    document.body.appendChild(script);
  }

  /** @type {(script: HTMLScriptElement) => void} */
  failed(script) {
    script.remove();
    this.isAsked = false;
    const wait = Math.min(RELOAD_LONGEST_WAIT, RELOAD_FIRST_WAIT * 2 ** this.failures);
    this.failures += 1;
    this.timer = setTimeout(() => this.load(), wait * (0.5 + Math.random() / 2));
    fetch(script.src, { method: "HEAD" }).then(
      ({ status }) => status === NOT_FOUND && this.onGone(script.src),
      () => {},
    );
  }
}
