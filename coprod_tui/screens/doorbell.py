"""The terminal's bell, where a facilitator has asked for it: it rings when somebody calls, signals,
offers, asks or raises a hand."""

from collections.abc import Callable

from server.projections.dashboard import DashboardView


class Doorbell:
    """Rings once for each view in which somebody waits anew."""

    def __init__(self, ring: Callable[[], None]) -> None:
        self._ring = ring
        self._before: DashboardView | None = None

    def heed(self, view: DashboardView) -> None:
        """Takes in a view; the first one of a session rings for nothing."""
        before, self._before = self._before, view
        if before is not None and before.summary.session == view.summary.session and waits_anew(before, view):
            self._ring()


def waits_anew(before: DashboardView, after: DashboardView) -> bool:
    """Whether somebody waits for the facilitator who did not before."""
    known = {*(call.id for call in before.waiting.calls), *(wording.id for wording in before.waiting.wordings)}
    now = {*(call.id for call in after.waiting.calls), *(wording.id for wording in after.waiting.wordings)}
    return (
        bool(now - known)
        or _newest_hand(after) > _newest_hand(before)
        or _signals(after) > _signals(before)
        or after.tabs.asking > before.tabs.asking
    )


def _newest_hand(view: DashboardView) -> int:
    hands = view.waiting.hands
    return max((row.number for row in (*hands.waiting, hands.speaking) if row is not None), default=0)


def _signals(view: DashboardView) -> int:
    return sum(row.waiting for row in view.waiting.signals)
