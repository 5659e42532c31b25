// What fits and what does not, told before it is sent; it must not know where it was typed.
// The server measures again; its figures are in server/domain/text.py and are compared by a test.

export const ANSWER_CHARACTERS = 4000;
export const ANSWER_LINES = 60;
export const NAME_CHARACTERS = 40;

const NEAR_CHARACTERS = 400;
const NEAR_LINES = 8;
// A frame holds 16 KiB, and its other fields want some of that.
const TEXT_BYTES = 16100;

const LINE_END = /\r\n|[\r\n\v\f\x1c-\x1e\x85\u2028\u2029]/;
const UNSEEN = /[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
const BLANK = /^[\s\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2800\u3164\ufe00-\ufe0f\uffa0\u{e0100}-\u{e01ef}]*$/u;

export function isBlank(text) {
  return BLANK.test(text.replace(UNSEEN, ""));
}

// How many characters and lines are left; below 0 there are too many.
export function room(text) {
  const lines = text.trim().split(LINE_END);
  const seen = lines.map((line) => line.trimEnd()).join("\n").replace(UNSEEN, "").normalize("NFC");
  return { characters: ANSWER_CHARACTERS - [...seen].length, lines: ANSWER_LINES - lines.length };
}

export function isNearLimit(left) {
  return left.characters <= NEAR_CHARACTERS || left.lines <= NEAR_LINES;
}

export function isOverLimit(text, left = room(text)) {
  return left.characters < 0 || left.lines < 0 || isTooHeavy(text);
}

export function isTooHeavy(text) {
  return new TextEncoder().encode(JSON.stringify(text)).length > TEXT_BYTES;
}

export function isLongName(name) {
  return [...name.replace(UNSEEN, "").trim().normalize("NFC")].length > NAME_CHARACTERS;
}
