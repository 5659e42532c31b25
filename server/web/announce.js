// Says in a quiet live region when words were received or heard; it must not know how they are drawn.

import { saidBy } from "./said.js";
import { filled, words } from "./words.js";

export function announceMarks(phone) {
  if (phone.session === null) return;
  const { ui } = phone;
  const now = new Map();
  for (const said of saidBy(phone)) {
    now.set(said.id ?? said.place, said.mark);
    const before = ui.marks.get(said.id);
    if (before === said.mark || before === undefined) continue;
    ui.said = filled(words.announced, { mark: words[said.mark] });
  }
  ui.marks = now;
}
