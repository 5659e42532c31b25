"""Which views an event may change, so that only those are made anew: people's own, and the one of the room."""

from collections.abc import Iterable, Iterator
from typing import assert_never

from server.domain import events as e
from server.domain.decide.leaders import WAY_TOOLS
from server.domain.decide.rights import people_with
from server.domain.evolve.leaders import LeaderEvent
from server.domain.evolve.same_person import resolved
from server.domain.evolve.sense import SenseEvent
from server.domain.sensing import STEERING_TOOLS, members
from server.domain.state import Contribution, State
from server.domain.text import normalized_name
from server.projections.direction.sense import TABLE_TOOLS
from server.projections.looks import may_look
from server.projections.people.heard import is_closing


def affected_people(state: State, event: e.Event) -> tuple[str, ...] | None:
    """The people whose own view `event` may have changed; None for everybody.

    `state` is the session after the event.
    """
    event = resolved(state, event)
    match event:
        case (  # first, because most events are
            e.ContributionMade(contribution=contribution)
            | e.ContributionHeard(contribution=contribution)
            | e.ContributionUnheard(contribution=contribution)
        ):
            known = state.contributions[contribution]
            return (*_authors(state, (contribution, known.to)), *_looking(state, known))
        case (
            e.ContributionChanged(contribution=contribution)
            | e.ContributionTakenBack(contribution=contribution)
            | e.ContributionPutBack(contribution=contribution)
            | e.ContributionHeldBack(contribution=contribution)
            | e.ContributionRestored(contribution=contribution)
        ):
            known = state.contributions[contribution]
            challenges = map(state.challenges.__getitem__, state.challenges_to.get(contribution, ()))
            challengers = (person for one in challenges for person in _known(one.person, one.beside))
            looking = may_look(state) if isinstance(event, e.HoldEvent) else _looking(state, known)
            return (*_authors(state, (contribution, known.to, *known.answers)), *challengers, *looking)
        case (
            e.QuestionRevealed(question=question)
            | e.QuestionConcealed(question=question)
            | e.ModerationSet(question=question)
        ):
            return (*_answering(state, question), *may_look(state))
        case (
            e.MeTooSaid(contribution=contribution)
            | e.MeTooTakenBack(contribution=contribution)
            | e.WaterClosed(contribution=contribution)
        ):
            return _authors(state, (contribution,))
        case e.ConsentChanged(contribution=contribution):
            return (*_authors(state, (contribution,)), *_looking(state, state.contributions[contribution]))
        case e.ContributionsThemed(contributions=contributions) | e.ContributionsUnthemed(contributions=contributions):
            return _authors(state, contributions)
        case (
            e.ThemeAdded(theme=theme)
            | e.ThemeRemoved(theme=theme)
            | e.ThemeRenamed(theme=theme)
            | e.ThemeMoved(theme=theme)
            | e.ThemeSaidBack(theme=theme)
            | e.ThemeUnsaid(theme=theme)
        ):
            known_theme = state.theme(theme)  # None where a later entry removed it, which announces its contributions
            authors = () if known_theme is None else known_theme.speakers
            return (*authors, *_proposers(state, theme), *_sensing(state, theme))
        case e.PlannedAdded(question=planned) | e.PlannedRemoved(question=planned) | e.PlannedChanged(question=planned):
            return _sensing(state, planned.id)
        case _ if isinstance(event, e.TurnEvent | SenseEvent | LeaderEvent):
            return _directing(state, event)
        case e.ProposalMade(person=person) | e.SayBackAnswered(person=person):
            return _known(person)
        case _ if isinstance(event, e.ProposalEvent | e.OwnProposalEvent | e.ProposalWaits):
            return _known(state.proposals[event.proposal].person)
        case e.ChallengeKept() | e.ChallengeDropped():
            return _known(event.person, event.beside)
        case e.ChallengeConsentChanged():
            return _known(event.person)
        case e.ArrivalChanged():
            return _known(event.person, event.beside, event.before)
        case e.BecameOne() | e.BecameTwo():
            return None  # labels change
        case e.QuestionAsked() | e.QuestionWithdrawn() | e.SessionEnded() | e.SessionReopened():
            return None
        case e.QuestionClosed(question=question) | e.QuestionReopened(question=question):
            # A role's prompt depends on whether a question is open.
            around = (person for role in state.roles for person in _around(state, role.id))
            return (*around, *_wording(state, question))
        case (
            e.RoleOffered(role=role, person=person)
            | e.OfferClosed(role=role, person=person)
            | e.RoleAskedFor(role=role, person=person)
            | e.AskWithdrawn(role=role, person=person)
            | e.ShadowBegan(role=role, person=person)
            | e.ShoulderBegan(role=role, person=person)
            | e.TenureBegan(role=role, person=person)
        ):
            table = _table_watchers(state) if _steers(state, role) else ()
            return (person, *_around(state, role), *_challengers(state, person), *table)
        case e.QuestionPassed(person=person) | e.OpennessSaid(person=person):
            return (person,)
        case e.PersonJoined(name=name) | e.PersonWelcomed(name=name):
            counts = state.as_recorded.name_counts  # also those under which people who became one were known
            others = name and counts.get(normalized_name(name), 0) > 1  # their labels change
            return None if others else ()
        case e.TenureEnded(tenure=tenure):
            ended = state.tenure(tenure)
            beside = () if ended.beside is None else (ended.beside,)
            table = _table_watchers(state) if _steers(state, ended.role) else ()
            return (ended.person, *beside, *_around(state, ended.role), *_challengers(state, ended.person), *table)
        case e.ShadowEnded(shadow=shadow):
            return (state.shadows[shadow].person, state.shadows[shadow].holder)
        case e.NameChanged():
            return None  # labels stand in everybody's view, and those of namesakes change
        case e.RoleRemoved() | e.WelcomeWithdrawn() | e.PeopleRemoved():
            return None  # the state no longer says who was open to it
        case e.RoleChanged(role=changed):
            return tuple(_around(state, changed.id))
        case e.WordsCaptured(person=person, by=by) | e.WordsDropped(person=person, by=by):
            return (person,) if by is None else (person, by)
        case e.PersonInvited(person=person) | e.PerspectivesSaid(person=person) | e.WordingOffered(person=person):
            return (person,)
        case e.SamePersonAsked(person=person) | e.SamePersonClosed(person=person):
            return (person,)
        case e.QuestionReworded(question=question) | e.QuestionWordedBack(question=question):
            waiting = (words for words in state.captured.values() if words.question == question)
            both = {person for words in waiting for person in (words.person, words.by) if person is not None}
            return (*both, *_wording(state, question))
        case _:
            return ()


def affects_room_view(state: State, event: e.Event) -> bool:
    """Whether `event` may change the room's view. `state` is the session after it."""
    match event:
        case _ if isinstance(event, e.WordsEvent):  # first, because most events are
            known = state.contributions[event.contribution]
            held_nameless = known.held is not None and known.person is None
            return held_nameless or state.questions[known.question].read_by_others or is_closing(state)
        case (
            e.QuestionPassed()
            | e.OpennessSaid()
            | e.ShadowBegan()
            | e.ShadowEnded()
            | e.ShoulderBegan()
            | e.WordsCaptured()
            | e.WordsDropped()
            | e.RoleOffered()
            | e.OfferClosed()
            | e.RoleAskedFor()
            | e.AskWithdrawn()
            | e.Undone()
            | e.Redone()
            | e.WordingOffered()
            | e.PersonInvited()
            | e.ComeBackWordsMade()
            | e.PersonCameBack()
            | e.SamePersonAsked()
            | e.SamePersonClosed()
            | e.PerspectivesSaid()
            | e.SignalSent()
            | e.FeltSaid()
            | e.ChallengeKept()
            | e.ArrivalChanged()
            | e.ChallengeConsentChanged()
            | e.ChallengeDropped()
            | e.RedactionChosen()
            | e.ProposalMade()
            | e.ProposalConsentChanged()
            | e.ProposalTakenBack()
            | e.SayBackAnswered()
            | e.SeatsTaken()
            | e.CheckBegan()
            | e.CheckWithdrawn()
            | e.CheckClosed()
            | e.CheckAnswered()
            | e.CheckAnswerTakenBack()
            | e.OutcomesServed()
        ):
            return False
        case _ if isinstance(event, e.PlanEvent):
            return False
        case e.ThemeSaidBack() | e.ThemeUnsaid():
            return True
        case _ if isinstance(event, LeaderEvent):
            asked = state.direction.asked_of_leaders(event.asked)  # None where it was not asked after all
            turn = None if asked is None else state.direction.turn(asked.turn)
            return asked is None or (turn is not None and turn.set_at is not None)
        case _ if isinstance(event, e.TurnEvent):
            return isinstance(event, e.TurnUnset) or state.direction.known_turn(event.turn).set_at is not None
        case _ if isinstance(event, e.ThemeEvent):
            named = any(turn.set_at is not None and turn.themes for turn in state.direction.turns)
            return named or bool(state.proposals) or any(theme.sentences for theme in state.themes)
        case _ if isinstance(event, e.ProposalEvent | e.ProposalWaits):
            return state.proposals[event.proposal].person is None
        case (
            e.MeTooSaid(contribution=contribution)
            | e.MeTooTakenBack(contribution=contribution)
            | e.WaterClosed(contribution=contribution)
            | e.ConsentChanged(contribution=contribution)
        ):
            return state.questions[state.contributions[contribution].question].read_by_others
        case _ if isinstance(event, e.HoldEvent):
            known = state.contributions[event.contribution]
            return known.person is None or state.questions[known.question].read_by_others or is_closing(state)
        case e.ContributionHeard(contribution=contribution) | e.ContributionUnheard(contribution=contribution):
            return state.contributions[contribution].person is None or is_closing(state)
        case _:
            return True


def _authors(state: State, contributions: Iterable[str | None]) -> tuple[str, ...]:
    """The people under whose names contributions stand, each once; None stands for no contribution."""
    known = (state.contributions[contribution] for contribution in contributions if contribution is not None)
    return tuple(dict.fromkeys(words.person for words in known if words.person is not None))


def _seeing_turn(state: State, event: e.TurnEvent) -> Iterator[str]:
    """Who proposed a turn, and whose words led to it where everybody sees it, or did."""
    turn = state.direction.known_turn(event.turn)
    yield from _known(turn.person)
    if turn.set_at is None and not isinstance(event, e.TurnUnset):
        return
    yield from _authors(state, turn.contributions)
    before = event.before if isinstance(event, e.TurnThemesChanged) else ()
    for theme in state.themes:
        if theme.id in turn.themes or theme.id in before:
            yield from theme.speakers


def _proposers(state: State, theme: str) -> Iterator[str]:
    """The people who proposed under their names what went into this theme."""
    for person, own in state.proposals_of.items():
        if person is not None and any(state.proposals[known].theme == theme for known in own):
            yield person


def _answering(state: State, question: str) -> tuple[str, ...]:
    """The people whose own view has words of others to this question, which they answer."""
    said = (state.contributions[known] for _, known in state.lists.answers)
    answers = (words.person for words in said if words.question == question)
    waiting = (one for one in state.challenges.values() if state.contributions[one.contribution].question == question)
    challengers = (person for one in waiting for person in (one.person, one.beside))
    return tuple(dict.fromkeys(_known(*answers, *challengers)))


def _looking(state: State, words: Contribution) -> Iterable[str]:
    """The people whose own view lists these words as held back or waiting for a look."""
    return () if words.held is None else may_look(state)


def _directing(state: State, event: e.TurnEvent | SenseEvent | LeaderEvent) -> tuple[str, ...]:
    """Whose own view shows a turn, what the design group is asked, or what is asked of leaders."""
    if isinstance(event, SenseEvent):
        return _sensed(state, event)
    if isinstance(event, LeaderEvent):
        return _leading(state)
    return (*_seeing_turn(state, event), *_sensing(state, event.turn), *_leading(state))


def _sensed(state: State, event: SenseEvent) -> tuple[str, ...]:
    """Whose own view shows what the design group is asked, or what one of its members says."""
    match event:
        case e.CheckBegan() | e.CheckWithdrawn() | e.CheckClosed():
            return (*_sense_members(state), *_table_watchers(state))
        case e.CheckAnswered(person=person) | e.CheckAnswerTakenBack(person=person) | e.SeatsTaken(person=person):
            return (person, *_table_watchers(state))
        case _:
            assert_never(event)


def _leading(state: State) -> tuple[str, ...]:
    """The people who can say what is possible, and whoever did."""
    answered = {person for asked in state.direction.asked for person in asked.answers}
    return (*people_with(state, WAY_TOOLS), *answered)


def _sensing(state: State, target: str) -> tuple[str, ...]:
    """The people whose own view shows what was run past the design group, where this ever was."""
    if all(check.target != target for check in state.direction.checks):
        return ()
    return (*_sense_members(state), *_table_watchers(state))


def _sense_members(state: State) -> set[str]:
    """The members of the design group, and whoever answered as one."""
    answered = {person for check in state.direction.checks for person in check.answers}
    return answered | {held.person for held in members(state)}


def _steers(state: State, role: str) -> bool:
    """Whether whoever holds this role is a member of the design group."""
    known = state.role(role)
    return known is not None and not STEERING_TOOLS.isdisjoint(known.tools)


def _table_watchers(state: State) -> tuple[str, ...]:
    """The people whose own view shows the design group's table."""
    return tuple(people_with(state, TABLE_TOOLS))


def _known(*people: str | None) -> tuple[str, ...]:
    return tuple(person for person in people if person is not None)


def _challengers(state: State, beside: str) -> tuple[str, ...]:
    """The people who challenge and ask this person to stand beside them."""
    return _known(*(waiting.person for waiting in state.challenges.values() if waiting.beside == beside))


def _wording(state: State, question: str) -> set[str]:
    """The people who ever offered a wording for the question."""
    return {person for person, _ in state.questions[question].ever_offered}


def _around(state: State, role: str) -> set[str]:
    """The people who hold a role, shadow a holder of it, or stay beside one."""
    shadows = {shadow for of, shadow in state.shadowing if of == role}
    beside = {one.beside for one in state.shoulders if one.role == role}
    return {held.person for held in state.holders(role)} | shadows | beside
