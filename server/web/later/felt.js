// How it was, asked at the end in two taps and kept without a name.

import { h } from "../dom.js";
import { hexDigits } from "../ids.js";
import { isClosed } from "../model.js";
import { isUnderway } from "../underway.js";
import { words } from "../words.js";
import { choices } from "../views/field.js";
import { submit } from "./acts.js";

export function feltView(phone) {
  const felt = feltOf(phone);
  const keep = (part) => sayFelt(phone, { ...feltOf(phone), ...part });
  return h(
    "section",
    { key: "felt" },
    h("h2", words.feltTitle),
    h("p.hint", words.feltAbout),
    h(
      "div.taps",
      { key: "taps" },
      choices("felt-said", words.feltSaid, words.feltSteps, felt.said, (said) => keep({ said })),
      choices("felt-taken", words.feltTaken, words.feltSteps, felt.taken, (taken) => keep({ taken })),
    ),
    h("p", { key: "thanks", role: "status" }, isWhole(felt) ? feltTold(phone) : ""),
  );
}

function feltTold(phone) {
  if (!isUnderway(phone, { type: "say_felt" })) return words.feltThanks;
  return isClosed(phone) ? words.notBeforeClosed : words.onItsWay;
}

// One key for the session: whoever changes their mind changes what they said.
function feltOf(phone) {
  return phone.pages.get("felt") ?? { key: hexDigits(32) };
}

function isWhole({ said, taken }) {
  return said !== undefined && taken !== undefined;
}

function sayFelt(phone, felt) {
  phone.pages.set("felt", felt);
  if (!isWhole(felt)) return phone.draw();
  return submit(phone, { type: "say_felt", said: Number(felt.said), taken: Number(felt.taken), key: felt.key });
}
