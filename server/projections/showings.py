"""How often contributions were shown with "Read three", for the facilitator. It says nothing about who read them."""

import msgspec

from server.sentences import counted, sentence


class ShowingsView(msgspec.Struct, frozen=True, omit_defaults=True):
    """How often phones have shown contributions with "Read three". All are 0 as long as none has shown any."""

    #: The number of contributions that others may read.
    contributions: int = 0
    #: How many times each of them was shown at least.
    least: int = 0
    #: The number of those that were shown no more often than that.
    fewest: int = 0


def showings_sentence(view: ShowingsView, *, anew: bool) -> str:
    """How often contributions were shown, in a sentence; empty where there is nothing to say.

    `anew` says that the server was started again since the session began, so that it knows nothing of before.
    """
    if not view.contributions:
        return ""
    told = (
        counted("showings.least", view.least)
        if view.least
        else sentence("showings.unshown", unshown=view.fewest, contributions=view.contributions)
    )
    return f"{told} {sentence('showings.anew')}" if anew else told
