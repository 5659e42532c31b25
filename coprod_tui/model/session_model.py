"""One session in the dashboard: its port, its replica, and the facilitator's local choices."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from msgspec.structs import replace

from coprod_tui.model.holding_news import HoldingNews
from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.model.unseen import SeenThemes, UnseenWords
from server.domain.actors import actor_key
from server.port import SessionPort
from server.projections.contributions.index import ContributionRow
from server.projections.dashboard import DashboardView, at_time, dashboard_view
from server.projections.questions.pace import pace_view
from server.projections.status import LinkView
from server.projections.summary import SummaryView, summary_view
from server.projections.themes import ThemesView


@dataclass(frozen=True, slots=True)
class CaptureDraft:
    """Words of somebody in the room that the facilitator is putting in."""

    #: How they came: said aloud, on a paper slip, by a show of hands.
    channel: Literal["aloud", "paper", "hands"] = "aloud"
    #: The id of the person whose words they are; None while undecided, empty for nobody's name.
    person: str | None = None
    #: The code of the slip, or how many hands were raised.
    mark: str = ""
    #: What was typed so far.
    text: str = ""


@dataclass(slots=True)
class SessionModel:
    """A port, the replica that follows it, and choices of the facilitator that are not part of the session."""

    port: SessionPort
    replica: SessionReplica = field(default_factory=SessionReplica)
    #: What went wrong in following, in a few words; empty while the replica is kept up to date.
    fault: str = ""
    #: The URL of the address that is shown, None for the best one.
    address: str | None = None
    #: Words that were begun and not put in; the dialog shows them again the next time.
    capture_draft: CaptureDraft = CaptureDraft()

    #: Which words were not in view yet.
    unseen: UnseenWords = field(default_factory=UnseenWords)
    #: Which themes were looked at.
    seen_themes: SeenThemes = field(default_factory=SeenThemes)
    #: What people with a role held back or restored.
    holding_news: HoldingNews = field(default_factory=HoldingNews)

    def view(self, now: datetime) -> DashboardView:
        """The session as it is shown at `now` (UTC)."""
        replica = self.replica
        return dashboard_view(
            replica.state,
            replica.presence,
            replica.status,
            now,
            link=self.link,
            address=self.address,
            facilitator=actor_key(self.port.actor),
            unseen=self.unseen.follow(replica),
            themes=self.themes(),
        )

    def ticked(self, view: DashboardView, now: datetime) -> DashboardView:
        """The same view with its clocks at `now` (UTC), and what was seen meanwhile."""
        themes = self.themes()
        tabs = replace(view.tabs, unseen=self.unseen.follow(self.replica), themes=themes.fresh)
        return replace(at_time(view, now), tabs=tabs, themes=themes, pace=pace_view(self.replica.state, now))

    def themes(self) -> ThemesView:
        """The themes as they stand."""
        return self.seen_themes.follow(self.replica, actor_key(self.port.actor))

    @property
    def link(self) -> LinkView:
        """Whether what is known is up to date, and else why not."""
        replica = self.replica
        return LinkView(replica.linked and not self.fault, replica.closed, replica.gone, self.fault, replica.deleted)

    def summary(self) -> SummaryView:
        """The session at a glance."""
        return summary_view(self.replica.state, self.replica.presence, actor_key(self.port.actor))

    def least_heard(self) -> ContributionRow | None:
        """The contribution that has waited longest to be heard, or else the oldest; None if there is none."""
        return next(iter(self.replica.contributions.view().rows(0, 1)), None)

    def others_acted_since(self, seq: int) -> bool:
        """Whether somebody else than this facilitator has caused an entry after position `seq`."""
        own = actor_key(self.port.actor)
        return any(newest > seq for actor, newest in self.replica.newest_by.items() if actor != own)

    def show_next_address(self) -> None:
        """Shows the address after the one shown, from the last back to the first."""
        urls = [known.url for known in self.replica.status.addresses]
        if urls:
            at = urls.index(self.address) if self.address in urls else 0
            self.address = urls[(at + 1) % len(urls)]
