// Moments of the session, as this phone shows and compares them.

import { now } from "../model.js";

// A time of day as it is written where the phone is.
/** @type {(moment: Moment) => string} */
export function timeOf(moment) {
  return new Date(moment).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}

// The same with its day, for moments that may be long ago.
/** @type {(moment: Moment) => string} */
export function dayAndTimeOf(moment) {
  return new Date(moment).toLocaleString([], { day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" });
}

/** @type {(phone: Phone, moment: Moment) => boolean} */
export function isFuture(phone, moment) {
  return Date.parse(moment) > now(phone);
}
