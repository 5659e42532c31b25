"""How contributions change; it must not know of roles."""

from datetime import datetime

from msgspec.structs import replace

from server.domain import events as e
from server.domain.evolve import questions
from server.domain.state import Contribution, State

HEARD_NAMELESS = 100


def put(state: State, contribution: Contribution) -> State:
    """The state with one contribution renewed."""
    return replace(state, contributions=state.contributions.insert(contribution.id, contribution))


def made(state: State, event: e.ContributionMade, at: datetime) -> State:
    """Words were said."""
    number = len(state.contributions) + 1
    contribution = Contribution(
        event.contribution,
        number,
        event.question,
        event.text,
        at,
        event.person,
        event.key_hash,
        event.kind,
        event.channel,
        event.consent,
        event.late,
    )
    question = state.questions[event.question]
    voiced = question.voiced
    if event.person is not None and event.person not in voiced:
        voiced = voiced.insert(event.person)
    question = replace(
        question,
        answered=question.answered + 1,
        voiced=voiced,
        said=question.said.push_front(contribution.id),
    )
    people, keys = state.people, state.keys
    if event.person is not None:
        person = people[event.person]
        people = people.insert(
            person.id,
            replace(person, contributions=person.contributions.push_front(contribution.id)),
        )
    if event.key_hash is not None:
        keys = keys.insert(event.key_hash, contribution.id)
    return replace(
        state,
        contributions=state.contributions.insert(contribution.id, contribution),
        questions=state.questions.insert(question.id, question),
        people=people,
        keys=keys,
        standing=state.standing + 1,
    )


def changed(state: State, event: e.ContributionChanged) -> State:
    """Other words stand in their place."""
    return put(state, replace(state.contributions[event.contribution], text=event.text))


def taken_back(state: State, event: e.ContributionTakenBack) -> State:
    """They count no longer, and are listed nowhere."""
    contribution = state.contributions[event.contribution]
    question = state.questions[contribution.question]
    heard_before = contribution.heard_at is not None
    state = replace(state, standing=state.standing - 1, heard=state.heard - heard_before)
    state = put(state, replace(contribution, taken_back=True))
    return questions.put(state, replace(question, answered=question.answered - 1))


def heard(state: State, contribution: str, at: datetime | None) -> State:
    """They were acknowledged at `at`, or are not any more."""
    before = state.contributions[contribution]
    marked = replace(before, heard_at=at)
    state = replace(state, heard=state.heard + (at is not None) - (before.heard_at is not None))
    if marked.person is None:
        others = tuple(other for other in state.heard_nameless if other != contribution)
        state = replace(
            state,
            heard_nameless=(*others, contribution)[-HEARD_NAMELESS:] if at else others,
        )
    return put(state, marked)
