// What whoever gathers themes is told of them. It is asked for again once it may have changed.

import { isRunning } from "../model.js";
import { ask } from "./asking.js";

const ASKED_AGAIN_AFTER = 5000;

/** @type {{ session: string, standing: string, themes: ThemesListed | null } | null} */
let themesKept = null;
/** @type {Map<string, { standing: string, words: WordsRead | null }>} */
const gatheredKept = new Map();

/** @type {(phone: JoinedPhone) => boolean} */
export function mayGather(phone) {
  return isRunning(phone) && phone.mine.gathering !== null;
}

// By what an answer is as it would be given now.
/** @type {(phone: JoinedPhone) => string} */
function standingOf({ session, connection, mine: { gathering } }) {
  return [session, connection.made, gathering && gathering.changed].join();
}

/** @type {(phone: JoinedPhone) => ThemesListed | null} */
export function themesListed(phone) {
  const { session, connection } = phone;
  const standing = standingOf(phone);
  if (themesKept === null || themesKept.session !== session) themesKept = { session, standing: "", themes: null };
  const kept = themesKept;
  if (kept.standing !== standing && connection.up) {
    kept.standing = standing;
    ask(phone, { type: "list_themes" }, (_, answer) => {
      if (answer && answer.type === "themes_listed") kept.themes = answer;
      else askLater(phone, kept, answer);
    });
  }
  return kept.themes;
}

// What is refused as it comes too quickly is asked for once more, a while later.
/** @type {(phone: JoinedPhone, kept: { standing: string }, refused: Parameters<OnReply>[1]) => void} */
function askLater(phone, kept, refused) {
  if (!refused || refused.type !== "refused" || !refused.temporary) return;
  setTimeout(() => {
    kept.standing = "";
    phone.draw();
  }, ASKED_AGAIN_AFTER);
}

// What is in a theme or a proposal, as far as one may gatheredKept it; null as long as it is on its way.
/** @type {(phone: JoinedPhone, request: ReadGathered) => WordsRead | null} */
export function gatheredWords(phone, request) {
  const key = JSON.stringify(request);
  const standing = standingOf(phone);
  const kept = gatheredKept.get(key) || { standing: "", words: null };
  gatheredKept.set(key, kept);
  if (kept.standing !== standing && phone.connection.up) {
    kept.standing = standing;
    ask(phone, request, (_, answer) => {
      if (answer && answer.type === "words_read") kept.words = answer;
      else askLater(phone, kept, answer);
    });
  }
  return kept.words;
}
