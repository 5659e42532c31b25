"""The parts of a session's state that have to do with the design group, all frozen."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from datetime import datetime

import msgspec
from rpds import HashTrieMap

from server.domain.commands import CheckKind, Consent, SenseAnswer


class GivenSense(msgspec.Struct, frozen=True):
    """What a member of the design group says to what was run past them."""

    answer: SenseAnswer
    #: What worries them, or what is missing; empty if they did not say.
    line: str
    #: What may be done with that line.
    consent: Consent
    at: datetime


class SenseCheck(msgspec.Struct, frozen=True):
    """Something that was run past the design group, with what its members say."""

    id: str
    #: Its number in the session, from 1.
    number: int
    kind: CheckKind
    #: The id of the planned question, of the theme or of the turn.
    target: str
    #: What it said when it was run past them.
    text: str
    at: datetime
    #: Whether it was closed by hand.
    closed: bool = False
    #: By person: what they say.
    answers: HashTrieMap[str, GivenSense] = HashTrieMap()
