// All that came by itself: what matters most is seen, and the rest is one line that opens.

import { h } from "../dom.js";
import { filled, texts } from "../texts.js";
import { arrivalStrip } from "./arrivals.js";
import { besideStrip } from "./beside.js";
import { concernStrip, talkStrip } from "./box.js";
import { breakStrip } from "./breaks.js";
import { wordStrip } from "./hands.js";
import { heldUpStrip } from "./heldup.js";
import { heldStrip } from "./holding.js";
import { noticeView } from "./notice.js";
import { leadersStrip } from "./leaders.js";
import { saidBackStrip } from "./sayback.js";
import { senseStrip } from "./sense.js";
import { bar, newsStrip, noticeStrip } from "./strips.js";

const MOST_SEEN = 2;

// What matters most stands last.
const STRIPS = [
  noticeStrip,
  noticeView,
  concernStrip,
  talkStrip,
  breakStrip,
  heldUpStrip,
  saidBackStrip,
  senseStrip,
  leadersStrip,
  arrivalStrip,
  heldStrip,
  besideStrip,
  newsStrip,
  wordStrip,
];

let isAllSeen = false;

/** @type {(phone: JoinedPhone) => Content} */
export function newsView(phone) {
  const all = h("div", STRIPS.map((view) => view(phone))).children;
  const rest = all.length - MOST_SEEN;
  if (rest < 1) {
    isAllSeen = false;
    return all;
  }
  const toggle = () => {
    isAllSeen = !isAllSeen;
    phone.draw();
  };
  const line = bar("more", { text: filled(texts.news.more, { count: rest }) }, isAllSeen ? texts.news.hide : texts.news.show, toggle);
  const more = { ...line, props: { ...line.props, "aria-expanded": String(isAllSeen) } };
  return [more, isAllSeen ? all : all.slice(rest)];
}
