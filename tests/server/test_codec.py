from datetime import UTC, datetime

import msgspec
import pytest

from server.codec import decode, decode_entry, decode_strictly, encode, entry_from
from server.domain import events as e
from server.domain.catalogue import ROLES
from server.domain.errors import Rejected
from server.domain.evolve import fold
from server.domain.messages import Message
from server.port import Position, Receipt
from server.sentences import refusal_words
from server.store.line_format import line_of

AT = datetime(2026, 11, 23, 10, 0, 30, 500_000, tzinfo=UTC)
NUMBERS: msgspec.json.Decoder[dict[str, int]] = msgspec.json.Decoder(dict[str, int])


def test_an_entry_comes_back_as_it_was() -> None:
    entry = e.Entry(
        7,
        AT,
        (
            e.PersonJoined("p1", "hash", "Ama 👩🏽‍🦰\n\u2028"),
            e.PersonJoined("p2", "hash", "Robin", simulated=True),
            e.ContributionMade("c1", "q1", 'words "\\', key_hash="hash", consent="room", late=True),
            e.RoleOffered("host", "p1"),
            e.TenureEnded("t1", "stepped_back"),
        ),
        "facilitator",
        e.Cause("id", "digest"),
    )
    assert entry_from(msgspec.json.decode(encode(entry))) == entry
    assert decode_entry(line_of(encode(entry))) == entry


ROLE = e.Role(
    "r1", "Tea-maker", "Makes tea.", "Put the kettle on.", 1, False, True, e.MomentPrompts("a", "b", "c"), ("ask",)
)
PLANNED = e.PlannedQuestion("n1", "What helps?", "Listening", 5, "at_once", "Wait.", ("And then?",), True)
NEWER: list[e.Event] = [
    e.SessionCreated("s1", "Home care", "KITE", (ROLE,)),
    e.RoleAdded(ROLE),
    e.RoleChanged(ROLE, e.Role("r1", "Tea", "T.", "T.", hidden=True)),
    e.RoleRemoved(e.Role("r1", "Tea-maker", "Makes tea.", "Make tea.")),
    e.RoleHidden("r1"),
    e.RoleShown("r1"),
    e.QuestionRevealed("q1"),
    e.QuestionConcealed("q1"),
    e.TimeSet("q1", AT),
    e.TimeSet("q1", None, AT),
    e.RoleAskedFor("host", "p1", of="p2", shadow=True),
    e.OpennessSaid("host", "p1"),
    e.OpennessSaid("host", "p1", open=False),
    e.ShadowBegan("h1", "host", "p1", "p2"),
    e.ShadowEnded("h1"),
    e.ShoulderBegan("host", "p1", "p2", AT),
    e.CallMade("k1", "theme", "weaver", "p1", "Trust", "q1"),
    e.CallMade("k1", "break", "care-keeper", "p1"),
    e.CallAnswered("k1"),
    e.CallReopened("k1"),
    e.WordsCaptured("w1", "q1", "words", "p1", "p2", "aloud", "quoted", late=True),
    e.WordsDropped("w1", "p1", "p2"),
    e.WordsCaptured("w1", "q1", "words", "p1", None, "paper", slip="ABCD"),
    e.SessionCreated(
        "s1", "Home care", "KITE", (ROLE,), True, "To decide.", ("Shorter waits",), ("Works here",), (PLANNED,)
    ),
    e.PlannedAdded(PLANNED, 2),
    e.PlannedRemoved(e.PlannedQuestion("n1", "What helps?")),
    e.PlannedChanged(PLANNED, e.PlannedQuestion("n1", "What helps?", skipped=True)),
    e.PlannedMoved("n1", 2, 0),
    e.PersonWelcomed("p1", "Mrs K."),
    e.NameChanged("p1", "Ama Mensah", "Ama"),
    e.WelcomeWithdrawn("p1"),
    e.PersonInvited("p1"),
    e.ComeBackWordsMade("p1", "0" * 64),
    e.PersonCameBack("p1", "1" * 64),
    e.SamePersonAsked("p2", "p1"),
    e.SamePersonClosed("p2", "p1"),
    e.BecameOne("p2", "p1"),
    e.BecameTwo("p2", "p1"),
    e.PeopleRemoved(("p1", "p2")),
    e.PerspectivesSaid("p1", ("Works here", "A neighbour")),
    e.FeltSaid("hash", 3, 0),
    e.QuestionAsked("q2", "What helps?", "after_answer", 5, "n1", "q1", "p1"),
    e.WordingOffered("d1", "q1", "What helps you?", "p1"),
    e.QuestionReworded("q1", "What helps you?", "What helps?", "d1"),
    e.QuestionReworded("q1", "What helps?", "What hepls?"),
    e.BreakBegan(AT),
    e.BreakWithdrawn(),
    e.BreakTimeSet(AT, AT),
    e.BreakEnded(),
    e.BreakResumed(),
    e.NoticeSent("b1", "Lunch is here."),
    e.NoticeWithdrawn("b1"),
    e.ChallengeKept("g1", "c1", "That you see it", "Does it hold?", "beside", "p1", None, "p2", "quoted"),
    e.ChallengeKept("g1", "c1", "That you see it", "Does it hold?", "after_break", key_hash="0" * 64, simulated=True),
    e.ArrivalChanged("g1", "p1", "beside", "p2", "p3"),
    e.ArrivalChanged("g1", None, "after_break"),
    e.ChallengeConsentChanged("g1", "p1", "room"),
    e.ChallengeDropped("g1", "p1", "p2"),
    e.ConsentChanged("c1", "quoted", nameless=True),
    e.MeTooSaid("c1", "0" * 64),
    e.MeTooTakenBack("c1", "0" * 64),
    e.ContributionMade("c2", "q1", "words", "p1", kind="challenge", to="c1", value="This", beside="p2"),
    e.ContributionChanged("c2", "words", value="That"),
    e.ContributionHeldBack("c1", Message("reasons.hurts"), "p1", Message("roles.host.name"), changed=True),
    e.ContributionHeldBack("c1"),
    e.ContributionMade("c3", "q1", "words", "p1", waits=True),
    e.ContributionChanged("c3", "words", waits=True),
    e.ModerationSet("q1", "look", "open"),
    e.AgreementAdded("a1", "We listen.", 1),
    e.AgreementChanged("a1", "We all listen.", "We listen."),
    e.AgreementRemoved("a1", "We listen.", 1),
    e.ContributionRestored("c1", "It names somebody.", "p1", "Tea-maker"),
    e.HeldUp("c1", None),
    e.HeldUp(None, "c1"),
    e.WaterClosed("c1", "Ama knows.", ""),
    e.TurnMade("v1", 1, "Mornings first.", "p1", ("c1",), ("h1",)),
    e.TurnMade("v2", 2, "Evenings later.", None),
    e.TurnChanged("v1", "Mornings, first.", "Mornings first."),
    e.TurnThemesChanged("v1", ("h2",), ("h1",)),
    e.TurnTakenAway("v1"),
    e.TurnPutBack("v1"),
    e.TurnSet("v1"),
    e.TurnUnset("v1"),
    e.TurnParked("v1", e.Parked("Who pays.", "The council", "in May"), None),
    e.TurnParked("v1", e.Parked("Who pays.", over="The council does."), e.Parked("Who pays.")),
    e.TurnParked("v1", None, e.Parked("Who pays.")),
    e.OutcomeAdopted("o1", 1, 0, "c1"),
    e.OutcomeAdopted("planned-1", 1, 0, None, "Calm."),
    e.OutcomeDropped("o1", 1, 0, "c1"),
    e.OutcomeDropped("planned-1", 1, 0, None, "Calm."),
    e.WhatCameSaid("o1", "Calls are longer.", "", "c1"),
    e.OutcomesServed("h1", ("o1",), ("o2",)),
    e.ThemeAdded("h1", "Mornings", 0),
    e.ThemeRemoved("h1", "Mornings", 0),
    e.ThemeRenamed("h1", "Early", "Mornings"),
    e.ThemeMoved("h1", 1, 0),
    e.ContributionsThemed("h1", ("c1", "c2")),
    e.ContributionsUnthemed("h1", ("c1",)),
    e.ThemeSaidBack("h1", "z1", "Mornings matter."),
    e.ThemeUnsaid("h1", "z1", "Mornings matter."),
    e.SayBackAnswered("z1", "yes", person="p1"),
    e.SayBackAnswered("z1", "nearly", "Early mornings.", key_hash="0" * 64),
    e.LeadersAsked("y1", "v1", "A second carer?"),
    e.LeadersUnasked("y1"),
    e.LeadersAnswered("y1", "p1", "not_possible", "There is no money."),
    e.SeatsTaken("p1", ("I work here",)),
    e.CheckBegan("x1", "theme", "h1", "Mornings"),
    e.CheckWithdrawn("x1"),
    e.CheckClosed("x1"),
    e.CheckClosed("x1", closed=False),
    e.CheckAnswered("x1", "p1", "worried", "Who stays at night?", "room"),
    e.CheckAnswerTakenBack("x1", "p1"),
    e.ProposalMade("b1", ("c1", "c2"), "Both are early", "Mornings", "p1", simulated=True),
    e.ProposalMade("b1", ("c1", "c2"), "Both are early", key_hash="0" * 64),
    e.ProposalMade("b1", ("c1", "c2"), "Both are early", person="p1", consent="room"),
    e.ProposalConsentChanged("b1", "quoted", nameless=True),
    e.ProposalTakenBack("b1"),
    e.ProposalTakenBack("b1", nameless=True),
    e.ProposalTaken("b1", "h1"),
    e.ProposalLeft("b1"),
    e.ProposalWaits("b1", "h1"),
    e.ProposalWaits("b1", None),
    e.QuestionWordedBack("q1", "What helps?", "d1"),
    e.ContributionMade("c1", "q1", "words", "p1", speaking=("Works here",)),
    e.ContributionMade("c1", "q1", "words", channel="hands", hands=4),
    e.ContributionMade("c1", "q1", "words", channel="paper", slip="ABCD"),
    e.ContributionPutBack("c1", nameless=True),
    e.TitleChanged("Home care", "Hoem care"),
    e.RedactionChosen(room_only=True),
    e.Undone(3),
    e.Redone(4),
    e.SignalSent("slow_down", "hash"),
    e.SignalsAnswered("slow_down"),
]


@pytest.mark.parametrize("event", NEWER, ids=repr)
def test_whatever_happens_comes_back_as_it_was(event: e.Event) -> None:
    entry = e.Entry(1, AT, (event,), "p1")
    assert entry_from(msgspec.json.decode(encode(entry))) == entry


# As they stood on disk before roles had tools and moments, and askings somebody who is asked.
OLDER: list[dict[str, object]] = [
    {
        "type": "session_created",
        "session": "s1",
        "title": "Home care",
        "code": "KITE",
        "roles": [{"id": "host", "name": "Host", "sentence": "S.", "prompt": "P.", "limit": 2, "first": True}],
    },
    {"type": "person_joined", "person": "p1", "secret_hash": "hash", "name": "Ama"},
    {"type": "question_asked", "question": "q1", "text": "What helps?"},
    {"type": "role_asked_for", "role": "host", "person": "p1"},
    {"type": "tenure_began", "tenure": "t1", "role": "host", "person": "p1", "how": "asked"},
    {"type": "contribution_made", "contribution": "c1", "question": "q1", "text": "words", "person": "p1"},
    {"type": "tenure_ended", "tenure": "t1", "how": "passed_on"},
    {"type": "offer_closed", "role": "host", "person": "p1"},
    {"type": "ask_withdrawn", "role": "host", "person": "p1"},
    {"type": "session_ended"},
]


def test_a_record_from_before_roles_had_tools_opens() -> None:
    lines = [{"seq": seq, "at": "2026-11-23T10:00:00Z", "events": [event]} for seq, event in enumerate(OLDER, 1)]
    entries = [entry_from(line) for line in lines]
    assert entries[3].events == (e.RoleAskedFor("host", "p1", of=None, shadow=False),)
    state = fold(entries)
    host = state.role("host")
    assert host is not None
    built_in = ROLES[0]
    assert (host.tools, host.moments, host.hidden) == (("ask",), built_in.moments, False)
    assert (state.tenures["t1"].name, state.tenures["t1"].shadowed) == ("Host", False)
    assert state.phase == "ended"
    assert (state.perspectives, state.plan, state.purpose) == ((), (), "")
    question, said, ama = state.questions["q1"], state.contributions["c1"], state.people["p1"]
    assert (question.reveal, question.minutes, question.wordings, question.responders) == ("when_revealed", None, (), 1)
    assert (said.asked, said.hands, said.slip, said.put_in) == ("What helps?", None, None, False)
    assert (ama.phone, ama.kept_contributions, ama.invitations) == (True, 1, 0)


def test_roles_that_were_kept_with_their_tools_stay_as_they_were() -> None:
    roles = (e.Role("host", "Host", "Asks.", "Ask."), e.Role("weaver", "Weaver", "Weaves.", "Weave.", tools=("theme",)))
    created = e.Entry(1, AT, (e.SessionCreated("s1", "T", "KITE", roles), e.SessionOpened()))
    assert entry_from(msgspec.json.decode(encode(created))) == created
    own = e.Entry(1, AT, (e.SessionCreated("s1", "T", "KITE", (e.Role("ours", "Ours", "Is ours.", "Do."),)),))
    assert entry_from(msgspec.json.decode(encode(own))) == own


@pytest.mark.parametrize("half", ["\\ud83d", "\\uD83D", "\\ude00"])
def test_half_an_emoji_is_left_out_and_the_rest_is_read(half: str) -> None:
    decoder = msgspec.json.Decoder(dict[str, str])
    assert decode_strictly('{"text":"Thank you ' + half + '!"}', decoder) == {"text": "Thank you !"}
    assert decode_strictly('{"text":"\\ud83d\\ude00 \\\\ud83d"}', decoder) == {"text": "\U0001f600 \\ud83d"}


def test_an_entry_takes_one_line_and_leaves_out_what_goes_without_saying() -> None:
    line = encode(e.Entry(1, AT, (e.QuestionAsked("q1", "One?\nTwo?"),)))
    assert b"\n" not in line
    assert set(msgspec.json.decode(line)) == {"seq", "at", "events"}


@pytest.mark.parametrize(
    "document",
    [
        {},
        {"seq": 1, "at": "yesterday", "events": []},
        {"seq": "1", "at": "2026-11-23T10:00:00Z", "events": []},
        {"seq": 1, "at": "2026-11-23T10:00:00Z", "events": [{"type": "never_heard_of"}]},
        {"seq": 1, "at": "2026-11-23T10:00:00Z", "events": [{"type": "question_asked"}]},
    ],
)
def test_a_document_that_is_no_entry_is_refused(document: dict[str, object]) -> None:
    with pytest.raises(msgspec.ValidationError):
        entry_from(document)


def test_a_value_of_ones_own_is_read_by_its_type() -> None:
    assert decode(encode(Receipt(3, "c1")), Receipt) == Receipt(3, "c1")
    with pytest.raises(msgspec.DecodeError):
        decode(b'{"session": 3, "seq": 3}', Position)
    with pytest.raises(msgspec.DecodeError):
        decode(b"{", Position)


def test_a_key_that_stands_once_is_read() -> None:
    assert decode_strictly('{"a":1,"b":2}', NUMBERS) == {"a": 1, "b": 2}


@pytest.mark.parametrize("data", ['{"a":1,"a":1}', '{"a":1,"\\u0061":2}', '{"a":{"b":1,"b":1}}'])
def test_a_key_that_stands_twice_is_refused(data: str) -> None:
    with pytest.raises(Rejected) as refusal:
        decode_strictly(data, NUMBERS)
    assert refusal.value.code == "bad_frame"


def test_a_refusal_repeats_nothing_of_what_was_sent() -> None:
    with pytest.raises(Rejected) as refusal:
        decode_strictly('{"CANARY": "CANARY"}', NUMBERS)
    assert "CANARY" not in refusal_words(refusal.value)


def test_built_in_roles_are_kept_as_keys_and_typed_texts_as_they_are() -> None:
    own = e.Role("r-1", "Tea-maker", "Makes tea.", "Put the kettle on.")
    entry = e.Entry(1, AT, (e.SessionCreated("s1", "T", "KITE", (ROLES[0], own)),))
    kept = msgspec.json.decode(encode(entry))["events"][0]["roles"]
    assert kept[0]["name"] == {"key": "roles.host.name"}
    assert kept[0]["moments"]["closed"] == {"key": "roles.host.closed"}
    assert (kept[1]["name"], kept[1]["prompt"]) == ("Tea-maker", "Put the kettle on.")
    assert decode_entry(encode(entry)) == entry == entry_from(msgspec.json.decode(encode(entry)))
