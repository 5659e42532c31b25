"""The parts of a session's state that have to do with what turns ask of leaders, all frozen."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from datetime import datetime

import msgspec
from rpds import HashTrieMap

from server.domain.commands import LeaderAnswer


class GivenByLeader(msgspec.Struct, frozen=True):
    """What a Way-opener says to what a turn asks."""

    answer: LeaderAnswer
    #: Why it is not possible, or how they find out; may be empty for "possible".
    text: str
    at: datetime


class AskedOfLeaders(msgspec.Struct, frozen=True):
    """Something that a turn asks of whoever can open a way."""

    id: str
    #: The id of the turn.
    turn: str
    text: str
    #: By person: what they say.
    answers: HashTrieMap[str, GivenByLeader] = HashTrieMap()
