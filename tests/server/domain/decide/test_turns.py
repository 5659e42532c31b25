"""Turns: steps in the line of travel, with what led to them; proposed, set, parked and taken up again."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Facilitator, Participant
from server.domain.decide.turns import MOST_LED, MOST_PROPOSED_BY_ONE, MOST_TURNS
from server.domain.direction_records import Turn
from server.domain.events import Parked
from server.projections.people.presence import PresenceView
from server.projections.summary import summary_view
from server.sentences import refusal_words
from tests.session import FACILITATOR, Session


@pytest.fixture
def room() -> Session:
    """Ama (p1), who holds the design group's seat, and Bo (p2); what each said, and a theme with what Ama said."""
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.hold("design-group-member", ama)
    session.does(c.AskQuestion("What helps?", "at_once"))
    first = session.say(ama, "The same carer every morning.")
    session.say(bo, "Evenings that do not rush.", consent="room")
    session.does(c.AddTheme("Mornings", (first,)))
    return session


def make(session: Session, command: c.MakeTurn, person: str | None = None) -> str:
    """The id of a turn that was just proposed."""
    (made,) = session.does(command) if person is None else session.phone(person, command)
    assert isinstance(made, e.TurnMade)
    return made.turn


def turns(session: Session) -> tuple[Turn, ...]:
    return session.state.direction.turns


def undo(session: Session) -> str | None:
    return summary_view(session.state, PresenceView()).undo


def words(session: Session, command: c.Command) -> str:
    return refusal_words(session.refused(FACILITATOR, command))


def said(session: Session, number: int) -> str:
    return next(known.id for known in session.state.contributions.values() if known.number == number)


def test_a_turn_has_a_number_its_words_and_what_led_to_it(room: Session) -> None:
    first, second, theme = said(room, 1), said(room, 2), room.state.themes[0].id
    turn = make(room, c.MakeTurn(" Mornings  first. ", (first, second, first), (theme, theme)))
    known = Turn(turn, 1, "Mornings  first.", None, room.now, (first, second), (theme,))
    assert turns(room) == (known,)
    assert undo(room) == "proposed turn 1"


def test_numbers_are_never_given_twice(room: Session) -> None:
    first = make(room, c.MakeTurn("One."))
    room.does(c.TakeAwayTurn(first))
    assert undo(room) == "took turn 1 away"
    make(room, c.MakeTurn("Two."))
    room.does(c.Undo())
    make(room, c.MakeTurn("Three."))
    assert [turn.number for turn in turns(room)] == [3]
    for _ in range(2):
        room.does(c.Undo())
    assert [(turn.number, turn.text) for turn in turns(room)] == [(1, "One.")]
    assert room.does(c.TakeAwayTurn(room.state.direction.taken_away[0].id)) == (), "it is away already"


def test_a_turn_is_put_otherwise_and_set(room: Session) -> None:
    turn = make(room, c.MakeTurn("Mornings first."))
    assert room.does(c.ChangeTurn(turn, "Mornings first.")) == ()
    room.does(c.ChangeTurn(turn, "Mornings, first of all."))
    assert undo(room) == "put turn 1 otherwise"
    room.does(c.SetTurn(turn))
    assert (undo(room), turns(room)[0].set_at) == ("set turn 1", room.now)
    assert room.does(c.SetTurn(turn)) == ()
    room.does(c.Undo())
    assert turns(room)[0].set_at is None
    room.does(c.Undo())
    assert turns(room)[0].text == "Mornings first."


def test_a_turn_is_parked_with_who_would_help_and_when_to_look_again_and_taken_up_for_a_reason(room: Session) -> None:
    turn = make(room, c.MakeTurn("A new rota."))
    assert words(room, c.ParkTurn(turn, helps="Dee")) == "Turn 1 is not parked. Say first what you do not know yet."
    assert words(room, c.UnparkTurn(turn, "Dee knows.")).startswith("Turn 1 is not parked.")
    room.does(c.ParkTurn(turn, "Who has time for it."))
    assert (undo(room), turns(room)[0].is_parked) == ("parked turn 1", True)
    assert room.does(c.ParkTurn(turn, "Who has time for it.")) == ()
    room.does(c.ParkTurn(turn, helps="Dee"))
    room.does(c.ParkTurn(turn, look_again="in May"))
    assert undo(room) == "said more about turn 1, which is parked"
    assert turns(room)[0].parked == Parked("Who has time for it.", "Dee", "in May")
    assert room.refused(FACILITATOR, c.UnparkTurn(turn, " ")).code == "empty"
    room.does(c.UnparkTurn(turn, "Dee has found somebody."))
    assert (undo(room), turns(room)[0].is_parked) == ("took up turn 1 again", False)
    assert words(room, c.UnparkTurn(turn, "Again.")).startswith("Turn 1 is not parked.")
    room.does(c.ParkTurn(turn, "Who pays."))
    assert (undo(room), turns(room)[0].parked) == ("parked turn 1", Parked("Who pays."))
    for _ in range(5):
        room.does(c.Undo())
    assert turns(room)[0].parked is None


def test_a_member_of_the_design_group_proposes_and_keeps_hold_of_it_until_it_is_set(room: Session) -> None:
    turn = make(room, c.MakeTurn("Mornings first.", (said(room, 2),)), "p1")
    assert turns(room)[0].person == "p1"
    room.phone("p1", c.ChangeTurn(turn, "Mornings, first."))
    room.hold("design-group-member", "p2")
    assert room.refused(Participant("p2"), c.ChangeTurn(turn, "Mine.")).code == "no_such_turn"
    assert room.refused(Participant("p2"), c.TakeAwayTurn(turn)).code == "no_such_turn"
    room.phone("p1", c.TakeAwayTurn(turn))
    assert turns(room) == ()
    room.does(c.Undo())
    room.does(c.SetTurn(turn))
    assert refusal_words(room.refused(Participant("p1"), c.TakeAwayTurn(turn))) == (
        "Turn 1 can be changed or taken away only by whoever proposed it, until it is set, and by whoever leads."
    )
    room.does(c.ChangeTurn(turn, "Mornings come first."))
    assert turns(room)[0].text == "Mornings come first."


def test_a_host_leads_from_their_phone(room: Session) -> None:
    room.hold("host", "p2")
    turn = make(room, c.MakeTurn("Mornings first."))
    room.phone("p2", c.ChangeTurn(turn, "Mornings, first."))
    room.phone("p2", c.SetTurn(turn))
    assert summary_view(room.state, PresenceView()).undo == "Bo set turn 1"
    for number in range(MOST_PROPOSED_BY_ONE + 1):
        make(room, c.MakeTurn(f"Turn {number}."), "p2")


def test_a_member_proposes_only_from_what_they_may_read_and_only_a_few_at_a_time(room: Session) -> None:
    room.does(c.AskQuestion("What else?", "after_answer"))
    ama, read, own = Participant("p1"), room.say("p2", "Read once one answers."), room.say("p1", "My own.")
    held = room.say("p2", "It hurts.")
    room.does(c.HoldBack((own, held), "reasons.hurts"))
    assert room.refused(ama, c.MakeTurn("Hurt.", (held,))).code == "words_gone"
    make(room, c.MakeTurn("What they may read.", (own, read)), "p1")
    room.does(c.CloseQuestion())
    room.ask("And then?")
    assert room.refused(ama, c.MakeTurn("Hidden.", (room.say("p2", "Not yet read."),))).code == "words_gone"
    for number in range(1, MOST_PROPOSED_BY_ONE):
        make(room, c.MakeTurn(f"Turn {number}."), "p1")
    assert refusal_words(room.refused(ama, c.MakeTurn("More."))) == (
        "5 turns of yours wait already. Please wait until they have been looked at, or take one away."
    )
    room.does(c.SetTurn(turns(room)[0].id))
    make(room, c.MakeTurn("More."), "p1")
    room.does(c.EndSession())
    assert room.refused(ama, c.MakeTurn("Later.")).code == "session_over"
    make(room, c.MakeTurn("Written up later."))


def test_what_cannot_be_a_turn_is_said(room: Session) -> None:
    assert room.refused(FACILITATOR, c.MakeTurn(" ")).code == "empty"
    assert room.refused(FACILITATOR, c.MakeTurn("x" * 241)).code == "too_long"
    assert room.refused(FACILITATOR, c.MakeTurn("One.", ("c0",))).code == "words_gone"
    assert room.refused(FACILITATOR, c.MakeTurn("One.", themes=("h0",))).code == "no_such_theme"
    assert words(room, c.SetTurn("v0")) == "That turn is not here any more."
    make(room, c.MakeTurn("One."))
    assert words(room, c.MakeTurn("One.")) == "Turn 1 says that already."
    other = make(room, c.MakeTurn("Two."))
    assert words(room, c.ChangeTurn(other, "One.")) == "Turn 1 says that already."
    many = tuple(room.say("p1", f"Words {number}") for number in range(MOST_LED + 1))
    assert words(room, c.MakeTurn("All.", many)) == (
        "At most 100 contributions and themes can stand under one turn. Please choose fewer."
    )
    for number in range(2, MOST_TURNS):
        make(room, c.MakeTurn(f"Turn {number}."))
    assert words(room, c.MakeTurn("More.")) == "There are 40 turns already. Please take one away first."


def test_a_turn_stands_where_what_led_to_it_is_taken_back(room: Session) -> None:
    first = said(room, 1)
    make(room, c.MakeTurn("Mornings first.", (first,)))
    room.phone("p1", c.TakeBackContribution(first))
    assert turns(room)[0].contributions == (first,)


def test_a_theme_that_went_into_another_leaves_what_it_led_to_with_that(room: Session) -> None:
    mornings = room.state.themes[0].id
    room.does(c.AddTheme("Evenings"))
    evenings = room.state.themes[1].id
    both = make(room, c.MakeTurn("Both.", themes=(mornings, evenings)))
    gone = make(room, c.MakeTurn("Mornings first.", themes=(mornings,)))
    room.does(c.TakeAwayTurn(gone))
    room.does(c.MergeThemes(mornings, evenings))
    assert (turns(room)[0].id, turns(room)[0].themes) == (both, (evenings,))
    assert room.state.direction.taken_away[0].themes == (evenings,)
    room.does(c.Undo())
    assert turns(room)[0].themes == (mornings, evenings)
    assert room.state.direction.taken_away[0].themes == (mornings,)


def test_the_name_of_a_theme_that_was_removed_is_remembered(room: Session) -> None:
    theme = room.state.themes[0].id
    make(room, c.MakeTurn("Mornings first.", themes=(theme,)))
    room.does(c.RemoveTheme(theme))
    assert dict(room.state.direction.gone_themes) == {theme: "Mornings"}
    assert turns(room)[0].themes == (theme,)
    room.does(c.Undo())
    assert dict(room.state.direction.gone_themes) == {}


def test_undo_leaves_alone_what_others_have_changed_since(room: Session) -> None:
    other = Facilitator("facilitator-2")
    turn = make(room, c.MakeTurn("One."))
    room.does(c.ChangeTurn(turn, "Two."))
    room.does(c.ParkTurn(turn, "Who pays."))
    room.does(c.SetTurn(turn))
    room.submit(other, c.ChangeTurn(turn, "Three."))
    room.submit(other, c.ParkTurn(turn, "Who pays for it."))
    assert undo(room) == "set turn 1", "neither the words nor the parking are as they were left"
    room.submit(other, c.TakeAwayTurn(turn))
    assert undo(room) == "added the theme Mornings", "a turn that is away stays as it is"
    assert room.submit(other, c.Undo())
    room.does(c.Undo())
    assert (turns(room)[0].set_at, undo(room)) == (None, "proposed turn 1")
    room.submit(other, c.SetTurn(turn))
    assert room.refused(FACILITATOR, c.Redo()).code == "nothing_to_redo"


def test_two_people_who_are_one_proposed_what_either_did(room: Session) -> None:
    again = room.join("Ama again")
    room.hold("design-group-member", again)
    turn = make(room, c.MakeTurn("One."), again)
    gone = make(room, c.MakeTurn("Two."), again)
    room.phone(again, c.TakeAwayTurn(gone))
    room.does(c.AskIfSame("p1", again))
    room.phone(again, c.ConfirmSame("p1"))
    assert (turns(room)[0].person, room.state.direction.taken_away[0].person) == ("p1", "p1")
    room.phone("p1", c.ChangeTurn(turn, "One, again."))
    room.phone("p1", c.DenySame(again))
    assert turns(room)[0].person == again


def test_whoever_proposed_a_turn_stays_on_the_list(room: Session) -> None:
    room.does(c.ChangeRole("host", "Host", "Leads.", limit=4))
    cy, dee = room.join("Cy"), room.join("Dee")
    room.hold("host", cy)
    make(room, c.MakeTurn("One."), cy)
    assert room.does(c.RemovePeople((cy, dee))) == (e.PeopleRemoved((dee,)),)


def test_nobody_learns_what_others_propose(room: Session) -> None:
    room.hold("design-group-member", "p2")
    make(room, c.MakeTurn("Mornings first."), "p1")
    own = make(room, c.MakeTurn("Mornings first."), "p2")
    room.phone("p2", c.ChangeTurn(own, "Evenings first."))
    make(room, c.MakeTurn("Evenings first."), "p2")
    assert room.refused(FACILITATOR, c.MakeTurn("Evenings first.")).code == "turn_there"
    room.does(c.SetTurn(own))
    assert room.refused(Participant("p2"), c.MakeTurn("Evenings first.")).code == "turn_there", "everybody sees it"


def test_who_stepped_back_and_whoever_comes_after_the_end_changes_no_turn(room: Session) -> None:
    turn = make(room, c.MakeTurn("Mornings first."), "p1")
    changes = (c.ChangeTurn(turn, "Mornings."), c.TakeAwayTurn(turn))
    room.does(c.EndSession())
    assert {room.refused(Participant("p1"), change).code for change in changes} == {"session_over"}
    room.does(c.Undo())
    room.phone("p1", c.StepBack("design-group-member"))
    assert {room.refused(Participant("p1"), change).code for change in changes} == {"not_holding_any"}
