"""Puts things that were said or done on one line.

Whatever people typed passes through `display` first, so that no line ends early and none steers the terminal.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import Final, assert_never

from coprod_tui import display
from coprod_tui.plain.parsing.choices import listed, quoted
from server.domain.commands import CallKind, Moderation, Reveal
from server.domain.state import Contribution, State
from server.projections.counting import many
from server.projections.people.labels import label_words
from server.projections.people.list import PersonRow
from server.projections.said import shown_words
from server.sentences import words

NAMELESS = "without a name"
_ENDS_A_NAME: Final = frozenset(':,;"')


def one_line(text: str) -> str:
    """What somebody typed, on one line: line ends become " / "."""
    return " / ".join(display.lines(text))


def name(label: str) -> str:
    """A person's name on one line, in quotation marks if it holds a mark that could seem to end it."""
    shown = one_line(label)
    return quoted(shown) if _ENDS_A_NAME & set(shown) else shown


def quote(text: str) -> str:
    """What somebody typed, on one line, in quotation marks that it does not hold."""
    return quoted(one_line(text))


def person(state: State, id_: str) -> str:
    """A person's name as it is shown."""
    return name(label_words(state, id_))


def role(state: State, id_: str) -> str:
    """A role's name as it is shown."""
    return one_line(words(state.role_name(id_)))


def clock(at: datetime, day: datetime | None = None) -> str:
    """The local time of day, with the date if it differs from that of `day`."""
    here = at.astimezone()
    other_day = day is not None and day.astimezone().date() != here.date()
    return f"{here:%Y-%m-%d %H:%M}" if other_day else f"{here:%H:%M}"


def limit(most: int | None) -> str:
    """How many may hold a role at once."""
    if most is None:
        return "any number of people"
    return many(most, "person", "people")


def asking(role: str, holder: str | None, *, shadow: bool) -> str:
    """A request for a role, after the name of who asks; `holder` is who is asked, None for the facilitator."""
    if holder is None:
        return f"asks for {role}"
    return f"asks to shadow {holder} in {role}" if shadow else f"asks {holder} to hand on {role}"


def moderation(chosen: Moderation) -> str:
    """Whether others read what is said at once, after a look, or not at all."""
    match chosen:
        case "open":
            return "others read what is said without a look"
        case "look":
            return "somebody looks at what is said before others read it"
        case "closed":
            return "nobody else reads what is said"
        case _:
            assert_never(chosen)


def reading(policy: Reveal, chosen: Moderation) -> str:
    """When people may read what is said, and who looks at it first; empty where it is revealed and nobody looks."""
    looks = "" if chosen == "open" else moderation(chosen)
    return ", ".join(filter(None, (reveal(policy), looks)))


def reveal(policy: Reveal) -> str:
    """When people may read what is said; empty for the usual policy, when it is revealed."""
    match policy:
        case "at_once":
            return "everybody can read along at once"
        case "after_answer":
            return "whoever has answered can read along"
        case "when_revealed":
            return ""
        case _:
            assert_never(policy)


def calling(kind: CallKind, text: str) -> str:
    """A call to the room, after the name of who calls: "asks for a break"."""
    match kind:
        case "more_time":
            return "asks for five more minutes"
        case "theme":
            return f'proposes the theme "{one_line(text)}"'
        case "bring_us_back":
            return "asks to come back to the difference this should make"
        case "plainer":
            return "asks to say it plainer"
        case "break":
            return "asks for a break"
        case _:
            assert_never(kind)


def contribution(state: State, known: Contribution) -> str:
    """ "4, Ama: The same carer every morning. (builds on 2, Me too: 3)"."""
    who = NAMELESS if known.person is None else person(state, known.person)
    shown = ", ".join(_marks(state, known))
    return f"{known.number}, {who}: {_said(known)}{f' ({shown})' if shown else ''}"


def _said(known: Contribution) -> str:
    """The words, those of a challenge with what its challenger values."""
    text = one_line(shown_words(known))
    return f"What I value here: {one_line(known.value)} / What I would test: {text}" if known.value else text


def _marks(state: State, known: Contribution) -> Iterator[str]:
    """What stands behind the words of a contribution."""
    marks = {
        "not sure": known.kind == "unsure",
        _answers(state, known): known.to is not None,
        "said aloud": known.channel == "aloud",
        "on paper": known.channel == "paper",
        "said for someone": known.channel == "for_someone",
        f"{known.hands} hands": known.hands not in (None, 1),
        "1 hand": known.hands == 1,
        f"speaking from: {', '.join(map(one_line, known.speaking))}": bool(known.speaking),
        "said late": known.late,
        "in this room only": known.consent == "room",
        "heard": known.heard_at is not None,
        "waits for a look": known.held is not None and not known.held.reason,
        _held_back(state, known): known.held is not None and bool(known.held.reason),
        "said otherwise since": known.held is not None and known.held.changed,
        f"Me too: {len(known.me_too)}": bool(known.me_too),
        **_answered(state, known),
        f"in {listed(_themes(state, known))}" if known.themes else "": bool(known.themes),
        "simulated": known.simulated and not state.practice,
    }
    return (mark for mark, there in marks.items() if there)


def _held_back(state: State, known: Contribution) -> str:
    """ "held back by Bea: It hurts somebody", with the reason as the author is told it."""
    if known.held is None:
        return ""
    by = "" if known.held.by is None else f" by {person(state, known.held.by)}"
    return f"held back{by}: {one_line(words(known.held.reason)).rstrip('.')}"


def _answered(state: State, known: Contribution) -> dict[str, bool]:
    """How many builds and challenges answer it."""
    kinds = [to.kind for to in map(state.contributions.__getitem__, known.answers) if not to.taken_back]
    builds, challenges = kinds.count("build"), kinds.count("challenge")
    return {f"builds: {builds}": bool(builds), f"challenges: {challenges}": bool(challenges)}


def _answers(state: State, known: Contribution) -> str:
    """ "challenges 3, which was taken back, with Ama beside"; empty for what answers the question itself."""
    if known.to is None:
        return ""
    to = state.contributions[known.to]
    answers = f"{'challenges' if known.kind == 'challenge' else 'builds on'} {to.number}"
    gone = ", which was taken back" if to.taken_back else ""
    beside = "" if known.beside is None else f", with {person(state, known.beside)} beside"
    return f"{answers}{gone}{beside}"


def _themes(state: State, known: Contribution) -> list[str]:
    return [name(theme.name) for theme in state.themes if theme.id in known.themes]


def numbered(state: State, contributions: tuple[str, ...]) -> str:
    """ "3 contributions (1, 4, 7)"."""
    numbers = ", ".join(map(str, sorted(state.contributions[contribution].number for contribution in contributions)))
    return f"{many(len(contributions), 'contribution')} ({numbers})"


def person_line(row: PersonRow) -> str:
    """ "Ama, connected, holds Host"."""
    held = f", holds {', '.join(map(one_line, row.roles))}" if row.roles else ""
    here = "connected" if row.connected else "away"
    return f"{name(row.label)}, {here if row.phone else 'here without a phone'}{held}"


def minutes(since: datetime, now: datetime) -> int:
    """Whole minutes, at least 0, also if a clock was set back."""
    return max(0, int((now - since).total_seconds() // 60))
