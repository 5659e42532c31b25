// Puts the phone together: what is kept here, the way to the server, what the person sees; rules live in the modules.

import { draw } from "./dom.js";
import { randomHex } from "./ids.js";
import { Connection } from "./connection.js";
import { enter, failPending, isRunning, takeFrame } from "./model.js";
import { Store, openStorage } from "./store.js";
import { TypingNotifier } from "./typing.js";
import { pageView } from "./views/page.js";

// How old a time on the page may be.
const CLOCK_EVERY = 15000;

function makePhone() {
  const store = new Store(openStorage());
  const known = store.drawer("phone");
  const phone = { store, known, code: codeInAddress(), session: null, title: "", kind: null, room: null, mine: null };
  phone.ui = freshScreen();
  phone.awaitingReply = new Map();
  phone.connection = new Connection(`${location.origin.replace("http", "ws")}/ws`, {
    hello: () => hello(phone),
    onFrame: (frame) => {
      takeFrame(phone, frame);
      phone.draw();
    },
    onChange: () => {
      failPending(phone);
      phone.draw();
    },
  });
  phone.typing = new TypingNotifier((frame) => phone.connection.up && isRunning(phone) && phone.connection.send(frame));
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
    questionShownAt: -Infinity,
    firstShownAt: new Map(),
    places: new Map(),
    expanded: new Set(),
    signalling: new Map(),
  };
}

function hello({ code, known }) {
  if (!known.get("secret")) known.set("secret", randomHex(32));
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

function listen({ draw: redraw, connection, store }) {
  addEventListener("storage", (event) => {
    store.changedElsewhere(event.key, event.newValue);
    redraw();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) store.reload();
  });
  for (const sign of ["pageshow", "online", "offline"]) addEventListener(sign, () => connection.check());
  document.addEventListener("visibilitychange", () => document.hidden || connection.check());
  setInterval(redraw, CLOCK_EVERY);
}

export const phone = makePhone();
startDrawing(phone, document.getElementById("page"));
listen(phone);
addEventListener("hashchange", () => enter(phone, codeInAddress()));
if (phone.code || phone.known.get("secret")) enter(phone, phone.code);
else phone.ui.askCode = true;
phone.draw();
