// How it was, asked at the end in two taps and kept without a name.

import { h } from "../dom.js";
import { randomHex } from "../ids.js";
import { isClosed } from "../model.js";
import { isPending } from "../pending.js";
import { texts } from "../texts.js";
import { choices } from "../views/field.js";
import { submit } from "./actions.js";

export function feedbackView(phone) {
  const feedback = feedbackOf(phone);
  const keep = (part) => giveFeedback(phone, { ...feedbackOf(phone), ...part });
  return h(
    "section",
    { key: "feedback" },
    h("h2", texts.feedbackTitle),
    h("p.hint", texts.feedbackAbout),
    h(
      "div.taps",
      { key: "taps" },
      choices("feedback-said", texts.feedbackSaid, texts.feedbackSteps, feedback.said, (said) => keep({ said })),
      choices("feedback-taken", texts.feedbackTaken, texts.feedbackSteps, feedback.taken, (taken) => keep({ taken })),
    ),
    h("p", { key: "thanks", role: "status" }, isWhole(feedback) ? feedbackStatus(phone) : ""),
  );
}

function feedbackStatus(phone) {
  if (!isPending(phone, { type: "say_felt" })) return texts.feedbackThanks;
  return isClosed(phone) ? texts.notBeforeClosed : texts.onItsWay;
}

// One key for the session: whoever changes their mind changes what they said.
function feedbackOf(phone) {
  return phone.pages.get("feedback") ?? { key: randomHex(32) };
}

function isWhole({ said, taken }) {
  return said !== undefined && taken !== undefined;
}

function giveFeedback(phone, feedback) {
  phone.pages.set("feedback", feedback);
  if (!isWhole(feedback)) return phone.draw();
  return submit(phone, { type: "say_felt", said: Number(feedback.said), taken: Number(feedback.taken), key: feedback.key });
}
