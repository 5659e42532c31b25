"""What has come and was not in view yet: what is new to the eye, whether or not it is marked as heard."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coprod_tui.model.session_replica import SessionReplica
from server.projections.dashboard import UnseenView
from server.projections.themes import ThemesView


@dataclass(slots=True)
class UnseenWords:
    """Follows one session on this dashboard. What was said before it was opened here counts as seen."""

    #: How many contributions are known here; None until the session is.
    _known: int | None = None
    #: The ids of those that were not in view, in the order of arrival.
    _waiting: dict[str, None] = field(default_factory=dict)

    def follow(self, replica: SessionReplica) -> UnseenView:
        """Takes in what arrived; returns how much of it is new to the eye."""
        if replica.caught_up:
            arrived = replica.contributions.arrived_after(0 if self._known is None else self._known)
            self._waiting |= {} if self._known is None else dict.fromkeys(arrived)
            self._known = (self._known or 0) + len(arrived)
        state = replica.state
        waiting = [state.contributions[known] for known in self._waiting if known in state.contributions]
        standing = [words for words in waiting if not words.taken_back]
        newest = state.asked[-1] if state.asked else None
        to_newest = sum(words.question == newest for words in standing)
        return UnseenView(to_newest, len(standing) - to_newest)

    def saw(self, contributions: Iterable[str]) -> None:
        """These contributions are in view."""
        for known in contributions:
            self._waiting.pop(known, None)

    @property
    def first(self) -> str | None:
        """The id of the contribution that has waited longest."""
        return next(iter(self._waiting), None)


@dataclass(slots=True)
class SeenThemes:
    """Up to which position each theme was looked at on this dashboard. What was in it before counts as seen."""

    #: The position at which the session was first known here whole; None until then.
    _begun: int | None = None
    #: By theme: the position up to which it was looked at.
    _seen: dict[str, int] = field(default_factory=dict)

    def follow(self, replica: SessionReplica, own: str | None) -> ThemesView:
        """The themes as they stand; what the actor `own` put in is not new."""
        if self._begun is None and replica.caught_up:
            self._begun = replica.state.seq
        begun = replica.state.seq if self._begun is None else self._begun
        return replica.themes.view(own, lambda theme: self._seen.get(theme, begun))

    def saw(self, theme: str, seq: int) -> None:
        """A theme was looked at as it stands after position `seq`."""
        self._seen[theme] = seq
