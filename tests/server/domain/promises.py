"""What a step of any session must not break, as assertions; it must not know how the step was chosen."""

from collections.abc import Iterator

import msgspec
from msgspec.structs import asdict, replace

from server.codec import encode, entry_from
from server.domain import commands as c
from server.domain import events as e
from server.domain.decide.undo import newest
from server.domain.state import State
from server.projections.concerned import concerned
from server.projections.mine import mine_view
from server.projections.room import concerns_room, room_view
from tests.session import Session


def through_json(entry: e.Entry) -> e.Entry:
    return entry_from(msgspec.json.decode(encode(entry)))


def nameless_words_lead_nowhere(before: State, state: State, entry: e.Entry) -> None:
    for event in entry.events:
        match event:
            case (
                e.ContributionMade(key_hash=str())
                | e.ContributionChanged(nameless=True)
                | e.ContributionTakenBack(nameless=True)
            ):
                assert (entry.actor, entry.cause, entry.at.second, entry.at.microsecond) == (None, None, 0, 0)
                assert not any(f'"{person}"'.encode() in encode(entry) for person in state.people)
                assert (state.people, state.secrets, state.undo) == (before.people, before.secrets, before.undo)
                known = state.contributions[event.contribution]
                assert known.person is None
                assert state.questions[known.question].voiced == before.questions[known.question].voiced


def views_change_only_where_announced(before: State, state: State, entry: e.Entry) -> None:
    if not any(concerns_room(state, event) for event in entry.events):
        assert room_view(state) == room_view(before)
    told: set[str] = set()
    for event in entry.events:
        people = concerned(state, event)
        if people is None:
            return
        told.update(people)
    for person in before.people:
        if person not in told:
            assert mine_view(state, person) == replace(mine_view(before, person), seq=state.seq)


def undoing_restores(before: State, state: State, session: Session) -> None:
    """Undoing at once leads back to where the act began, or somewhere before."""
    act = newest(state)
    if act is None or act.seq != state.seq:
        return
    trial = Session()
    trial.state, trial.now = state, session.now
    trial.does(c.Undo())
    assert remaining(trial.state, before) == remaining(before, before)


def remaining(state: State, before: State) -> dict[str, object]:
    """All that undoing restores: not the position, what can be undone next, or that the room was opened."""
    left = asdict(state)
    for name in ("seq", "undo", "phase", "opened_at"):
        del left[name]
    left["questions"] = {question: state.questions[question] for question in before.questions}
    left["roles"] = [role for role in state.roles if before.role(role.id) is not None]
    left["ended"] = state.phase == "ended"
    return left


def kept_in_the_room(state: State, entries: list[e.Entry]) -> Iterator[str]:
    """Everything ever said or put in that may not leave: kept to the room, taken back, changed, or without a yes."""
    leaving = {known.text for known in state.contributions.values() if known.consent != "room" and not known.taken_back}
    for entry in entries:
        for event in entry.events:
            match event:
                case e.ContributionMade(text=text) | e.ContributionChanged(text=text) | e.WordsCaptured(text=text):
                    if text not in leaving:
                        yield text
