"""How a tenure began and ended, in words."""

from typing import assert_never

from server.domain.events import HowBegan, HowEnded


def began(how: HowBegan) -> str:
    """How somebody came to the role, to follow their name."""
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
    """How they left it, to follow their name, or that they still hold it."""
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
    """How it ended, without a name before it."""
    match how:
        case None:
            return "still held"
        case "session_ended":
            return "the session ended"
        case _:
            return ended(how)
