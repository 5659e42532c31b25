from coprod_tui.rehearsal.report import Acknowledged, Latency, Report
from coprod_tui.rehearsal.report_sentences import crowd_sentences, walkthrough_sentences
from coprod_tui.rehearsal.walkthrough import WalkthroughReport
from server.domain import commands as c
from tests.session import Session

RECEIVED = (Acknowledged("c-1", "Words"), Acknowledged("c-2", "More"))


def test_what_a_crowd_came_to_is_told_in_sentences() -> None:
    report = Report(2, 2, RECEIVED, 0, 1, Latency(4.2, 9.0, 12.6, 13.0))
    assert list(crowd_sentences(report)) == [
        "2 people joined and said 2 things.",
        "Everything was received.",
        "Phones came back 1 time after losing the room.",
        "Half of it was received within 4 ms, 99 of 100 within 13 ms.",
    ]


def test_what_was_refused_or_under_way_is_told_too() -> None:
    assert "2 were received, and 1 came too late or were refused." in list(
        crowd_sentences(Report(2, 3, RECEIVED, 1, 0, Latency()))
    )
    assert "2 were received; 3 were still under way when the time was up." in list(
        crowd_sentences(Report(2, 5, RECEIVED, 0, 0, Latency()))
    )
    assert list(crowd_sentences(Report(1, 0, (), 0, 0, Latency()))) == [
        "1 person joined and said 0 things.",
        "Everything was received.",
    ]


def test_what_became_of_a_plan_is_told_and_nobody_by_name() -> None:
    session = Session(practice=True)
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask("What helps?")
    session.does(c.InvitePerson(ama))
    words = session.say(ama, "Buses")
    session.does(c.RevealQuestion(session.state.asked[-1]))
    session.phone(bo, c.Build(words, "Trams", key="a" * 32))
    session.phone(bo, c.Challenge(words, "Their warmth", "Do they come?", key="b" * 32))
    session.phone(bo, c.SayMeToo(words, "c" * 32))
    session.does(c.AddTheme("Getting there", (words,)))
    session.hold("scribe", ama)
    session.does(c.CountHands(session.state.asked[-1], 3, "More buses"))
    report = WalkthroughReport("s1", 2, 1, 1, RECEIVED[:1], Report(2, 1, RECEIVED[1:], 0, 0, Latency()))
    told = list(walkthrough_sentences(report, session.state, session.now))
    assert told[0] == "1 of 2 planned questions were asked, and 1 question once more."
    assert "How voices came in: 3 by phone, 1 by show of hands." in told
    assert "1 of 2 people have spoken; 1 responded." in told
    build = (
        "1 build on what others said, 1 challenge with care, 0 of them with somebody beside; Me too: 1; "
        "1 theme with 1 contribution."
    )
    assert build in told
    assert "1 invitation made, 1 taken up; roles taken up: 1." in told
    assert "This was practice, and says so everywhere. Look at it with: coprod open s1" in told
    assert not any("Ama" in sentence or "Buses" in sentence for sentence in told)
