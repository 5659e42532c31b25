"""How a role stands, in words with a style each: holders, offers, requests."""

from datetime import datetime
from typing import Final, assert_never

from coprod_tui.display import line
from coprod_tui.widgets.times import duration
from server.projections.people.presence import LONG_AWAY
from server.projections.roles.holders import AskRow, HolderRow, OfferRow, RoleRow

Piece = tuple[str, str]
NOBODY: Final[Piece] = ("nobody just now", "$muted")
TAKEN_UP: Final = "Taken up, never assigned: anyone can take it up on their phone."


def pieces(role: RoleRow, now: datetime) -> list[Piece]:
    """Everything beside a role's name: holders, who is beside them, offers, requests."""
    alone = len(role.holders) == 1
    held = [piece for holder in role.holders for piece in (_holder(holder, now), *beside(holder, now, alone=alone))]
    return [*(held or [NOBODY]), *map(offered, role.offered), *map(asked, role.asked)]


def beside(holder: HolderRow, now: datetime, *, alone: bool) -> list[Piece]:
    """Who shadows a holder, and who held the role before and stays beside them.

    `alone` says that there is no other holder, so that the holder need not be named.
    """
    name = line(holder.label)
    shadows = [(f"{line(one.label)} shadows{'' if alone else f' {name}'}", "$others") for one in holder.shadows]
    shoulder = at_shoulder(holder, now)
    whose = "the" if alone else f"{name}'s"
    return [*shadows, *([(f"{line(shoulder)} at {whose} shoulder", "$others")] if shoulder else [])]


def at_shoulder(holder: HolderRow, now: datetime) -> str | None:
    """Who stays beside a holder at `now`, None if nobody."""
    return holder.shoulder if holder.beside_until is not None and holder.beside_until > now else None


def offered(offer: OfferRow) -> Piece:
    """To whom it is offered, and by whom if a holder offers it."""
    by = "offered" if offer.by is None else f"{line(offer.by)} offers it"
    return f"{by} to {line(offer.label)}", "$warning"


def asked(ask: AskRow) -> Piece:
    """Who asks for it, and whom they ask if that is a holder."""
    who = f"{line(ask.label)} asks"
    if ask.of is None:
        return f"{who} for it", "$others"
    return (f"{who} to shadow {line(ask.of)}" if ask.shadow else f"{who} {line(ask.of)} for it"), "$others"


def places(role: RoleRow) -> str:
    """How many hold it of how many may: "1 of 2", "3 of any"."""
    limit = "any" if role.limit is None else role.limit
    return "hidden" if role.hidden else f"{len(role.holders)} of {limit}"


def long_away(role: RoleRow, now: datetime) -> HolderRow | None:
    """The only holder, if all their devices have been away for long; else None."""
    if len(role.holders) != 1:
        return None
    (holder,) = role.holders
    return holder if holder.away is not None and now - holder.away >= LONG_AWAY else None


def away_advice(role: RoleRow, now: datetime) -> str | None:
    """The sentence for an only holder who has been away for long, else None; nothing happens by itself."""
    holder = long_away(role, now)
    if holder is None or holder.away is None:
        return None
    return f"{line(holder.label)} alone holds this and has been away {duration(holder.away, now)}. {_instead(role)}"


def whom_to_ask(role: RoleRow, most: int = 3) -> str:
    """The first people who are open to a role: "Bo, Mei or Jo"; empty if there are none."""
    *rest, last = [line(one.label) for one in role.suggested[:most]] or [""]
    return f"{', '.join(rest)} or {last}" if rest else last


def tools(role: RoleRow) -> list[str]:
    """What its holders may do, each in words that follow "may"."""
    return [_tool(role, at) for at in range(len(role.tools))]


def _holder(holder: HolderRow, now: datetime) -> Piece:
    words = f"{line(holder.label)} {duration(holder.since, now)}"
    return (words, "$people") if holder.away is None else (f"{words}, away {duration(holder.away, now)}", "$muted")


def _instead(role: RoleRow) -> str:
    whom = whom_to_ask(role)
    if not role.offerable:
        return "Anyone can take it up on their phone."
    if role.full:
        others = f" {whom} would like to hold it." if whom else ""
        return f"A second place (e) would let somebody stand in.{others}"
    return f"You could ask {whom}." if whom else "You could ask the room who would like to hold it."


def _tool(role: RoleRow, at: int) -> str:
    match role.tools[at]:
        case "ask":
            return "ask, close, reveal and put right questions, answer calls, and hold words up or back"
        case "words":
            return "write down words that were said aloud, or for somebody else with their yes"
        case "heard":
            return "mark what was said as heard"
        case "hold_back":
            return "hold words back, with a reason that everybody can read"
        case "open_way":
            return "say whether what a turn asks of leaders is possible"
        case "steer":
            return "propose where this goes next, as a turn"
        case "outcomes":
            return "adopt outcomes in people's own words, and say what came of each"
        case "more_time":
            return "ask for five more minutes"
        case "theme":
            return "propose a theme"
        case "bring_us_back":
            return "call “Bring us back”"
        case "plainer":
            return "call “Say it plainer”"
        case "break":
            return "call “Shall we break?”"
        case other:
            assert_never(other)
