// Puts the phone together: what is kept here, the way to the server, what the person sees; rules live in the modules.

import { draw } from "./dom.js";
import { hexDigits } from "./ids.js";
import { Link } from "./link.js";
import { enter, isRunning, takeFrame } from "./model.js";
import { Store, openArea } from "./store.js";
import { Writing } from "./writing.js";
import { pageView } from "./views/page.js";
import { announceMarks } from "./announce.js";

function secretOf(store) {
  const known = store.get("secret");
  if (typeof known === "string" && /^[0-9a-f]{32}$/.test(known)) return known;
  const secret = hexDigits(32);
  store.set(["secret"], secret);
  return secret;
}

function codeInAddress() {
  try {
    return decodeURIComponent(location.hash.slice(1)).trim();
  } catch {
    return "";
  }
}

function makePhone() {
  const store = new Store(openArea());
  const phone = {
    store,
    code: codeInAddress(),
    session: null,
    title: "",
    kind: null,
    room: null,
    mine: null,
    people: null,
    settled: [],
    ui: freshScreen(),
    draw: () => {},
  };
  phone.link = new Link(`${location.protocol === "https:" ? "wss:" : "ws:"}//${location.host}/ws`, {
    hello: () => ({ type: "hello", version: 1, secret: secretOf(store), ...(phone.code ? { code: phone.code } : {}) }),
    onFrame: (frame) => {
      takeFrame(phone, frame);
      phone.draw();
    },
    onChange: () => phone.draw(),
  });
  phone.writing = new Writing((frame) => phone.kind === "participant" && isRunning(phone) && phone.link.send(frame));
  return phone;
}

// What is only on the screen and may be forgotten.
function freshScreen() {
  return {
    view: "question",
    shown: null,
    saying: false,
    error: null,
    refusal: null,
    codeError: null,
    askCode: false,
    code: "",
    name: "",
    passing: null,
    passTo: "",
    handed: new Map(),
    unfolded: new Set(),
    offered: new Map(),
    settlesAt: 0,
    takenBack: null,
    notices: [],
    focus: null,
    marks: new Map(),
    said: "",
    welcomed: false,
  };
}

// Draws at most once for all that happens in one turn of the loop.
function startDrawing(phone, page) {
  let asked = false;
  const now = () => {
    asked = false;
    announceMarks(phone);
    draw(page, pageView(phone));
    document.title = phone.title ? `${phone.title} – coprod` : "coprod";
    if (phone.ui.focus === null) return;
    document.getElementById(phone.ui.focus)?.focus();
    phone.ui.focus = null;
  };
  phone.draw = () => {
    if (!asked) queueMicrotask(now);
    asked = true;
  };
}

function listen(phone) {
  addEventListener("storage", (event) => {
    phone.store.wroteElsewhere(event.key, event.newValue);
    phone.draw();
  });
  addEventListener("pageshow", (event) => {
    if (event.persisted) phone.store.reload();
    phone.link.check();
  });
  addEventListener("online", () => phone.link.check());
  addEventListener("offline", () => phone.link.check());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") phone.link.check();
  });
  addEventListener("hashchange", () => enter(phone, codeInAddress()));
}

const phone = makePhone();
startDrawing(phone, document.getElementById("page"));
listen(phone);
if (phone.code || phone.store.get("secret")) enter(phone, phone.code);
else phone.ui.askCode = true;
phone.draw();
