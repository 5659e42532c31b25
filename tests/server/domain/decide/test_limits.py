"""A flood of strangers, or of words, ends somewhere; nobody loses what was taken in before."""

from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant, Visitor
from server.domain.decide.limits import MOST_ENTRIES, MOST_FROM_ONE, MOST_NAMELESS, MOST_PEOPLE
from tests.session import Session

KEY = "0123456789abcdef" * 2


def test_only_so_many_people_can_join(session: Session) -> None:
    ama = session.join("Ama")
    while len(session.state.people) < MOST_PEOPLE:
        session.join()
    assert session.refused(Visitor("one too many"), c.Join("Ben")).code == "session_full"
    assert session.submit(Visitor("secret of arrival 1"), c.Join("Ama")) == ()
    session.ask()
    assert session.say(ama, "Still here.") in session.state.contributions


def test_only_so_many_entries_fit_and_what_is_in_can_be_led_taken_back_and_put_down(session: Session) -> None:
    ama, bo, cy = session.join("Ama"), session.join("Bo"), session.join("Cy")
    question = session.ask()
    said, nameless = session.say(ama, "Mine."), session.say(ama, "Nobody's.", key=KEY)
    for role in ("scribe", "timekeeper"):
        session.hold(role, ama)
    session.shadow("timekeeper", bo, ama)
    session.phone(bo, c.AskToShadow("scribe", ama))
    session.does(c.OfferRole("weaver", ama))
    session.phone(ama, c.PassOn("timekeeper", cy))
    (captured,) = session.phone(ama, c.CaptureWords(question, "Bo's.", "aloud", bo))
    assert isinstance(captured, e.WordsCaptured)
    words = captured.words
    session.state = replace(session.state, seq=MOST_ENTRIES)
    refused: list[c.Command] = [
        c.Contribute(question, "More."),
        c.ChangeContribution(said, "Other."),
        c.ChangeConsent(said, "quoted"),
        c.AskForRole("host"),
        c.AcceptOffer("weaver"),
        c.LetShadow("scribe", bo),
        c.ConfirmWords(words),
    ]
    for command in refused:
        rejected = session.refused(Participant(bo if command == refused[-1] else ama), command)
        assert (rejected.code, rejected.temporary) == ("session_full", False)
    assert session.refused(Visitor("new"), c.Join()).code == "session_full"
    assert session.phone(ama, c.Contribute(question, "Nobody's.", key=KEY)) == ()
    session.phone(ama, c.ChangeConsent(said, "room"))
    session.phone(ama, c.ChangeConsent(nameless, "room", KEY))
    session.phone(ama, c.TakeBackContribution(said))
    session.phone(ama, c.TakeBackContribution(nameless, KEY))
    session.phone(ama, c.DeclineOffer("weaver"))
    session.phone(ama, c.DeclineAsk("scribe", bo))
    session.phone(ama, c.WithdrawOffer("timekeeper", cy))
    session.phone(bo, c.StopShadowing("timekeeper"))
    session.phone(bo, c.DropWords(words))
    session.phone(ama, c.StepBack("scribe"))
    assert [*session.state.offers, *session.state.asks] == []
    assert (session.state.kept_contributions, len(session.state.captured), session.holders("scribe")) == (0, 0, [])
    session.does(c.EndSession())


def test_everybody_can_say_once_how_it_was_and_nobody_fills_the_record_with_it(session: Session) -> None:
    ama = session.join("Ama")
    session.does(c.OpenSession())
    session.state = replace(session.state, seq=MOST_ENTRIES)
    session.phone(ama, c.SayFelt(1, 1, KEY))
    assert session.refused(Participant(ama), c.SayFelt(2, 2, KEY)).code == "session_full"


def test_shares_are_counted_for_somebody_or_for_all_that_has_no_name(session: Session) -> None:
    ama, question = session.join("Ama"), session.ask()
    named, nameless = c.Contribute(question, "words"), c.Contribute(question, "words", key=KEY)
    said, unnamed = session.say(ama, "Mine."), session.say(ama, "Nobody's.", key="f" * 32)
    session.shares[ama], session.shares[None] = MOST_FROM_ONE - 1, MOST_FROM_ONE
    session.phone(ama, named)
    session.phone(ama, nameless)
    for command, by, share, code in (
        (named, ama, MOST_FROM_ONE, "phone_share_used"),
        (replace(nameless, key="e" * 32), None, MOST_NAMELESS, "nameless_share_used"),
    ):
        session.shares[by] = share
        assert session.refused(Participant(ama), command).code == code
    session.phone(ama, c.ChangeConsent(unnamed, "room", "f" * 32))
    session.phone(ama, c.TakeBackContribution(said))
    session.phone(ama, c.TakeBackContribution(unnamed, "f" * 32))
    session.phone(ama, c.SayFelt(1, 1, KEY))


def test_the_facilitator_has_no_share_to_use_up(session: Session) -> None:
    session.shares["facilitator"] = session.shares[None] = max(MOST_FROM_ONE, MOST_NAMELESS)
    question = session.ask()
    assert session.does(c.CaptureWords(question, "words", "aloud"))
