"""A flood of strangers, or of words, ends somewhere; nobody loses what was taken in before."""

import pytest
from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant, Visitor
from server.domain.decide.limits import ENTRIES, NAMELESS, PEOPLE, SHARE, require_share
from server.domain.errors import Rejected
from tests.session import Session

KEY = "0123456789abcdef" * 2


def test_only_so_many_people_can_join(session: Session) -> None:
    ama = session.join("Ama")
    while len(session.state.people) < PEOPLE:
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
    session.state = replace(session.state, seq=ENTRIES)
    refused: list[c.Command] = [
        c.Contribute(question, "More."),
        c.ChangeContribution(said, "Other."),
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
    session.state = replace(session.state, seq=ENTRIES)
    session.phone(ama, c.SayFelt(1, 1, KEY))
    assert session.refused(Participant(ama), c.SayFelt(2, 2, KEY)).code == "session_full"


def test_shares_are_counted_for_somebody_or_for_all_that_has_no_name(session: Session) -> None:
    session.does(c.OpenSession())
    session.join("Ama")
    command = c.Contribute("q1", "words")
    require_share(session.state, command, SHARE - 1, nameless=False)
    require_share(session.state, command, SHARE, nameless=True)
    for asked, nameless in ((SHARE, False), (NAMELESS, True)):
        with pytest.raises(Rejected) as rejected:
            require_share(session.state, command, asked, nameless=nameless)
        assert rejected.value.code == "session_full"
        require_share(session.state, c.TakeBackContribution("c1"), asked, nameless=nameless)
        require_share(session.state, c.SayFelt(1, 1, KEY), asked, nameless=nameless)
