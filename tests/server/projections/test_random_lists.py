"""Whatever people do, lists, counts, rounds, totals and exports say what a plain count of the journal's lines says."""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from functools import cache
from typing import Any, get_args

import pytest

from server.codec import encode
from server.domain import commands as c
from server.domain.actors import Actor, Participant
from server.domain.evolve import apply
from server.domain.state import State
from server.exports.bundle import files
from server.projections.contributions.index import ContributionIndex
from server.projections.contributions.sorting import ORDER_NAMES
from server.projections.exported_session import exported_session
from server.projections.people.invitations import InvitationsView, invitations, invitations_view
from server.projections.people.presence import PresenceView
from server.projections.questions.plan import plan_view
from server.projections.questions.rounds import round_views
from server.projections.signals import signal_rows
from server.projections.summary import summary_view
from tests.server.projections.naive_lists import Lists
from tests.server.projections.voicing import VOICING, asks_otherwise
from tests.server.projections.wandering import ANYTHING, Wandering
from tests.session import FACILITATOR

PEOPLE = ("Ama", "Bö", "Cleo", "")
ORDERS = tuple(ORDER_NAMES)
NEEDLES = ("", "cafe", "AMA", "bo w1", "7")
SEEDS = (6, 12, 14, 25, 27, 31)
STEPS = 1200


def wonders(who: Wandering) -> tuple[Actor, c.Command]:
    number = who.random.randrange(1000)
    text = who.random.choice((f"Café w{number}", f"Who pays w{number}?", f"CAFÉ w{number}?"))
    kind: c.ContributionKind = who.random.choice(("answer", "unsure"))
    consent: c.Consent = who.random.choice(("room", "notes", "quoted"))
    words = c.Contribute(
        who.question(), text, kind, consent, late=True, speaking=who.random.choice(((), ("A neighbour",)))
    )
    return Participant(who.person()), words


def rewords(who: Wandering) -> tuple[Actor, c.Command]:
    state = who.session.state
    if state.offered_wordings:
        return FACILITATOR, c.AdoptWording(who.one(state.offered_wordings))
    return Participant(who.person()), c.OfferWording(state.asked[-1], f"How w{who.random.randrange(1000)}?")


def hears(who: Wandering) -> tuple[Actor, c.Command]:
    return FACILITATOR, c.MarkHeard((who.said(),))


@cache
def wander(seed: int) -> Wandering:
    acts = (*ANYTHING, *VOICING, *VOICING, *[asks_otherwise] * 2, *[wonders] * 8, *[rewords] * 4, *[hears] * 5)
    who = Wandering(seed, PEOPLE, ("host", "scribe", "voice-bringer"), acts)
    who.session.ask()
    for _ in range(STEPS):
        who.step()
        who.wait(20)
    return who


@pytest.fixture(params=SEEDS, scope="module")
def wandered(request: pytest.FixtureRequest) -> Wandering:
    return wander(request.param)


@pytest.fixture(scope="module")
def count(wandered: Wandering) -> Lists:
    return Lists(map(encode, wandered.session.entries))


def test_enough_happened() -> None:
    counts = [Lists(map(encode, wander(seed).session.entries)) for seed in SEEDS]
    said = [words for count in counts for words in count.standing()]
    assert all(len(count.standing()) > 20 and len(count.questions) > 3 for count in counts)
    assert all(any(asked["changed"] for asked in count.questions) for count in counts)
    assert all(any(count.rounds(asked["question"])[1:] for asked in count.questions) for count in counts)
    assert {words.get("channel", "phone") for words in said} == {"phone", "aloud", "paper", "hands"}
    assert sum(words["heard"] for words in said) > 30
    assert sum(len(count.invited) for count in counts) > sum(count.taken_up for count in counts) > 10
    assert {kind for count in counts for kind in count.signals} == set(get_args(c.SignalKind))
    assert any(count.plan for count in counts)
    assert sum(bool(theme["sentences"]) for count in counts for theme in count.themes) > 3
    assert {answer for count in counts for answer in count.answers.values()} >= {"yes", "nearly"}


def test_every_list_is_the_one_that_a_person_would_sort_and_search(wandered: Wandering, count: Lists) -> None:
    index, state = ContributionIndex(), State()
    for entry in wandered.session.entries:
        state = apply(state, entry)
        index.step(state, entry.events)
        if entry.seq % 7 == 0:
            index.view(state.asked[-1] if state.asked else None, ORDERS[entry.seq % 4], NEEDLES[entry.seq % 5])
    for question in (None, *state.asked):
        for order in ORDERS:
            for needle in NEEDLES:
                view = index.view(question, order, needle)
                rows = view.rows(0, view.count)
                assert [row.number for row in rows] == count.listed(order, question, needle)
                assert view.unheard == sum(not row.heard for row in rows)
                assert [view.find(row.id) for row in rows] == list(range(view.count))


def test_every_row_says_what_the_journal_says(wandered: Wandering, count: Lists) -> None:
    index = ContributionIndex()
    for entry in wandered.session.entries:
        index.step(wandered.session.state, entry.events)
    view = index.view(None, "newest")
    for row, words in zip(reversed(view.rows(0, view.count)), count.standing(), strict=True):
        now = count.questions[row.question - 1]["texts"][-1]
        assert (row.id, row.text, row.heard) == (words["contribution"], words["text"], words["heard"])
        assert (row.label, row.channel) == (count.label(words.get("person")), words.get("channel", "phone"))
        assert (row.hands, list(row.speaking)) == (words.get("hands"), words.get("speaking", []))
        assert (row.question, row.asked or now) == (count.number(words["question"]), words["asked_as"])


def test_the_header_counts_as_the_journal_does(wandered: Wandering, count: Lists) -> None:
    view, newest = summary_view(wandered.session.state, PresenceView()), count.questions[-1]
    assert view.question is not None
    assert (view.question.number, view.question.text) == (len(count.questions), newest["texts"][-1])
    assert view.question.answered == len(count.standing(newest["question"]))
    assert view.question.passed == len(newest["passed"])
    assert view.question.round == len(count.rounds(newest["question"]))
    assert (view.contributions, view.here) == (len(count.standing()), len(count.people))
    assert view.heard == sum(words["heard"] for words in count.standing())


def test_rounds_are_those_of_a_person_who_reads_the_journal(wandered: Wandering, count: Lists) -> None:
    for question in wandered.session.state.asked:
        told = [
            (one.question, one.number, one.text, one.passed, [row.number for row in one.rows])
            for one in round_views(wandered.session.state, question)
        ]
        assert told == [
            (
                one["question"],
                count.number(one["question"]),
                one["texts"][-1],
                len(one["passed"]),
                [words["number"] for words in count.standing(one["question"])],
            )
            for one in count.rounds(question)
        ]


def test_invitations_signals_and_plan_are_counted_alike(wandered: Wandering, count: Lists) -> None:
    state = wandered.session.state
    totals = invitations(state)
    assert (totals.made, totals.taken_up) == (len(count.invited), count.taken_up)
    view = invitations_view(state, PresenceView(frozenset(state.people)))
    assert [row.label for row in view.open] == [
        count.label(person["id"])
        for person in count.people
        if person["id"] not in count.invited
        and not any(words.get("person") == person["id"] for words in count.standing())
        and not any(person["id"] in asked["passed"] for asked in count.questions)
    ]
    assert invitations_view(state, PresenceView()) == InvitationsView(
        tuple(row for row in view.open if not row.phone), view.made, view.taken_up
    )
    assert {row.kind: (row.all, row.waiting) for row in signal_rows(state)} == {
        kind: (signal["sent"], signal["waiting"]) for kind, signal in count.signals.items()
    }
    assert [row.id for row in plan_view(state).rows] == count.plan


@pytest.fixture(scope="module")
def exported(wandered: Wandering) -> dict[str, bytes]:
    return dict(files(exported_session(wandered.session.state, wandered.session.entries)))


def test_the_exported_tables_are_what_a_person_would_write(exported: dict[str, bytes], count: Lists) -> None:
    assert Counter(map(contribution, table(exported["contributions.csv"]))) == Counter(leaving(count))
    for row, asked in zip(table(exported["questions.csv"]), count.questions, strict=True):
        rounds = count.rounds(asked["question"])
        first, host = rounds[0] is asked, count.label(asked.get("by"))
        assert (row["question"], row["asked_at"], row["closed_at"]) == (
            asked["texts"][-1],
            as_told(asked["at"]),
            as_told(asked["closed"]),
        )
        assert int(row["contributions"]) == len(count.standing(asked["question"]))
        assert int(row["passes"]) == len(asked["passed"])
        assert (row["minutes"], row["asked_by"]) == (str(asked.get("minutes") or ""), host or "the facilitator")
        assert row["origin"] == ("asked again" if not first else "planned" if asked.get("planned") else "on the spot")
        assert int(row["round"]) == 1 + rounds.index(asked)
        assert row["again_of"] == ("" if first else str(count.number(rounds[0]["question"])))
        assert row["wordings"] == (" → ".join(asked["texts"]) if asked["changed"] else "")
        assert row["reworded_at"] == "; ".join(map(as_told, asked["changed"]))


def test_themes_are_said_back_and_answered_as_the_journal_says(exported: dict[str, bytes], count: Lists) -> None:
    rows = table(exported["themes.csv"])
    assert len(rows) == len(count.themes)
    for row, theme in zip(rows, count.themes, strict=True):
        sentence, text = theme["sentences"][-1] if theme["sentences"] else ("", "")
        given = [answer for (known, _), answer in count.answers.items() if known == sentence]
        assert (row["theme"], row["sentence"]) == (theme["name"], text)
        assert [row[kind] for kind in get_args(c.SayBackAnswer)] == [
            str(given.count(kind)) if sentence else "" for kind in get_args(c.SayBackAnswer)
        ]


def leaving(count: Lists) -> list[tuple[str, ...]]:
    """Words that may leave the room, as the table has them."""
    rows: list[tuple[str, ...]] = []
    told = [words for words in count.standing() if words.get("consent") != "room" and not words["held"]]
    there = {words["contribution"] for words in told}
    for words in told:
        (asked,) = [known for known in count.questions if known["question"] == words["question"]]
        label = count.label(words.get("person"))
        then = words["asked_as"] if label is not None else "" if asked["changed"] else asked["texts"][-1]
        rows.append(
            (
                words["contribution"],
                asked["texts"][-1],
                then,
                str(1 + count.rounds(asked["question"]).index(asked)),
                words.get("kind", "answer"),
                words["text"],
                words.get("value", ""),
                words["to"] if words.get("to") in there else "",
                label or "",
                count.label(words.get("beside")) or "",
                "; ".join(words.get("speaking", [])),
                words.get("channel", "phone"),
                str(words.get("hands", "")),
                as_told(words["at"]),
                "yes" if words["heard"] else "no",
                str(sum(said == words["contribution"] for said, _ in count.me_too)),
                "; ".join(theme["name"] for theme in count.themes if words["contribution"] in theme["said"]),
                "yes" if words.get("consent") == "quoted" else "no",
                "yes" if words.get("simulated") else "no",
            )
        )
    return rows


def as_told(at: str) -> str:
    """A moment of the journal as the tables have it."""
    return at.replace("T", " ").rstrip("Z")


def contribution(row: dict[str, str]) -> tuple[str, ...]:
    return tuple(row[column] for column in row if column not in ("how_it_came", "said_at_offset"))


def table(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline=""), strict=True))


def test_the_report_has_the_totals_of_a_plain_count(exported: dict[str, bytes], count: Lists) -> None:
    text = exported["report.md"].decode()
    were = "invitation was" if len(count.invited) == 1 else "invitations were"
    assert f"{len(count.invited)} {were} sent, and {count.taken_up} taken up" in text
    for channel, words in (("aloud", "said aloud"), ("phone", "sent from a phone")):
        came = sum(said.get("channel", "phone") == channel for said in count.standing())
        assert (f"| {words} | {came} |" in text) == (came > 0)  # nobody is told of a way that nobody took
    hands = [said["hands"] for said in count.standing() if said.get("hands")]
    raised = "1 hand" if sum(hands) == 1 else f"{sum(hands)} hands"
    assert (f"| a show of hands ({raised} in all) | {len(hands)} |" in text) == bool(hands)
    for kind, words in (("slow_down", "Slow down"), ("plainer", "Say it plainer"), ("break", "I need a break")):
        if kind in count.signals:
            assert f"| {words} | {count.signals[kind]['sent']} | {count.signals[kind]['heard']} |" in text


def test_the_exported_journal_counts_to_the_same_without_what_stays(exported: dict[str, bytes], count: Lists) -> None:
    told = Lists(exported["journal.jsonl"].splitlines())
    assert [asked["texts"] for asked in told.questions] == [asked["texts"] for asked in count.questions]
    assert [asked["passed"] for asked in told.questions] == [asked["passed"] for asked in count.questions]
    assert told.signals.keys() == count.signals.keys()
    assert [signal["sent"] for signal in ordered(told)] == [signal["sent"] for signal in ordered(count)]
    assert {known["contribution"] for known in told.standing()} == {known["contribution"] for known in count.standing()}
    assert told.plan == count.plan
    assert told.invited == []


def ordered(count: Lists) -> Sequence[dict[str, Any]]:
    return [count.signals[kind] for kind in sorted(count.signals)]


def test_nothing_that_stays_in_the_room_is_in_any_file(
    wandered: Wandering, exported: dict[str, bytes], count: Lists
) -> None:
    state, everything = wandered.session.state, b"\n".join(exported.values()).decode()
    leaves = {words["text"] for words in count.standing() if words.get("consent") != "room"}
    stays = {words["text"] for words in count.said} - leaves
    assert not [text for text in stays if f'"{text}"' in everything or f"> {text}\n" in everything]
    hidden = [*state.signal_keys, *state.slips, *state.contribution_by_key, *state.felt, *state.secrets]
    assert hidden
    assert not [secret for secret in hidden if f'"{secret}"' in everything]
    for tag in ("person_invited", "wording_offered", "perspectives_said", "felt_said"):
        assert tag not in exported["journal.jsonl"].decode()
