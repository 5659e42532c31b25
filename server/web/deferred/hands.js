// "I'd like to speak": one's hand, which the server forgets when one leaves for good.

import { button, h, row } from "../dom.js";
import { isRunning } from "../model.js";
import { filled, texts } from "../texts.js";
import { ask } from "./asking.js";
import { strip } from "./strips.js";

/** @type {(phone: JoinedPhone) => Content} */
export function handView(phone) {
  const { hand } = phone.mine;
  const name = hand && (hand.named ? texts.hand.hideName : texts.hand.showName);
  return [
    h(
      "div.even",
      { key: "hand" },
      hand === null
        ? button(texts.hand.up, () => move(phone, { type: "raise_hand", named: false }), { "aria-describedby": "handed" })
        : [
            saidButton(phone),
            button(texts.hand.down, () => move(phone, { type: "lower_hand", said: false })),
            button(String(name), () => move(phone, { type: "raise_hand", named: !hand.named })),
          ],
    ),
    h("p.hint", { key: "handed", id: "handed", role: "status" }, phone.ui.handLost ? texts.hand.lost : texts.hand[hand ? hand.standing : "about"]),
  ];
}

// On every page, also to whoever has scrolled.
/** @type {(phone: JoinedPhone) => Content} */
export function wordStrip(phone) {
  const { hand } = phone.mine;
  return isRunning(phone) && hand && hand.standing === "word" ? strip("new", texts.hand.word, saidButton(phone, texts.hand.word)) : null;
}

// What somebody with the tool "ask" does about the hands of others.
/** @type {(phone: JoinedPhone) => Content} */
export function wordTool(phone) {
  const { waiting_hands: waiting } = phone.mine;
  if (waiting === null || waiting.next === null) return null;
  const about = filled(waiting.label === null ? texts.hand.count : texts.hand.countNamed, { count: waiting.count, name: String(waiting.label) });
  const give = () => move(phone, { type: "give_word", hand: waiting.next });
  return [h("p.hint", { key: "hands", role: "status" }, about), row(button(texts.hand.give, give))];
}

/** @type {(phone: JoinedPhone, about?: string) => VNode} */
function saidButton(phone, about) {
  return button(texts.hand.said, () => move(phone, { type: "lower_hand", said: true }), { about });
}

// Now or not at all: a hand that came late would be up for something else.
/** @type {(phone: JoinedPhone, request: PrivateRequest) => void} */
function move(phone, request) {
  phone.ui.handLost = !phone.connection.up;
  if (phone.connection.up) ask(phone, request, () => {});
  phone.draw();
}
