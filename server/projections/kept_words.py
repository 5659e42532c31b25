"""What became of words without a name, for the phone that keeps them by a key."""

import msgspec

from server.domain.state import State


class KeptWords(msgspec.Struct, frozen=True):
    """Where words without a name are. Both ids are None where they are nowhere any more."""

    #: The id under which they stand in the session.
    contribution: str | None = None
    #: The id of the challenge that waits to arrive.
    challenge: str | None = None
    #: The words that it challenges; empty where others cannot read them.
    to: str = ""


def kept_words(state: State, key_hash: str) -> KeptWords:
    """What became of the words that a phone keeps by a key with this hash."""
    contribution = state.contribution_by_key.get(key_hash)
    if contribution is not None:
        return KeptWords(None if state.contributions[contribution].taken_back else contribution)
    challenge = state.challenge_by_key.get(key_hash)
    if challenge is None:
        return KeptWords()
    waiting = state.challenges[challenge]
    return KeptWords(challenge=waiting.id, to=state.words_read_by_others(waiting.contribution))
