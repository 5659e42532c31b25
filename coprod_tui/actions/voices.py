"""The actions that give people a voice: putting words in, inviting, welcoming, and the measures."""

from typing import Final

from coprod_tui.actions.action import NOT_HERE, WITH_WAITING, Action, places
from coprod_tui.actions.labels import (
    order_label,
    search_label,
    signal_label,
)
from coprod_tui.actions.reasons import (
    fewer_than_two,
    no_signal,
    nobody_to_invite,
    not_running,
    nothing_asked,
    nothing_said,
)

ACTIONS: Final = (
    Action(
        "invite",
        ("i",),
        "Invite",
        "Sends somebody a private, warm word: no pressure, and room for anything they would add.",
        places("live"),
        plain="invite PERSON · invite",
        reason=nobody_to_invite,
    ),
    Action(
        "put_in",
        ("p",),
        "Put words in",
        "Puts in what was said aloud, written on a paper slip, or shown by hands. Whoever has a phone is asked there.",
        places("live"),
        spare=True,
        plain="aloud PERSON: WORDS · aloud: WORDS · slip CODE: WORDS · slip CODE PERSON: WORDS · hands N WORDS",
        reason=nothing_asked,
    ),
    Action(
        "welcome",
        ("H",),
        "Here without a phone",
        "Puts somebody on the list who has no phone here, so that their words can stand under their name.",
        places("lobby", "live"),
        plain="welcome NAME",
        in_footer=False,
        reason=not_running,
    ),
    Action(
        "same",
        ("equals_sign",),
        "The same person",
        "Says that two in the list are one person. Whoever came later is asked on their phone; nothing moves before.",
        places("lobby", "live", "review"),
        plain="same PERSON as PERSON",
        in_footer=False,
        reason=fewer_than_two,
    ),
    Action(
        "consents",
        (),
        "Consents",
        "Says in totals what may be done with what was said, and how much the report leaves out.",
        NOT_HERE,
        plain="consents",
    ),
    Action(
        "signal",
        ("g",),
        "Heard: signal",
        "Says that a signal was heard: slow down, say it plainer, I need a break. They come without names.",
        WITH_WAITING,
        plain="heard SIGNAL",
        spare=True,
        reason=no_signal,
        label=signal_label,
    ),
    Action("signals", (), "Signals", "Counts what was signalled, without names.", NOT_HERE, plain="signals"),
    Action(
        "search",
        ("slash",),
        "Find",
        "Lists only what holds some words. Escape lists everything again.",
        places("live", "review", "themes"),
        plain="find WORDS",
        spare=True,
        reason=nothing_said,
        label=search_label,
    ),
    Action(
        "sort",
        ("o",),
        "Order",
        "Lists what was said in another order: unheard first, newest, by question, what needs a reply.",
        places("live", "review", "themes"),
        plain="order NAME",
        spare=True,
        label=order_label,
    ),
)
