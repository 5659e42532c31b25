import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.decide.proposals import (
    MOST_NAMELESS,
    MOST_PROPOSALS,
    MOST_TOGETHER,
    MOST_WAITING_FROM_ONE,
    MOST_WAITING_NAMELESS,
    MOST_WAITING_PROPOSALS,
)
from server.domain.state import Proposal
from server.sentences import refusal_words
from tests.server.domain.decide.test_redo import differences
from tests.server.domain.decide.test_themes import gathered, said
from tests.session import FACILITATOR, Session

KEY = "a" * 32


@pytest.fixture
def session() -> Session:
    """A session in which everybody may read what Ama, p1, and Bo, p2, said: three contributions, one without a name."""
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.AskQuestion("What helps?", "at_once"))
    session.say(ama, "Mornings")
    session.say(bo, "The rota")
    session.say(bo, "Evenings", key="0" * 32)
    return session


def propose(session: Session, *places: int, name: str = "", person: str = "p1", key: str | None = None) -> str:
    """Proposes the contributions at these places, from 0."""
    chosen = tuple(said(session)[place] for place in places)
    (made,) = session.phone(person, c.ProposeTogether(chosen, f"Alike {places}", name, key))
    assert isinstance(made, e.ProposalMade)
    return made.proposal


def only(session: Session) -> Proposal:
    (proposal,) = session.state.proposals.values()
    return proposal


def test_somebody_proposes_what_belongs_together_and_nothing_is_gathered_by_that(session: Session) -> None:
    propose(session, 0, 2, name="Time of day")
    first, _, third = said(session)
    proposal = only(session)
    assert (proposal.contributions, proposal.reason, proposal.name) == ((first, third), "Alike (0, 2)", "Time of day")
    assert (proposal.person, proposal.number, proposal.waits) == ("p1", 1, True)
    assert session.state.themes == ()


def test_a_proposal_without_a_name_names_nobody_and_comes_once(session: Session) -> None:
    propose(session, 0, 1, key=KEY)
    proposal, entry = only(session), session.entries[-1]
    assert (proposal.person, entry.actor, entry.cause) == (None, None, None)
    assert (entry.at.second, entry.at.microsecond) == (0, 0)
    again = c.ProposeTogether(tuple(said(session)[1:]), "Another reason", key=KEY)
    assert session.phone("p2", again) == ()


def test_a_proposal_is_taken_into_a_theme_of_its_own(session: Session) -> None:
    proposal = propose(session, 0, 2, name="Time of day")
    session.does(c.TakeProposal(proposal))
    assert gathered(session.state) == {"Time of day": [1, 3]}
    assert only(session).theme == session.state.themes[0].id
    assert not only(session).waits


def test_a_proposal_is_changed_as_it_is_taken(session: Session) -> None:
    proposal = propose(session, 0, 1, 2, name="Time of day")
    session.does(c.TakeProposal(proposal, name="Hours", contributions=tuple(said(session)[:2])))
    assert gathered(session.state) == {"Hours": [1, 2]}


@pytest.mark.parametrize("into", ["id", "name typed", "name proposed"])
def test_a_proposal_is_taken_into_a_theme_that_there_is(session: Session, into: str) -> None:
    session.does(c.AddTheme("Time", (said(session)[0],)))
    theme = session.state.themes[0].id
    proposal = propose(session, 0, 2, name="time" if into == "name proposed" else "")
    command = {"id": c.TakeProposal(proposal, theme), "name typed": c.TakeProposal(proposal, name="TIME")}
    session.does(command.get(into, c.TakeProposal(proposal)))
    assert gathered(session.state) == {"Time": [1, 3]}
    assert only(session).theme == theme


def test_a_proposal_without_a_name_for_it_needs_one_to_be_taken(session: Session) -> None:
    proposal = propose(session, 0, 1)
    refusal = session.refused(FACILITATOR, c.TakeProposal(proposal))
    assert (refusal.code, refusal.field) == ("empty", "name")


def test_a_proposal_is_left_and_the_themes_stay(session: Session) -> None:
    proposal = propose(session, 0, 1)
    assert session.does(c.LeaveProposal(proposal)) == (e.ProposalLeft(proposal),)
    assert only(session).left
    assert session.does(c.LeaveProposal(proposal)) == ()
    assert session.state.themes == ()


@pytest.mark.parametrize("what", [c.TakeProposal, c.LeaveProposal])
def test_what_became_of_a_proposal_is_undone_and_done_again(
    session: Session, what: type[c.TakeProposal | c.LeaveProposal]
) -> None:
    proposal = propose(session, 0, 2, name="Time of day")
    before = session.state
    session.does(what(proposal))
    once = session.state
    session.does(c.Undo())
    assert differences(session.state, before) == set()
    session.does(c.Redo())
    assert differences(session.state, once) == set()


def test_what_was_left_is_not_undone_once_it_waits_again(session: Session) -> None:
    proposal = propose(session, 0, 2)
    session.does(c.LeaveProposal(proposal))
    session.does(c.Undo())
    session.submit(FACILITATOR, c.TakeProposal(proposal, name="Time"))
    assert session.refused(FACILITATOR, c.Redo()).code == "nothing_to_redo"


def test_words_that_are_gone_are_left_out_of_what_is_taken(session: Session) -> None:
    proposal = propose(session, 0, 1, name="Early")
    session.phone("p1", c.TakeBackContribution(said(session)[0]))
    session.does(c.TakeProposal(proposal))
    assert gathered(session.state) == {"Early": [2]}


def test_a_proposal_for_words_that_are_all_gone_says_what_can_be_done(session: Session) -> None:
    proposal = propose(session, 0, 1, name="Early")
    for person, words in (("p1", said(session)[0]), ("p2", said(session)[1])):
        session.phone(person, c.TakeBackContribution(words))
    refusal = session.refused(FACILITATOR, c.TakeProposal(proposal))
    assert (
        refusal_words(refusal)
        == "The words of proposal 1 were taken back. Leave it, or take it with other contributions."
    )
    session.does(c.LeaveProposal(proposal))
    assert only(session).left


def test_a_proposal_is_taken_or_left_once(session: Session) -> None:
    proposal = propose(session, 0, 1, name="Early")
    session.does(c.TakeProposal(proposal))
    for command in (c.TakeProposal(proposal), c.LeaveProposal(proposal)):
        assert session.refused(FACILITATOR, command).code == "proposal_settled"
    assert session.refused(FACILITATOR, c.TakeProposal("b99")).code == "no_such_proposal"
    assert session.refused(FACILITATOR, c.LeaveProposal("b99")).code == "no_such_proposal"


def test_at_least_two_and_at_most_so_many_belong_together(session: Session) -> None:
    first, *_ = said(session)
    many = tuple(session.say("p1", f"words {number}") for number in range(MOST_TOGETHER + 1))
    for chosen, code in (
        ((first,), "proposal_of_one"),
        ((first, first), "proposal_of_one"),
        (many, "proposal_too_large"),
    ):
        assert session.refused(Participant("p1"), c.ProposeTogether(chosen, "Alike")).code == code
    session.phone("p1", c.ProposeTogether(many[1:], "Alike"))


def test_only_what_one_may_read_is_proposed(session: Session) -> None:
    first, second, third = said(session)
    session.does(c.HoldBack((second,), "reasons.hurts"))
    session.phone("p2", c.TakeBackContribution(third, "0" * 32))
    session.ask("And what else?")
    hidden = session.say("p2", "Not shown yet")
    for other in (second, third, hidden, "c99"):
        assert session.refused(Participant("p1"), c.ProposeTogether((first, other), "Alike")).code == "words_gone"


def test_a_proposal_says_why(session: Session) -> None:
    refusal = session.refused(Participant("p1"), c.ProposeTogether(tuple(said(session)), " \n "))
    assert (refusal.code, refusal.field) == ("empty", "reason")


def test_the_same_is_proposed_once_as_long_as_it_waits(session: Session) -> None:
    proposal = propose(session, 0, 1)
    again = c.ProposeTogether(tuple(reversed(said(session)[:2])), "For another reason")
    assert session.refused(Participant("p2"), again).code == "proposal_waits"
    session.does(c.LeaveProposal(proposal))
    session.phone("p2", again)
    assert [known.waits for known in sorted(session.state.proposals.values(), key=lambda one: one.number)] == [
        False,
        True,
    ]


def test_one_person_and_all_together_propose_so_much(session: Session) -> None:
    words = [session.say("p1", f"words {number}") for number in range(MOST_WAITING_FROM_ONE + 2)]
    pairs = [c.ProposeTogether((words[0], other), "Alike") for other in words[1:]]
    for pair in pairs[:-1]:
        session.phone("p1", pair)
    assert session.refused(Participant("p1"), pairs[-1]).code == "too_many_proposals"
    session.phone("p2", pairs[-1])
    while len(session.state.proposals) < MOST_PROPOSALS:
        known = session.phone("p2", c.ProposeTogether((words[0], words[1], words[2]), "Alike"))[0]
        assert isinstance(known, e.ProposalMade)
        session.does(c.LeaveProposal(known.proposal))
    assert session.refused(Participant("p2"), c.ProposeTogether(tuple(words[:4]), "Alike")).code == "too_many_proposals"


def test_so_many_proposals_wait_at_once(session: Session) -> None:
    words = [session.say("p1", f"words {number}") for number in range(MOST_WAITING_PROPOSALS + 2)]
    people = [session.join() for _ in range(MOST_WAITING_PROPOSALS // MOST_WAITING_FROM_ONE)]
    pairs = [c.ProposeTogether((words[0], other), "Alike") for other in words[1:]]
    for at, pair in enumerate(pairs[:-1]):
        session.phone(people[at % len(people)], pair)
    assert session.refused(Participant("p1"), pairs[-1]).code == "too_many_proposals"
    session.does(c.LeaveProposal(next(iter(session.state.proposals))))
    session.phone("p1", pairs[-1])


def test_one_phone_without_a_name_leaves_places_to_those_who_give_theirs(session: Session) -> None:
    words = [session.say("p1", f"words {number}") for number in range(MOST_WAITING_NAMELESS + 2)]
    keys = (f"{number:032x}" for number in range(1, MOST_NAMELESS + 2))
    pairs = [(words[0], other) for other in words[1:]]
    for pair in pairs[:-1]:
        session.phone("p1", c.ProposeTogether(pair, "Alike", key=next(keys)))
    last = c.ProposeTogether(pairs[-1], "Alike", key=KEY)
    assert session.refused(Participant("p1"), last).code == "too_many_proposals"
    session.phone("p2", c.ProposeTogether(pairs[-1], "Alike"))
    for proposal in list(session.state.proposals):
        session.does(c.LeaveProposal(proposal))
    for key in keys:
        (made,) = session.phone("p1", c.ProposeTogether(pairs[0], "Alike", key=key))
        assert isinstance(made, e.ProposalMade)
        session.does(c.LeaveProposal(made.proposal))
        if len(session.state.proposals) > MOST_NAMELESS:
            break
    assert session.refused(Participant("p1"), last).code == "too_many_proposals"
    session.phone("p2", c.ProposeTogether(pairs[-1], "Alike"))


def test_nothing_is_proposed_after_the_end(session: Session) -> None:
    session.does(c.EndSession())
    assert session.refused(Participant("p1"), c.ProposeTogether(tuple(said(session)), "Alike")).code == "session_over"


def test_what_two_proposed_who_became_one_is_that_persons(session: Session) -> None:
    propose(session, 0, 1, person="p2")
    session.does(c.AskIfSame("p2", "p1"))
    session.phone("p2", c.ConfirmSame("p1"))
    assert only(session).person == "p1"
    session.does(c.Undo())
    assert only(session).person == "p2"


def test_who_proposed_something_keeps_their_place(session: Session) -> None:
    mei = session.join("Mei")
    propose(session, 0, 1, person=mei)
    assert session.refused(FACILITATOR, c.RemovePeople((mei,))).code == "nobody_silent"


def test_whoever_proposed_something_takes_it_back_while_it_waits(session: Session) -> None:
    proposal = propose(session, 0, 1)
    again = c.ProposeTogether(tuple(said(session)[:2]), "Once more")
    assert session.refused(Participant("p2"), c.TakeBackProposal(proposal)).code == "words_not_from_here"
    assert session.refused(Participant("p1"), c.TakeBackProposal("b-none")).code == "words_not_from_here"
    assert session.phone("p1", c.TakeBackProposal(proposal)) == (e.ProposalTakenBack(proposal),)
    assert session.entries[-1].actor == "p1"
    assert session.phone("p1", c.TakeBackProposal(proposal)) == ()
    assert not only(session).waits
    assert session.state.open_proposals == ()
    assert session.refused(FACILITATOR, c.TakeProposal(proposal)).code == "proposal_settled"
    assert session.phone("p1", again), "its place is free, and the same can be proposed anew"


def test_a_proposal_without_a_name_is_taken_back_by_its_key(session: Session) -> None:
    proposal = propose(session, 0, 1, key=KEY)
    assert session.refused(Participant("p1"), c.TakeBackProposal(proposal)).code == "words_not_from_here"
    assert session.refused(Participant("p1"), c.TakeBackProposal(proposal, "b" * 32)).code == "words_not_from_here"
    assert session.phone("p2", c.TakeBackProposal(proposal, KEY)) == (e.ProposalTakenBack(proposal, nameless=True),)
    entry = session.entries[-1]
    assert (entry.actor, entry.cause, entry.at.second) == (None, None, 0)


@pytest.mark.parametrize("settled", [c.TakeProposal, c.LeaveProposal])
def test_what_somebody_has_looked_at_is_not_taken_back(
    session: Session, settled: type[c.TakeProposal | c.LeaveProposal]
) -> None:
    proposal = propose(session, 0, 1, name="Hours")
    session.does(settled(proposal))
    assert session.refused(Participant("p1"), c.TakeBackProposal(proposal)).code == "proposal_settled"


def test_what_was_taken_back_does_not_wait_again_by_a_redo_or_an_undo(session: Session) -> None:
    proposal = propose(session, 0, 1, name="Hours")
    session.does(c.LeaveProposal(proposal))
    session.does(c.Undo())
    session.phone("p1", c.TakeBackProposal(proposal))
    assert session.refused(FACILITATOR, c.Redo()).code == "nothing_to_redo"
    assert only(session).taken_back


@pytest.mark.parametrize("key", [None, KEY])
def test_the_reason_of_a_proposal_has_a_consent_of_its_own(session: Session, key: str | None) -> None:
    contributions = tuple(said(session)[:2])
    (made,) = session.phone("p1", c.ProposeTogether(contributions, "Alike", key=key, consent="room"))
    assert isinstance(made, e.ProposalMade)
    assert only(session).consent == "room"
    changed = c.ChangeConsent(made.proposal, "quoted", key)
    assert session.phone("p1", changed) == (
        e.ProposalConsentChanged(made.proposal, "quoted", nameless=key is not None),
    )
    assert only(session).consent == "quoted"
    assert session.phone("p1", changed) == ()
    assert (
        session.refused(Participant("p2"), c.ChangeConsent(made.proposal, "room", "c" * 32)).code
        == "words_not_from_here"
    )
    assert session.refused(FACILITATOR, c.ChangeConsent(made.proposal, "room")).code == "words_not_from_here"
    session.phone("p1", c.TakeBackProposal(made.proposal, key))
    assert session.refused(Participant("p1"), c.ChangeConsent(made.proposal, "room", key)).code == "words_gone"
