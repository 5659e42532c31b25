// Puts the phone together: what is kept here, the way to the server, what the person sees; rules live in the modules.

import { draw } from "./dom.js";
import { hexDigits } from "./ids.js";
import { Link } from "./link.js";
import { enter, forsake, isRunning, takeFrame } from "./model.js";
import { Store, openArea } from "./store.js";
import { Writing } from "./writing.js";
import { pageView } from "./views/page.js";

// How old a time on the page may be.
const CLOCK_EVERY = 15000;

function makePhone() {
  const store = new Store(openArea());
  const known = store.drawer("phone");
  const phone = { store, known, code: codeInAddress(), session: null, title: "", kind: null, room: null, mine: null };
  phone.ui = freshScreen();
  phone.atOnce = new Map();
  phone.link = new Link(`${location.origin.replace("http", "ws")}/ws`, {
    hello: () => hello(phone),
    onFrame: (frame) => {
      takeFrame(phone, frame);
      phone.draw();
    },
    onChange: () => {
      forsake(phone);
      phone.draw();
    },
  });
  phone.writing = new Writing((frame) => phone.link.up && isRunning(phone) && phone.link.send(frame));
  phone.drawIn = (wait) => {
    clearTimeout(phone.ui.pause);
    phone.ui.pause = setTimeout(phone.draw, wait);
  };
  return phone;
}

// What is only on the screen and may be forgotten.
function freshScreen() {
  return {
    view: "question",
    shown: null,
    code: "",
    name: "",
    refusal: "",
    notices: [],
    settlesAt: -Infinity,
    came: new Map(),
    places: new Map(),
    unfolded: new Set(),
    signalling: new Map(),
  };
}

function hello({ code, known }) {
  if (!known.get("secret")) known.set("secret", hexDigits(32));
  return { type: "hello", version: 1, secret: known.get("secret"), ...(code ? { code } : {}) };
}

function codeInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1)).trim();
  } catch {
    return "";
  }
}

// Draws at most once for all that happens in one turn of the loop.
function startDrawing(phone, page) {
  let isAsked = false;
  const now = () => {
    isAsked = false;
    const hadFocus = document.activeElement !== document.body;
    draw(page, pageView(phone));
    document.title = phone.title || "coprod";
    const { focus } = phone.ui;
    phone.ui.focus = null;
    if (focus) document.getElementById(focus)?.focus();
    // What had the focus is gone: the place to go on from is the top, without moving what is read just now.
    else if (hadFocus && document.activeElement === document.body) document.getElementById("heading")?.focus({ preventScroll: true });
  };
  phone.draw = () => {
    if (!isAsked) queueMicrotask(now);
    isAsked = true;
  };
}

function listen({ draw: redraw, link, store }) {
  addEventListener("storage", (event) => {
    store.wroteElsewhere(event.key, event.newValue);
    redraw();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) store.reload();
  });
  for (const sign of ["pageshow", "online", "offline"]) addEventListener(sign, () => link.check());
  document.addEventListener("visibilitychange", () => document.hidden || link.check());
  setInterval(redraw, CLOCK_EVERY);
}

export const phone = makePhone();
startDrawing(phone, document.getElementById("page"));
listen(phone);
addEventListener("hashchange", () => enter(phone, codeInAddress()));
if (phone.code || phone.known.get("secret")) enter(phone, phone.code);
else phone.ui.askCode = true;
phone.draw();
