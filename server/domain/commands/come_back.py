"""Commands by which somebody is known again on another phone. The server alone sends them, for a person it checked."""

from server.domain.commands.command import BaseCommand


class KeepComeBackWords(BaseCommand, frozen=True, tag="keep_come_back_words"):
    """Keep the slow hash of a person's new come-back words, in place of earlier ones."""

    words_hash: str


class ComeBack(BaseCommand, frozen=True, tag="come_back"):
    """Let a person act from one more phone."""

    #: The hash of that phone's secret.
    secret_hash: str
