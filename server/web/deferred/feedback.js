// How it was, asked at the end in two taps and kept without a name.

import { h } from "../dom.js";
import { randomHex } from "../ids.js";
import { isClosed } from "../model.js";
import { isPending } from "../pending.js";
import { texts } from "../texts.js";
import { submit } from "./actions.js";
import { choices } from "./ticks.js";

/** @type {(phone: JoinedPhone) => Content} */
export function feedbackView(phone) {
  const { said, taken } = feedbackOf(phone);
  return h(
    "section",
    { key: "feedback" },
    h("h2", texts.feedbackTitle),
    h("p.hint", texts.feedbackAbout),
    h(
      "div.taps",
      { key: "taps" },
      choices("feedback-said", texts.feedbackSaid, texts.feedbackSteps, said, (step) => giveFeedback(phone, { said: step })),
      choices("feedback-taken", texts.feedbackTaken, texts.feedbackSteps, taken, (step) => giveFeedback(phone, { taken: step })),
    ),
    h("p", { key: "thanks", role: "status" }, said !== undefined && taken !== undefined ? feedbackStatus(phone) : ""),
  );
}

/** @type {(phone: SessionPhone) => string} */
function feedbackStatus(phone) {
  if (!isPending(phone, { type: "say_felt" })) return texts.feedbackThanks;
  return isClosed(phone) ? texts.notBeforeClosed : texts.onItsWay;
}

// One key for the session: whoever changes their mind changes what they said.
/** @type {(phone: SessionPhone) => Feedback} */
function feedbackOf(phone) {
  return phone.pages.get("feedback") || { key: randomHex(32) };
}

/** @type {(phone: SessionPhone, part: Partial<Feedback>) => void} */
function giveFeedback(phone, part) {
  const feedback = { ...feedbackOf(phone), ...part };
  const { said, taken, key } = feedback;
  phone.pages.set("feedback", feedback);
  if (said === undefined || taken === undefined) phone.draw();
  else submit(phone, { type: "say_felt", said: Number(said), taken: Number(taken), key });
}
