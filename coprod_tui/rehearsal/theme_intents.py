"""What a simulated person who holds Weaver does about themes, as far as the server lists and shows these to them.

They ask for the list first; a proposal is read before it is taken or left, and a theme before words go into it or it is
said back.
"""

from dataclasses import dataclass
from random import Random
from typing import Final, assert_never

from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import SAID_BACK, THEMES
from server.domain import commands as c
from server.port import ReadProposal, ReadTheme, ThemesListed, WordsRead
from server.projections.gathering import GatheredTheme, WaitingProposal

_GATHERS: Final = 0.7
_TAKES: Final = 0.7
_SAYS_BACK: Final = 0.5
_FEW: Final = 3
_AT_ONCE: Final = 2


@dataclass(frozen=True, slots=True)
class GatherThemes:
    """Does something about the themes, or about a proposal, which have yet to be listed."""


@dataclass(frozen=True, slots=True)
class ConsiderProposal:
    """Takes or leaves a proposal whose words have yet to be read."""

    proposal: WaitingProposal

    @property
    def request(self) -> ReadProposal:
        """The request for its words."""
        return ReadProposal(self.proposal.id)


@dataclass(frozen=True, slots=True)
class ConsiderTheme:
    """Says back a theme whose words have yet to be read, or puts others into it."""

    theme: GatheredTheme

    @property
    def request(self) -> ReadTheme:
        """The request for its words."""
        return ReadTheme(self.theme.id)


Considering = ConsiderProposal | ConsiderTheme


def gathers(rng: Random, view: PhoneView) -> GatherThemes | None:
    """Goes to the themes at times, if they may gather and there is something to gather."""
    gathering = None if view.mine is None else view.mine.gathering
    if gathering is None or not (gathering.themes or gathering.waiting or view.readable):
        return None
    return GatherThemes() if rng.random() < _GATHERS else None


def after_list(rng: Random, view: PhoneView, listed: ThemesListed) -> Considering | c.AddTheme | None:
    """What they turn to in the list: a proposal, a theme that is there, or another theme for what they read now."""
    names = {theme.name for theme in listed.themes}
    free = [name for name in THEMES if name not in names]
    ways: list[Considering | c.AddTheme] = []
    if listed.proposals:
        ways.append(ConsiderProposal(rng.choice(listed.proposals)))
    if listed.themes:
        ways.append(ConsiderTheme(rng.choice(listed.themes)))
    if free and view.readable:
        ways.append(c.AddTheme(rng.choice(free), _some(rng, view.readable)))
    return rng.choice(ways) if ways else None


def after_reading(
    rng: Random, view: PhoneView, considering: Considering, read: WordsRead
) -> c.TakeProposal | c.LeaveProposal | c.PutIntoTheme | c.SayBack | None:
    """What they do about a proposal or a theme once they have read the words in it."""
    inside = {words.said.id for words in read.placed}
    match considering:
        case ConsiderProposal(proposal=proposal):
            if not inside or rng.random() >= _TAKES:
                return c.LeaveProposal(proposal.id)
            return c.TakeProposal(proposal.id, name=proposal.name or rng.choice(THEMES))
        case ConsiderTheme(theme=theme):
            unsaid = theme.said_back is None and len(inside) >= _FEW
            loose = tuple(known for known in view.readable if known not in inside)
            if unsaid and (not loose or rng.random() < _SAYS_BACK):
                return c.SayBack(theme.id, rng.choice(SAID_BACK))
            return c.PutIntoTheme(theme.id, _some(rng, loose)) if loose else None
        case _:
            assert_never(considering)


def _some(rng: Random, contributions: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(rng.sample(contributions, min(_AT_ONCE, len(contributions))))
