// Keeps what is fixed within a quarter of the height, at any size of text and with the keyboard out. The head scrolls
// away from its top, so that what came last stays longest; then the menu does. What has the focus is never hidden under
// what is fixed.

const SHARE = 4;
// On a lower screen, as with the keyboard out, the menu is not fixed, in pixels.
const LOW = 420;
// How a bar of one line is shown: whole, in brief, or in brief without the name of what it does.
const FITS = ["", "tight", "tighter"];
const PAGE_ROOT = document.documentElement;

/** @type {() => null} */
export function fitFixed() {
  const head = document.getElementById("head");
  const menu = document.getElementById("menu");
  if (head === null) return null;
  for (const bar of Array.from(head.querySelectorAll(".came"))) fitBar(/** @type {HTMLElement} */ (bar));
  const height = self.visualViewport ? self.visualViewport.height : innerHeight;
  const entries = menu === null ? 0 : menu.offsetHeight;
  const most = height / SHARE;
  const [above, below] = fixedHeights(head, entries).find(([top, bottom]) => top + bottom <= most && (bottom === 0 || height > LOW)) || [0, 0];
  head.style.top = `${above - head.offsetHeight}px`;
  if (menu !== null) menu.className = below > 0 ? "" : "loose";
  PAGE_ROOT.style.scrollPadding = `${above + 8}px 0 ${below + 8}px`;
  return null;
}

// How much may stay above and below, best first: what can be opened is worth more than the menu, and that more than notices.
/** @type {(head: HTMLElement, menu: number) => number[][]} */
function fixedHeights(head, menu) {
  const end = head.getBoundingClientRect().bottom;
  /** @type {(parts: Element[], below: number) => number[][]} */
  const from = (parts, below) => parts.map((part) => [end - part.getBoundingClientRect().top, below]);
  const all = [head, ...Array.from(head.querySelectorAll(".strip"))];
  return [...from(all, menu), ...from(Array.from(head.querySelectorAll("button.strip")), 0), [0, menu], ...from(all, 0)];
}

/** @type {(bar: HTMLElement) => void} */
function fitBar(bar) {
  for (const fit of FITS) {
    bar.classList.remove(...FITS.filter(Boolean));
    if (fit) bar.classList.add(fit);
    if (bar.scrollWidth <= bar.clientWidth) return;
  }
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
