// What fits and what does not, said before it is sent. The server measures again; a test compares the figures here with
// those in server/domain/text.py.

import { randomHex } from "./ids.js";
import { filled, refusalText, texts } from "./texts.js";

const CONTRIBUTION_CHARACTERS = 4000;
const CONTRIBUTION_LINES = 60;
const NAME_CHARACTERS = 40;
const QUESTION_CHARACTERS = 400;
const THEME_CHARACTERS = 60;
const PERSPECTIVE_CHARACTERS = 60;
const NEAR_LINES = 8;
const FRAME_BYTES = 32768;

const LINE_END = /\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]/;
// What the server leaves out of any text, and what shows nothing by itself.
const UNSEEN = /[\x00-\x08\x0e-\x1f\x7f-\x9f]/g;
const BLANK = /^[\s\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\uffa0\u{e0000}-\u{e0fff}]*$/u;
// Five marks on one letter, of which the server keeps four, and letters that are turned round.
const CHANGED = /[\u0300-\u036f\u0591-\u05bd\u0f71-\u0fbc]{5}|[\u202d\u202e]/;
// All but the ideographs in whose place composing would put others.
const COMPOSED = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu;

// How much each kind of box takes; what has one line may be typed over several.
export const LIMITS = {
  words: { characters: CONTRIBUTION_CHARACTERS, lines: CONTRIBUTION_LINES },
  ask: { characters: QUESTION_CHARACTERS, lines: Infinity },
  theme: { characters: THEME_CHARACTERS, lines: Infinity },
  perspective: { characters: PERSPECTIVE_CHARACTERS, lines: Infinity },
};

/** @type {(text: string) => boolean} */
export function isBlank(text) {
  return BLANK.test(text);
}

// What is wrong with a name, in words; empty where nothing is.
/** @type {(name: string) => string} */
export function nameError(name) {
  return characters(name.trim()) > NAME_CHARACTERS ? texts.nameLong : "";
}

// What is too much about a text, in words; empty where all fits.
/** @type {(text: string, limit: Limit) => string} */
export function limitError(text, limit) {
  const left = remaining(text, limit);
  if (left.characters < 0) return filled(texts.tooLong, { count: -left.characters });
  return left.lines < 0 ? filled(texts.tooManyLines, { count: -left.lines }) : "";
}

// A frame as it is sent: composed characters take less room, and the server composes them anyway.
/** @type {(frame: ClientFrame) => string} */
export function encoded(frame) {
  return JSON.stringify(frame, (_, value) => (typeof value === "string" ? composed(value) : value));
}

// Whether a command is more than a frame may hold, in words; empty where it fits.
/** @type {(command: Command, id?: string) => string} */
export function frameError(command, id = randomHex(32)) {
  return new TextEncoder().encode(encoded({ type: "submit", id, command })).length > FRAME_BYTES ? refusalText({ code: "frame_too_long" }) : "";
}

// What is not kept, or what still fits, in words; empty as long as all is and the limits are far.
/** @type {(text: string, limit: Limit) => string} */
export function limitHint(text, limit) {
  if (CHANGED.test(text.normalize())) return texts.changed;
  const left = remaining(text, limit);
  if (left.characters > limit.characters / 10 && left.lines > NEAR_LINES) return "";
  return filled(left.lines < Infinity ? texts.left : texts.leftInLine, { ...left });
}

/** @type {(text: string, limit: Limit) => Limit} */
function remaining(text, limit) {
  const lines = text.trim().split(LINE_END);
  const kept = lines.map((line) => line.replace(/\s+$/, "")).join("\n");
  return { characters: limit.characters - characters(kept), lines: limit.lines - lines.length };
}

// As the server counts them: code points, not halves of them.
/** @type {(text: string) => number} */
function characters(text) {
  return [...composed(text.replace(UNSEEN, ""))].length;
}

/** @type {(text: string) => string} */
function composed(text) {
  return text.replace(COMPOSED, (part) => part.normalize());
}
