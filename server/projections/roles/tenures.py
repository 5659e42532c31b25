"""How a tenure began and ended, in words."""

from server.domain.events import HowBegan, HowEnded
from server.sentences import sentence


def began(how: HowBegan) -> str:
    """How somebody came to the role, to follow their name."""
    return sentence(f"tenures.began.{how}")


def ended(how: HowEnded | None) -> str:
    """How they left it, to follow their name, or that they still hold it."""
    return sentence(f"tenures.ended.{how or 'still_held'}")


def ending(how: HowEnded | None) -> str:
    """How it ended, without a name before it."""
    return sentence(f"tenures.ending.{how or 'still_held'}")
