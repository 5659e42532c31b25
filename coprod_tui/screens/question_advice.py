"""The remark that the ask line shows while a question is typed."""

from coprod_tui.widgets.question.input import Remark
from server.domain.question_advice import advice_on, reads_as_open


def advise(text: str) -> Remark:
    """The first piece of advice with another wording, or that it reads as open; empty where the rules are unsure."""
    advice = advice_on(text)
    if not advice:
        return Remark("reads as open", well=True) if reads_as_open(text) else Remark()
    first = advice[0]
    words = first.words if len(advice) == 1 else f"{first.words} · {len(advice) - 1} more"
    rewording = first.rewording or ""
    return Remark(words, instead=rewording) if first.is_whole else Remark(words, begin=rewording)
