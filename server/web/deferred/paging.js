// The browser's Back and Forward: they go between the pages of the phone and never out of the session.

import { focus } from "../actions.js";
import { hasViews, show } from "../model.js";

// An entry below the first page: whoever comes to it goes up again.
const FLOOR = "floor";

/** @type {Map<View, number>} */
const scrolled = new Map();
/** @type {View | null} */
let drawnView = null;
let isGoingBack = false;

// Before a page is left, how far it was scrolled is noted.
/** @type {(phone: Phone) => null} */
export function noteScroll({ ui }) {
  if (drawnView !== null && drawnView !== ui.view) scrolled.set(drawnView, scrollY);
  return null;
}

// Whoever has not joined may go back to where they came from.
/** @type {(phone: Phone) => null} */
export function followPages(phone) {
  const { ui } = phone;
  if (!hasViews(phone)) return null;
  const page = pageInHistory();
  if (page === null) {
    history.replaceState({ page: FLOOR }, "");
    history.pushState({ page: ui.view }, "");
  } else if (drawnView === null && page !== FLOOR && ui.view === "question") {
    ui.view = page;
    if (page !== "question") phone.draw();
  } else if (page !== ui.view && !isGoingBack) {
    history.pushState({ page: ui.view }, "");
  }
  if (drawnView !== ui.view && drawnView !== null) scrollTo(0, isGoingBack ? scrolled.get(ui.view) || 0 : 0);
  drawnView = ui.view;
  isGoingBack = false;
  return null;
}

/** @type {() => View | typeof FLOOR | null} */
function pageInHistory() {
  return history.state === null ? null : history.state.page || null;
}

/** @type {(phone: Phone) => void} */
export function watchBack(phone) {
  history.scrollRestoration = "manual";
  addEventListener("popstate", () => {
    const page = pageInHistory();
    if (page === FLOOR) history.forward();
    else if (page !== null && page !== phone.ui.view) {
      isGoingBack = true;
      phone.ui.view = page;
      phone.draw();
    }
  });
}

/** @type {(phone: SessionPhone, question: ShownQuestion) => void} */
export function goToQuestion(phone, question) {
  phone.ui.view = "question";
  show(phone, question);
  focus(phone, "heading");
}

/** @type {() => void} */
export function goBack() {
  history.back();
}
