"""The state of contributions."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from datetime import datetime

from msgspec.structs import replace
from rpds import List

from server.domain import events as e
from server.domain.evolve import links, listing, people, questions, themes
from server.domain.state import Contribution, HeldBack, Person, Question, State

HEARD_NAMELESS = 100


def made(state: State, event: e.ContributionMade, at: datetime) -> State:
    """A contribution was made."""
    question = state.questions[event.question]
    contribution = _contribution(state, event, question, at)
    known, keys, slips = state.people, state.contribution_by_key, state.slips
    if event.person is not None:
        person = people.responded(known[event.person])
        said = person.contributions.push_front(contribution.id)
        known = known.insert(
            person.id, replace(person, contributions=said, kept_contributions=person.kept_contributions + 1)
        )
    if event.key_hash is not None:
        keys = keys.insert(event.key_hash, contribution.id)
    if event.slip is not None:
        slips = slips.insert(event.slip, contribution.id)
    return replace(
        listing.put(links.linked(state, contribution), contribution),
        questions=state.questions.insert(
            question.id, _counted(question, contribution, question.said.push_front(contribution.id))
        ),
        people=known,
        contribution_by_key=keys,
        slips=slips,
        kept_contributions=state.kept_contributions + 1,
    )


def _contribution(state: State, event: e.ContributionMade, question: Question, at: datetime) -> Contribution:
    return Contribution(
        event.contribution,
        len(state.contributions) + 1,
        event.question,
        event.text,
        at,
        event.person,
        event.key_hash,
        event.kind,
        event.channel,
        event.consent,
        event.late,
        question.text,
        event.speaking,
        event.speaking or (() if event.person is None else state.people[event.person].perspectives),
        event.hands,
        event.slip,
        event.to,
        event.value,
        event.beside,
        held=HeldBack() if event.waits else None,
        said_closed=question.moderation == "closed",
        simulated=event.simulated,
    )


def _counted(question: Question, words: Contribution, said: List[str]) -> Question:
    """The question with these words counted; `said` lists all words to it."""
    speakers, both = question.speakers, question.spoke_and_passed
    if words.person is not None and words.person not in speakers:
        speakers = speakers.insert(words.person)
        both += words.person in question.passed
    return replace(
        question,
        answered=question.answered + 1,
        speakers=speakers,
        spoke_and_passed=both,
        said=said,
    )


def changed(state: State, event: e.ContributionChanged | e.ConsentChanged) -> State:
    """Its words were replaced, or what may be done with them was said anew."""
    known = state.contributions[event.contribution]
    if isinstance(event, e.ConsentChanged):
        return listing.put(state, replace(known, consent=event.consent))
    held = HeldBack() if event.waits else known.held
    told = None if held is None else replace(held, changed=True)
    said_closed = known.said_closed or state.questions[known.question].moderation == "closed"
    known = replace(known, text=event.text, value=event.value, held=told, said_closed=said_closed)
    return listing.put(state, known)


def taken_back(state: State, event: e.ContributionTakenBack) -> State:
    """It was taken back: it is neither counted nor listed any more."""
    contribution = replace(state.contributions[event.contribution], taken_back=True)
    question = state.questions[contribution.question]
    heard_before = contribution.heard_at is not None
    state = replace(state, kept_contributions=state.kept_contributions - 1, heard=state.heard - heard_before)
    state = themes.counted(listing.put(state, contribution), contribution, -1)
    if contribution.slip is not None:  # the paper slip can be used again
        state = replace(state, slips=state.slips.discard(contribution.slip))
    if contribution.person is not None:
        person = state.people[contribution.person]
        kept, heard = person.kept_contributions - 1, person.heard_contributions - heard_before
        state = people.put(state, replace(person, kept_contributions=kept, heard_contributions=heard))
        question = _without_response(state, question, person)
    return questions.put(state, replace(question, answered=question.answered - 1))


def put_back(state: State, event: e.ContributionPutBack) -> State:
    """Taking it back was undone: it is counted and listed again."""
    contribution = replace(state.contributions[event.contribution], taken_back=False)
    heard_before = contribution.heard_at is not None
    state = replace(state, kept_contributions=state.kept_contributions + 1, heard=state.heard + heard_before)
    state = themes.counted(listing.put(state, contribution), contribution, 1)
    if contribution.slip is not None:
        state = replace(state, slips=state.slips.insert(contribution.slip, contribution.id))
    if contribution.person is not None:
        person = state.people[contribution.person]
        kept, heard = person.kept_contributions + 1, person.heard_contributions + heard_before
        state = people.put(state, replace(person, kept_contributions=kept, heard_contributions=heard))
    question = state.questions[contribution.question]
    return questions.put(state, _counted(question, contribution, question.said))


def _without_response(state: State, question: Question, person: Person) -> Question:
    """The question after a contribution by the person was taken back.

    Somebody without any other contribution to it has no longer responded, unless they passed.
    """
    said = (state.contributions[known] for known in person.contributions)
    if any(known.question == question.id and not known.taken_back for known in said):
        return question
    both = question.spoke_and_passed - (person.id in question.passed)
    return replace(question, speakers=question.speakers.discard(person.id), spoke_and_passed=both)


def heard(state: State, contribution: str, at: datetime | None) -> State:
    """It was marked as heard at `at`, or with None the mark was removed."""
    before = state.contributions[contribution]
    marked = replace(before, heard_at=at)
    more = (at is not None) - (before.heard_at is not None)
    state = replace(state, heard=state.heard + more)
    if marked.person is not None:
        person = state.people[marked.person]
        state = people.put(state, replace(person, heard_contributions=person.heard_contributions + more))
    else:
        others = tuple(other for other in state.heard_nameless if other != contribution)
        state = replace(
            state,
            heard_nameless=(*others, contribution)[-HEARD_NAMELESS:] if at else others,
        )
    return listing.put(state, marked)
