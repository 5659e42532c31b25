"""What authors allow with their words, in totals only: how much a report would leave out, and never whose."""

from collections import Counter
from typing import Final, get_args

import msgspec

from server.domain.commands import Consent
from server.domain.state import State
from server.sentences import counted, sentence

CONSENT_NAMES: Final[dict[Consent, str]] = {consent: sentence(f"seen.{consent}") for consent in get_args(Consent)}


class ConsentsView(msgspec.Struct, frozen=True):
    """How many contributions there are of each kind, without those that were taken back or are held back."""

    room: int = 0
    notes: int = 0
    quoted: int = 0
    #: The number of contributions that are held back.
    held: int = 0

    @property
    def briefly(self) -> str:
        """For example "3 in this room only: the report leaves them out."; empty if there are none."""
        return counted("report_leaves.briefly", self.room) if self.room else ""

    @property
    def sentences(self) -> str:
        """For example "In this room only 3 · in our notes 20 · may be quoted 4. The report leaves out 3."."""
        of_each = sentence("report_leaves.of_each", room=self.room, notes=self.notes, quoted=self.quoted)
        left_out = sentence("report_leaves.out", count=self.room) if self.room else sentence("report_leaves.nothing")
        held = [counted("report_leaves.held", self.held)] if self.held else []
        return " ".join([of_each, left_out, *held])


def consents_view(state: State) -> ConsentsView:
    """The totals of the whole session. This function passes over all contributions."""
    standing = [known for known in state.contributions.values() if not known.taken_back]
    of = Counter(known.consent for known in standing if known.held is None)
    return ConsentsView(of["room"], of["notes"], of["quoted"], len(standing) - of.total())
