// What others ask of this person and waits for their yes or their "Not now".

// One a row, each with the commands that answer it. `key` stays the same for as long as it waits.
/** @type {(mine: MineView) => IncomingRequest[]} */
export function incomingRequests({ offers, asked, words, same, asked_beside: challenges }) {
  return [
    ...(same ? [sameRequest(same)] : []),
    ...offers.map(offerRequest),
    ...asked.map(roleRequest),
    ...challenges.map(besideRequest),
    ...words.map(wordsRequest),
  ];
}

/** @type {(earlier: SameView) => IncomingRequest} */
function sameRequest({ person, label }) {
  return {
    key: `same-${person}`,
    kind: "same",
    who: label,
    role: null,
    words: null,
    yes: { type: "confirm_same", earlier: person },
    no: { type: "decline_same", earlier: person },
  };
}

/** @type {(offer: OfferView) => IncomingRequest} */
function offerRequest({ role, by }) {
  return {
    key: `offer-${role}`,
    kind: "offer",
    who: by,
    role,
    words: null,
    yes: { type: "accept_offer", role },
    no: { type: "decline_offer", role },
  };
}

/** @type {(ask: AskedView) => IncomingRequest} */
function roleRequest({ role, person, label, shadow }) {
  const kind = shadow ? "shadow" : "handOn";
  return {
    key: `${kind}-${role}-${person}`,
    kind,
    who: label,
    role,
    words: null,
    yes: { type: shadow ? "let_shadow" : "pass_on", role, person },
    no: { type: "decline_ask", role, person },
  };
}

/** @type {(challenge: BesideChallenge) => IncomingRequest} */
function besideRequest(challenge) {
  const { id, person } = challenge;
  return {
    key: `beside-${id}`,
    kind: "beside",
    who: person,
    role: null,
    words: null,
    challenge,
    yes: { type: "stand_beside", challenge: id },
    no: { type: "decline_to_stand_beside", challenge: id },
  };
}

/** @type {(words: WordsView) => IncomingRequest} */
function wordsRequest(words) {
  return {
    key: `words-${words.id}`,
    kind: "words",
    who: words.by,
    role: null,
    words,
    yes: { type: "confirm_words", words: words.id },
    no: { type: "drop_words", words: words.id },
  };
}
