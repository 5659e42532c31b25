// Says to screen readers what came by itself, wherever the focus is: in one live region beside the page, which is never
// drawn anew. A page that was just opened says nothing of what it shows already.

import { ownContributions } from "../contributions.js";
import { hasViews, isRunning } from "../model.js";
import { texts } from "../texts.js";
import { cameTexts } from "./arrivals.js";
import { concernTexts } from "./box.js";
import { breakTexts } from "./breaks.js";
import { brief } from "./brief.js";
import { waitingTexts } from "./challenges.js";
import { heldNews } from "./holding.js";
import { noticeTexts } from "./notice.js";

// A screen reader has taken a text by then, in milliseconds.
const TAKEN_AFTER = 1000;
const LIVE_REGION = /** @type {HTMLElement} */ (document.getElementById("live"));

/** @type {{ question: string, marks: Map<string, Mark>, came: string[] } | null} */
let lastKnown = null;

/** @type {number | undefined} */
let liveTimer;

/** @type {(phone: Phone) => null} */
export function announceNews(phone) {
  if (!hasViews(phone)) return null;
  const { question } = phone.room;
  const own = ownContributions(phone);
  const now = {
    question: question !== null && question.open ? question.id : "",
    marks: new Map(own.map((said) => /** @type {[string, Mark]} */ ([said.place, said.mark]))),
    came: [...noticeTexts(phone), ...concernTexts(phone), ...breakTexts(phone), ...cameTexts(phone), ...waitingTexts(phone), ...heldNews(phone), ...phone.ui.notices, ...(isRunning(phone) ? [] : [texts.over])],
  };
  const known = lastKnown;
  lastKnown = now;
  if (known === null) return null;
  const asked = now.question && now.question !== known.question && question ? `${texts.newQuestion}: ${question.text}` : "";
  const marked = own.map(({ place, mark, text }) => {
    const isNews = known.marks.has(place) && known.marks.get(place) !== mark && (mark === "received" || mark === "heard");
    return isNews ? `${texts.marks[mark]}: “${brief(text)}”` : "";
  });
  const came = now.came.filter((text) => !known.came.includes(text));
  announce([asked, ...marked, ...came].filter(Boolean));
  return null;
}

/** @type {(lines: string[]) => void} */
function announce(lines) {
  if (lines.length === 0) return;
  LIVE_REGION.textContent = `${LIVE_REGION.textContent} ${lines.join(" – ")} –`;
  clearTimeout(liveTimer);
  liveTimer = setTimeout(() => {
    LIVE_REGION.textContent = "";
  }, TAKEN_AFTER);
}
