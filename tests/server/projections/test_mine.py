from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.projections.affected import affected_people, affects_room_view
from server.projections.captured_words import WordsView
from server.projections.mine import mine_view
from server.projections.own_challenges import BesideChallenge, OwnChallenge
from server.projections.own_words import SAID_SHOWN
from server.projections.room import room_view
from tests.session import Session


def test_somebody_who_just_came_sees_their_name_and_nothing_else(session: Session) -> None:
    ama = session.join("Ama")
    mine = mine_view(session.state, ama)
    assert (mine.person, mine.label) == (ama, "Ama")
    assert (mine.said, mine.passed, mine.holding, mine.offers, mine.asks) == ((), False, (), (), ())


def test_own_words_are_shown_with_their_question_and_their_state(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask("What helps?")
    session.say(bo, "somebody else's")
    said = session.say(ama, "mine", consent="quoted")
    session.does(c.MarkHeard((said,)))
    (own,) = mine_view(session.state, ama).said
    assert (own.id, own.asked, own.text, own.consent, own.late, own.heard) == (
        said,
        "What helps?",
        "mine",
        "quoted",
        False,
        True,
    )


def test_words_without_a_name_and_words_taken_back_are_not_among_ones_own(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    session.say(ama, "nobody's", key="a" * 32)
    session.phone(ama, c.TakeBackContribution(session.say(ama, "taken back")))
    assert mine_view(session.state, ama).said == ()


def test_ones_own_words_say_what_may_be_done_with_them_now_and_the_room_only_that_they_stay_in_it(
    session: Session,
) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.does(c.RevealQuestion(session.ask()))
    said = session.say(ama, "mine")
    session.phone(bo, c.Challenge(said, "That you see it", "Does it hold?", "after_break"))
    (waiting,) = session.state.challenges
    before = room_view(session.state)
    for person, words in ((ama, said), (bo, waiting)):
        session.phone(person, c.ChangeConsent(words, "room"))
        (event,) = session.entries[-1].events
        assert affected_people(session.state, event) == (person,)
        assert affects_room_view(session.state, event) is (words == said)
    (row,) = before.said
    assert room_view(session.state) == replace(before, said=(replace(row, room_only=True),))
    assert [own.consent for own in mine_view(session.state, ama).said] == ["room"]
    assert [own.consent for own in mine_view(session.state, bo).challenges] == ["room"]


def test_a_change_to_words_without_a_name_shows_in_nobodys_own_view(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    said = session.say(ama, "nobody's", key="a" * 32)
    session.phone(ama, c.ChangeConsent(said, "room", "a" * 32))
    assert affected_people(session.state, session.entries[-1].events[0]) == ()


def test_only_the_newest_of_ones_words_are_sent_oldest_first(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    for number in range(SAID_SHOWN + 3):
        session.say(ama, f"words {number}")
    said = mine_view(session.state, ama).said
    assert [said[0].text, said[-1].text, len(said)] == ["words 3", f"words {SAID_SHOWN + 2}", SAID_SHOWN]


def test_a_pass_is_about_the_newest_question(session: Session) -> None:
    ama = session.join("Ama")
    session.phone(ama, c.PassQuestion(session.ask("One?")))
    assert mine_view(session.state, ama).passed
    session.ask("Two?")
    assert not mine_view(session.state, ama).passed


def test_words_put_in_for_somebody_are_shown_to_both_and_to_nobody_else(session: Session) -> None:
    ama, bo, cleo = (session.join(name) for name in ("Ama", "Bo", "Cleo"))
    session.hold("scribe", ama)
    question = session.ask("What helps?")
    (made,) = session.phone(ama, c.CaptureWords(question, "Evening calls", "aloud", bo, consent="quoted"))
    assert isinstance(made, e.WordsCaptured)
    shown = WordsView(made.words, question, "What helps?", "Evening calls", "aloud", "Ama", "quoted")
    assert (mine_view(session.state, bo).words, mine_view(session.state, bo).waiting) == ((shown,), ())
    other = replace(shown, by="Bo")
    assert (mine_view(session.state, ama).words, mine_view(session.state, ama).waiting) == ((), (other,))
    assert (mine_view(session.state, cleo).words, mine_view(session.state, cleo).waiting) == ((), ())
    session.phone(bo, c.ConfirmWords(made.words))
    assert mine_view(session.state, bo).words == mine_view(session.state, ama).waiting == ()
    (said,) = mine_view(session.state, bo).said
    assert (said.text, said.channel, said.consent) == ("Evening calls", "aloud", "quoted")


def test_a_challenge_that_waits_is_seen_by_who_made_it_and_who_is_asked_to_stand_beside_them(session: Session) -> None:
    ama, bo, dee = (session.join(name) for name in ("Ama", "Bo", "Dee"))
    session.hold("encourager", dee)
    asked = session.does(c.AskQuestion("What helps?", "at_once"))[-1]
    assert isinstance(asked, e.QuestionAsked)
    said = session.say(ama, "The same carer")
    (kept,) = session.phone(bo, c.Challenge(said, "Knows her", "And when ill?", "beside", dee))
    assert isinstance(kept, e.ChallengeKept)
    (own,) = mine_view(session.state, bo).challenges
    assert own == OwnChallenge(
        kept.challenge, said, "The same carer", "Knows her", "And when ill?", "beside", "Dee", True, "notes"
    )
    (beside,) = mine_view(session.state, dee).asked_beside
    assert beside == BesideChallenge(kept.challenge, "Bo", "The same carer", "Knows her", "And when ill?")
    assert (mine_view(session.state, ama).challenges, mine_view(session.state, ama).asked_beside) == ((), ())
    session.phone(dee, c.StepBack("encourager"))
    assert [waiting.can_stand for waiting in mine_view(session.state, bo).challenges] == [False]
    session.phone(ama, c.TakeBackContribution(said))
    assert [(waiting.contribution, waiting.to) for waiting in mine_view(session.state, bo).challenges] == [(said, "")]


def test_a_tenure_that_ended_concerns_who_held_it(session: Session) -> None:
    ama = session.join("Ama")
    session.phone(ama, c.AskForRole("listener"))
    (ended,) = session.phone(ama, c.StepBack("listener"))
    assert affected_people(session.state, ended) == (ama,)


def test_a_second_ama_concerns_everybody_who_reads_the_first_ones_name(session: Session) -> None:
    session.join("Ama")
    session.join("Bo")
    assert affected_people(session.state, session.entries[-1].events[0]) == ()
    session.join("AMA")
    assert affected_people(session.state, session.entries[-1].events[0]) is None


def test_opening_the_room_concerns_nobodys_own_view(session: Session) -> None:
    assert affected_people(session.state, e.SessionOpened()) == ()


def test_the_wording_that_one_offers_is_ones_own_and_the_newest(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask("Which touchpoints matter?")
    session.phone(ama, c.OfferWording(question, "Where do you meet us?"))
    session.phone(ama, c.OfferWording(question, "Where do we meet?"))
    assert [mine_view(session.state, person).wording for person in (ama, bo)] == ["Where do we meet?", None]
    session.does(c.CloseQuestion())
    assert mine_view(session.state, ama).wording is None


def test_whose_wording_was_adopted_knows_as_long_as_it_stands(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    question = session.ask("Which touchpoints matter?")

    def adopted(person: str, text: str) -> list[bool]:
        session.phone(person, c.OfferWording(question, text))
        session.does(c.AdoptWording(session.state.offered_wordings[-1]))
        return known()

    def known() -> list[bool]:
        return [mine_view(session.state, one).adopted for one in (ama, bo)]

    assert known() == [False, False]
    assert adopted(ama, "Where do we meet?") == [True, False]
    assert adopted(bo, "Where do you meet us?") == [False, True]
    session.does(c.Undo())
    assert known() == [True, False]
    session.ask("And now?")
    assert known() == [False, False]


def test_own_words_keep_the_question_as_it_was_when_they_were_said(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask("Which touchpoints matter?")
    session.say(ama, "The phone")
    session.phone(ama, c.OfferWording(question, "Where do we meet?"))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    session.phone(ama, c.Contribute(question, "At the door", speaking=("I live nearby",)))
    said = mine_view(session.state, ama).said
    assert [(one.asked, one.speaking) for one in said] == [
        ("Which touchpoints matter?", ()),
        ("Where do we meet?", ("I live nearby",)),
    ]


def test_what_one_speaks_from_is_told_to_oneself_alone(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    (said,) = session.phone(ama, c.SayPerspectives(("i WORK here", "A neighbour")))
    assert mine_view(session.state, ama).perspectives == ("I work here", "A neighbour")
    assert mine_view(session.state, bo).perspectives == ()
    assert affected_people(session.state, said) == (ama,)


def test_an_invitation_waits_until_one_says_something_under_ones_name(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    session.does(c.InvitePerson(ama))
    assert [mine_view(session.state, person).invited for person in (ama, bo)] == [session.now, None]
    session.say(ama, "nameless", key="a" * 32)
    assert mine_view(session.state, ama).invited is not None
    session.say(ama, "One thing")
    assert mine_view(session.state, ama).invited is None


def test_words_that_the_facilitator_put_in_say_so_and_wait_for_ones_yes(session: Session) -> None:
    ama = session.join("Ama")
    question = session.ask()
    session.does(c.CaptureWords(question, "Evening calls", "aloud", ama))
    (words,) = mine_view(session.state, ama).words
    assert (words.text, words.by) == ("Evening calls", None)
