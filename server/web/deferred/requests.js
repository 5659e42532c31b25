// What came by itself for this person and waits for their yes or their "Not now"; it must not know how it is drawn.

// One a row, each with the commands that answer it. `key` stays the same for as long as it waits.
export function incomingRequests({ offers, asked, words: captured }) {
  return [
    ...offers.map(({ role, by }) => incomingRequest("offer", by, "accept_offer", "decline_offer", { role })),
    ...asked.map(({ role, person, label, shadow }) =>
      incomingRequest(shadow ? "shadow" : "handOn", label, shadow ? "let_shadow" : "pass_on", "decline_ask", { role, person }),
    ),
    ...captured.map((said) => ({ ...incomingRequest("words", said.by, "confirm_words", "drop_words", { words: said.id }), said })),
  ];
}

function incomingRequest(kind, who, yes, no, about) {
  const key = [kind, ...Object.values(about)].join("-");
  return { key, kind, who, role: about.role, yes: { type: yes, ...about }, no: { type: no, ...about } };
}
