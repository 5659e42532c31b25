"""P6: every command with which people make sense together, on a long day with 100 themes.

Drawing and sending are not in these figures.
"""

from collections.abc import Iterator
from statistics import median
from typing import Final

from server.domain import commands as c
from server.domain.actors import Actor, Participant
from server.domain.decide.themes import MOST_THEMES
from server.domain.reasons import REASONS, reason_id
from tests.bench.figure import Figure, at_most, told
from tests.bench.gathered import FACILITATOR, HOST, ONE_IN_TEN, ONE_IN_TWENTY, Gathered, Took
from tests.bench.record import PEOPLE

TIMES: Final = 20
FEW: Final = 3
MANY: Final = 40
#: Who has a phone and no role.
SOMEBODY: Final = 1
_REASON: Final = reason_id(REASONS[0])
_Acts = list[tuple[c.Command, Actor]]


def measure(contributions: int) -> Iterator[Figure]:
    """What each command costs the server and a dashboard, with so many contributions."""
    day = Gathered(contributions)
    where = f"{contributions:,} contributions and {MOST_THEMES - 1} themes"
    for acts in (_on_themes(day), _on_proposals(day), _on_words(day), _on_what_others_read(day)):
        for what, asked in acts.items():
            yield from _figures(what, where, [day.does(*act) for act in asked], 2)
    several = [(c.Restore(some), FACILITATOR) for some in _held(day, MANY)]
    yield from _figures(f"restore {MANY}", where, [day.does(*act) for act in several], None)
    yield from _figures("end the session", where, [day.does(c.EndSession())], None)
    asked = [(c.RedactRoomOnly(on), FACILITATOR) for on in (True, False) * (TIMES // 2)]
    yield from _figures("redact what is kept to the room", where, [day.does(*act) for act in asked], 2)
    yield from _figures("undo that", where, [day.does(c.Undo()) for _ in range(TIMES)], 2)
    yield from _waiting(contributions)


def _waiting(contributions: int) -> Iterator[Figure]:
    """The same where all that was ever said waits for a look."""
    day = Gathered(contributions, waits=True)
    where = f"{contributions:,} contributions that wait for a look"
    acts: dict[str, _Acts] = {
        "say something": [(c.Contribute("q-1", f"Words {number}"), _phone(SOMEBODY)) for number in range(TIMES)],
        "let one be read": [(c.Restore((words.id,)), Participant(HOST)) for words in day.said[:TIMES]],
        "hold one back": [(c.HoldBack((words.id,), _REASON), Participant(HOST)) for words in day.said[:TIMES]],
    }
    for what, asked in acts.items():
        yield from _figures(what, where, [day.does(*act) for act in asked], 2)


def _figures(what: str, where: str, took: list[Took], most: float | None) -> Iterator[Figure]:
    """What it costs the server, with the phone of the Host, and a dashboard. `most` None promises nothing."""
    server = median(one.writing + one.room + one.mine for one in took)
    dashboard = median(one.dashboard for one in took)
    for place, cost in (("the server", server), ("a dashboard", dashboard)):
        said = f"{what}, {place}, {where}"
        yield told("P6", said, cost, "ms") if most is None else at_most("P6", said, cost, "ms", most)


def _on_themes(day: Gathered) -> dict[str, _Acts]:
    loose = [words.id for words in day.said[MOST_THEMES - 1 :: MOST_THEMES]]
    few = [tuple(loose[at : at + FEW]) for at in range(0, FEW * TIMES, FEW)]
    return {
        f"put {FEW} into a theme": [(c.PutIntoTheme("h-1", some), FACILITATOR) for some in few],
        f"hear {FEW}": [(c.MarkHeard(some), FACILITATOR) for some in few],
        f"take {FEW} out": [(c.TakeOutOfTheme("h-1", some), FACILITATOR) for some in few],
        "rename a theme": [(c.RenameTheme("h-1", f"Another {number}"), FACILITATOR) for number in range(TIMES)],
        "move a theme": [(c.MoveTheme("h-1", number), FACILITATOR) for number in range(2, TIMES)],
        "say a theme back": [(c.SayBack("h-1", f"Sentence {number}"), FACILITATOR) for number in range(TIMES)],
        "answer that": [
            (c.AnswerSayBack(f"z-{PEOPLE}", "nearly", f"Line {number}"), _phone(0)) for number in range(TIMES)
        ],
        "undo it": [(c.Undo(), FACILITATOR)] * TIMES,
        "redo it": [(c.Redo(), FACILITATOR)] * TIMES,
    }


def _on_proposals(day: Gathered) -> dict[str, _Acts]:
    taken, left = day.proposals[: TIMES // 2], day.proposals[TIMES // 2 : TIMES]
    pairs = [(_read(day, 2 * number), _read(day, 2 * number + 1)) for number in range(TIMES)]
    nameless = [(_read(day, 2 * number), _read(day, 2 * number + 3)) for number in range(FEW)]
    return {
        "take a proposal": [(c.TakeProposal(proposal, "h-2"), FACILITATOR) for proposal in taken],
        "leave a proposal": [(c.LeaveProposal(proposal), FACILITATOR) for proposal in left],
        "propose together": [
            (c.ProposeTogether(pair, "Alike", "Name"), _phone(number)) for number, pair in enumerate(pairs)
        ],
        "propose without a name": [
            (c.ProposeTogether(pair, "Alike", key=f"{number:032x}"), _phone(number))
            for number, pair in enumerate(nameless)
        ],
    }


def _on_words(day: Gathered) -> dict[str, _Acts]:
    own = [words.id for words in day.said[::PEOPLE] if words.consent == "notes"][:TIMES]
    others = [_read(day, number) for number in range(TIMES)]
    phone = _phone(SOMEBODY)
    return {
        "say something": [(c.Contribute("q-1", f"Words {number}"), phone) for number in range(TIMES)],
        "change consent": [(c.ChangeConsent(words, "quoted"), _phone(0)) for words in own],
        "build on it": [(c.Build(words, "More"), phone) for words in others],
        "challenge it": [(c.Challenge(words, "Value", "Test"), phone) for words in others],
        "say me too": [(c.SayMeToo(words, f"{number:032x}"), phone) for number, words in enumerate(others)],
    }


def _on_what_others_read(day: Gathered) -> dict[str, _Acts]:
    shown = [_read(day, number) for number in range(TIMES)]
    unsure = [words.id for words in day.said[7::ONE_IN_TWENTY]][:TIMES]
    return {
        "hold back": [(c.HoldBack((words,), _REASON), FACILITATOR) for words in shown],
        "restore": [(c.Restore((words,)), FACILITATOR) for words in shown],
        "hold up": [(c.HoldUp(words), FACILITATOR) for words in shown],
        "close water": [(c.CloseWater(words, "It was said."), FACILITATOR) for words in unsure],
        "set moderation": [
            (c.SetModeration("q-1", moderation), FACILITATOR)
            for _ in range(TIMES // 2)
            for moderation in ("closed", "open")
        ],
    }


def _held(day: Gathered, several: int) -> list[tuple[str, ...]]:
    held = [words.id for words in day.said[5::ONE_IN_TEN]]
    return [tuple(held[at : at + several]) for at in range(0, FEW * several, several)]


def _read(day: Gathered, number: int) -> str:
    """Words of others than SOMEBODY that everybody may read, a different one for each number."""
    return day.said[PEOPLE + ONE_IN_TEN * number + 4].id


def _phone(number: int) -> Actor:
    return Participant(f"p-{number % PEOPLE}")
