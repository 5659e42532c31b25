// Keeps what is fixed within a quarter of the height, at any size of text and with the keyboard out: first the title
// scrolls away, then the menu, then all of it. What has the focus is never hidden under what is fixed.

const SHARE = 4;
// On a lower screen, as with the keyboard out, the menu is not fixed, in pixels.
const LOW = 420;
const PAGE_ROOT = document.documentElement;

/** @type {() => null} */
export function fitFixed() {
  const head = document.getElementById("head");
  const menu = document.getElementById("menu");
  if (head === null) return null;
  const height = self.visualViewport ? self.visualViewport.height : innerHeight;
  const most = height / SHARE;
  const top = /** @type {HTMLElement} */ (head.firstElementChild);
  const [all, title, entries] = [head, top, menu].map((part) => (part === null ? 0 : part.offsetHeight));
  const strips = all - title;
  // What stays above, what scrolls away of it, and what stays below: the most that fits.
  const choices = [
    [all, 0, entries],
    [strips, title, entries],
    [all, 0, 0],
    [strips, title, 0],
  ];
  const fitting = choices.find(([above, , below]) => above + below <= most && (below === 0 || height > LOW));
  const [above, hidden, below] = fitting || [0, all, 0];
  head.style.top = `${-hidden}px`;
  if (menu !== null) menu.className = below > 0 ? "" : "loose";
  PAGE_ROOT.style.scrollPadding = `${above + 8}px 0 ${below + 8}px`;
  return null;
}

/** @type {() => void} */
export function watchSizes() {
  addEventListener("resize", fitFixed);
  if (self.visualViewport) self.visualViewport.addEventListener("resize", fitFixed);
  if (self.ResizeObserver) {
    const observer = new ResizeObserver(() => setTimeout(fitFixed));
    observer.observe(PAGE_ROOT);
    observer.observe(document.body);
  }
}
