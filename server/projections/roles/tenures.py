"""How somebody came to a role and left it, in words; it must not know who that is, nor where the words stand."""

from typing import assert_never

from server.domain.events import HowBegan, HowEnded


def began(how: HowBegan) -> str:
    """How they came to it, after their name."""
    match how:
        case "offered":
            return "said yes to an offer"
        case "asked":
            return "asked for it"
        case "taken_up":
            return "took it up"
        case "passed_on":
            return "was handed it"
        case _:
            assert_never(how)


def ended(how: HowEnded | None) -> str:
    """How they left it, after their name, or that it goes on."""
    match how:
        case None:
            return "holds it now"
        case "stepped_back":
            return "stepped back"
        case "passed_on":
            return "handed it on"
        case "session_ended":
            return "held it until the end"
        case _:
            assert_never(how)


def ending(how: HowEnded | None) -> str:
    """How it ended, under such a heading, where no name stands before it."""
    match how:
        case None:
            return "still held"
        case "session_ended":
            return "the session ended"
        case _:
            return ended(how)
