"""Commands about the sentence with which a theme is said back to those whose words are in it."""

from typing import Literal

from server.domain.commands.command import BaseCommand

SayBackAnswer = Literal["yes", "nearly", "not_mine"]
"""What somebody says to the sentence of a theme that their words are in."""


class SayBack(BaseCommand, frozen=True, tag="say_back"):
    """Say a theme back in one sentence, to those whose words are in it."""

    theme: str
    sentence: str


class AnswerSayBack(BaseCommand, frozen=True, tag="answer_say_back"):
    """Say whether the sentence of a theme is what one meant."""

    #: The id of the sentence.
    sentence: str
    answer: SayBackAnswer
    #: What is not quite so, for "nearly".
    line: str = ""
    #: For whoever said their words without a name: the key by which their phone keeps words that are in the theme.
    key: str | None = None
