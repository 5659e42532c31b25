// Puts the phone together: what is kept here, the connection to the server, what the person sees.

import { draw } from "./dom.js";
import { takeFrame } from "./frames.js";
import { randomHex } from "./ids.js";
import { Connection } from "./connection.js";
import { enter } from "./model.js";
import { DeferredScript } from "./loading.js";
import { leaveVersion } from "./outdated.js";
import { failPending } from "./replies.js";
import { Store, openStorage } from "./store.js";
import { HELP_AFTER } from "./views/join.js";
import { pageView } from "./views/page.js";
import { slotViews } from "./views/slots.js";

// How old a time on the page may be.
const CLOCK_EVERY = 15000;
const PAGE = /** @type {HTMLElement} */ (document.getElementById("page"));

/** @type {() => Phone} */
function makePhone() {
  const store = new Store(openStorage());
  /** @type {KnownDrawer} */
  const known = store.drawer("phone");
  /** @type {Phone} */
  const made = {
    store,
    known,
    code: codeInAddress(),
    session: null,
    title: "",
    kind: null,
    skew: 0,
    room: null,
    mine: null,
    people: [],
    awaitsWhole: { room: true, mine: true },
    ui: freshScreen(),
    awaitingReply: new Map(),
    outbox: null,
    pages: null,
    drafts: null,
    changes: null,
    nameless: null,
    tools: null,
    connection: new Connection(() => [location.origin, ...(known.get("urls") || []).filter((url) => url.endsWith(`:${location.port}`))], {
      hello: () => hello(made),
      onFrame: (frame) => {
        takeFrame(made, frame);
        made.draw();
      },
      onSilence: () => made.draw(),
      onUnreadable: () => made.outbox && made.outbox.unreadable(),
      onChange: () => {
        failPending(made);
        if (made.connection.up) rest.load();
        made.draw();
      },
    }),
    draw: atMostOnce(() => drawPage(made)),
    drawIn: (wait) => {
      clearTimeout(made.ui.drawTimer);
      made.ui.drawTimer = setTimeout(made.draw, wait);
    },
  };
  return made;
}

/** @type {() => ScreenState} */
function freshScreen() {
  return {
    view: "question",
    shown: null,
    code: "",
    name: "",
    askCode: false,
    welcomed: false,
    wantsPeople: false,
    refusal: "",
    since: performance.now(),
    notices: [],
    error: null,
    focus: null,
    restsAt: 0,
    composing: false,
    choosing: false,
    removed: null,
    passing: null,
    passTo: "",
    questionShownAt: -Infinity,
    firstShown: new Map(),
    places: new Map(),
    expanded: new Set(),
    readings: new Map(),
    ownName: null,
    signalling: new Map(),
    outdated: false,
    drawTimer: undefined,
  };
}

/** @type {(phone: Phone) => ClientFrame} */
function hello({ code, known }) {
  const secret = known.get("secret") || randomHex(32);
  known.set("secret", secret);
  return { type: "hello", version: 1, secret, ...(code ? { code } : {}) };
}

/** @type {() => string} */
function codeInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1)).trim();
  } catch (_) {
    return "";
  }
}

// Acts at most once for all that happens in one turn of the loop.
/** @type {(act: () => void) => () => void} */
function atMostOnce(act) {
  let isAsked = false;
  const once = () => {
    isAsked = false;
    act();
  };
  return () => {
    if (!isAsked) Promise.resolve().then(once);
    isAsked = true;
  };
}

/** @type {(phone: Phone) => void} */
function drawPage(made) {
  const hadFocus = document.activeElement !== document.body;
  slotViews("before", made);
  draw(PAGE, pageView(made));
  document.title = made.title || "coprod";
  slotViews("after", made);
  const { focus: wanted } = made.ui;
  made.ui.focus = null;
  if (wanted) {
    moveFocus(wanted, {});
    made.ui.restsAt = wanted === "yours" || wanted === "heading" ? scrollY : 0;
  } else if (hadFocus && document.activeElement === document.body) {
    // What had the focus is gone: the place to go on from is the top, without moving what is read just now.
    moveFocus("heading", { preventScroll: true });
  }
}

/** @type {(id: string, options: FocusOptions) => void} */
function moveFocus(id, options) {
  const element = document.getElementById(id);
  if (element) element.focus(options);
}

/** @type {(phone: Phone) => void} */
function listen({ draw: redraw, connection, store }) {
  addEventListener("storage", (event) => {
    store.changedElsewhere(event.key, event.newValue);
    redraw();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) store.reload();
  });
  for (const sign of ["pageshow", "online", "offline"]) addEventListener(sign, () => connection.check());
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden) connection.check();
  });
  setInterval(redraw, CLOCK_EVERY);
}

export const phone = makePhone();
const rest = new DeferredScript((path) => leaveVersion(phone, path));
listen(phone);
addEventListener("hashchange", () => enter(phone, codeInAddress()));
if (phone.code || phone.known.get("secret")) enter(phone, phone.code);
else phone.ui.askCode = true;
phone.draw();
rest.load();
setTimeout(phone.draw, HELP_AFTER);
