"""Everything that waits for the facilitator."""

import msgspec

from server.projections.calls import CallRow
from server.projections.pending_yeses import PendingYesesView
from server.projections.people.hands import HandRow, HandRows
from server.projections.questions.wordings import WordingRow
from server.projections.signals import SignalRow


class WaitingView(msgspec.Struct, frozen=True):
    """Everything that waits for the facilitator, oldest first but for hands."""

    #: Calls from holders of roles.
    calls: tuple[CallRow, ...] = ()
    #: Wordings that people offered for the open question.
    wordings: tuple[WordingRow, ...] = ()
    #: Signals, gathered without names.
    signals: tuple[SignalRow, ...] = ()
    #: The people who have not yet said yes to words that were put in for them.
    yeses: PendingYesesView = PendingYesesView()
    #: The hands that are up.
    hands: HandRows = HandRows()
    #: The number of contributions that wait for a look before others read them.
    to_look_at: int = 0

    @property
    def first(self) -> CallRow | HandRow | None:
        """What has waited longest of calls and hands: a call, or the next hand if any hand is older than that.

        Where nothing waits, the hand of who has the word.
        """
        oldest, call, hand = self.hands.oldest, next(iter(self.calls), None), next(iter(self.hands.waiting), None)
        is_older = oldest is not None and (call is None or oldest < call.at)
        return (hand if is_older else call) or self.hands.speaking

    @property
    def signal(self) -> SignalRow | None:
        """The first kind of signal that waits to be answered."""
        return next((row for row in self.signals if row.waiting), None)
