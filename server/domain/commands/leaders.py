"""Commands about what a turn asks of leaders: whoever can open a way for it."""

from typing import Literal

from server.domain.commands.command import BaseCommand

LeaderAnswer = Literal["possible", "not_possible", "not_known"]
"""What somebody who can open a way says to what a turn asks."""


class AskLeaders(BaseCommand, frozen=True, tag="ask_leaders"):
    """Ask something for a turn of whoever can open a way."""

    turn: str
    text: str


class AnswerLeaders(BaseCommand, frozen=True, tag="answer_leaders"):
    """Say as a Way-opener whether what a turn asks is possible."""

    asked: str
    answer: LeaderAnswer
    #: Why it is not possible, or how one finds out; empty only for "possible".
    text: str = ""
