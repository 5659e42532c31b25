"""Requests about how people come in, and to end the server, with their responses."""

import msgspec


class RenewCode(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="renew_code"):
    """Requests a new code and a new invitation. The old ones are void."""


class CloseJoining(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="close_joining"):
    """Requests that nobody else is let in, or that people are let in again."""

    closed: bool = True


class Joining(msgspec.Struct, frozen=True, tag="joining"):
    """The response to RenewCode and CloseJoining: how people come in from now on."""

    code: str
    closed: bool = False


class MakeComeBackWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="make_come_back_words"):
    """Requests come-back words, in place of earlier ones."""


class ComeBackWords(msgspec.Struct, frozen=True, tag="come_back_words"):
    """The response to MakeComeBackWords. They cannot be shown again."""

    words: tuple[str, ...]


class ShowComeBackWords(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="show_come_back_words"):
    """Requests to be let in as the person whose come-back words these are."""

    #: As they were typed.
    words: str


class CameBack(msgspec.Struct, frozen=True, tag="came_back"):
    """The response to ShowComeBackWords: the connection is that person's from now on."""

    #: The words as they are spelled.
    words: tuple[str, ...]


class Stop(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="stop"):
    """Requests the end of the server process."""


class Stopping(msgspec.Struct, frozen=True, tag="stopping"):
    """The response to Stop: the server ends."""
