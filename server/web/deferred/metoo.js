// "Me too": a count under words, and a key for each that this phone made and nobody else knows.

import { button } from "../dom.js";
import { randomHex } from "../ids.js";
import { texts } from "../texts.js";
import { submit } from "./actions.js";

// The keys by the words to which it was said; a drawer of its own, so that nothing else lists them.
/** @type {(phone: SessionPhone) => Drawer<Record<string, string>>} */
function keptKeys({ store, session }) {
  return store.drawer(session, "metoo");
}

/** @type {(phone: JoinedPhone, contribution: string, about: string) => VNode} */
export function meTooButton(phone, contribution, about) {
  const kept = keptKeys(phone);
  const key = kept.get(contribution);
  const toggle = () => {
    if (key === null) {
      const made = randomHex(32);
      kept.set(contribution, made);
      submit(phone, { type: "say_me_too", contribution, key: made });
    } else {
      kept.remove(contribution);
      submit(phone, { type: "take_back_me_too", contribution, key });
    }
  };
  return button(texts.meToo, toggle, { about, "aria-pressed": String(key !== null) });
}
