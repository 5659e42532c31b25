// What is said once the session has ended.

import { unsentDrafts } from "../contributions.js";
import { h, heading } from "../dom.js";
import { isClosed } from "../model.js";
import { texts } from "../texts.js";

/** @type {(phone: JoinedPhone) => Content} */
export function endedView(phone) {
  return [
    heading(texts.ended),
    h("p", isClosed(phone) ? texts.roomClosedText : texts.endedText),
    unsentDrafts(phone).length > 0 ? h("p.hint", texts.endedUnsent) : null,
  ];
}
