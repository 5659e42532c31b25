"""Twelve people pass eight roles about for an hour, and everything that tells of it says the same as a plain count."""

import csv
import io
from datetime import timedelta
from itertools import pairwise
from statistics import median

import pytest

from server.codec import encode
from server.domain import commands as c
from server.domain.evolve import fold
from server.exports.bundle import files
from server.projections.exported_session import exported_session
from server.projections.measures.roles import role_measures
from server.projections.people.presence import PresenceView
from server.projections.roles.holders import role_rows
from server.projections.roles.river import RiverView, river_view
from tests.server.projections.naive import Count, clock
from tests.server.projections.wandering import ABOUT_ROLES, EIGHT, Wandering
from tests.session import BEGINNING

TWELVE = ("Ama", "Bo", "Cleo", "Dee", "Eve", "Fay", "Gil", "Hana", "Ivo", "Jo", "Kai", "Lou")
SEEDS = (1, 7, 23, 101)


def an_hour(seed: int, *, until: int = 60) -> Wandering:
    """They join and go on, one command a second; the session ends an hour after it was made."""
    who = Wandering(seed, TWELVE, EIGHT, ABOUT_ROLES)
    who.session.does(c.OpenSession())
    while who.session.now < BEGINNING + timedelta(minutes=until, seconds=-1):
        who.step()
    if until == 60:
        who.session.does(c.EndSession())
    return who


def counted(who: Wandering) -> Count:
    return Count(map(encode, who.session.entries))


@pytest.fixture(params=SEEDS, scope="module")
def hour(request: pytest.FixtureRequest) -> Wandering:
    return an_hour(request.param)


@pytest.fixture(scope="module")
def count(hour: Wandering) -> Count:
    return counted(hour)


def test_a_few_thousand_commands_moved_every_role_many_times(hour: Wandering, count: Count) -> None:
    assert hour.session.now == BEGINNING + timedelta(hours=1)
    assert hour.granted > 1000
    assert len(hour.session.state.people) == 12
    assert all(len(count.tenures(role)) >= 10 for role in EIGHT)
    assert {one["role"] for one in count.held} == set(EIGHT)
    assert {one["how_began"] for one in count.held} == {"offered", "asked", "taken_up", "passed_on"}
    assert {one["how_ended"] for one in count.held} == {"stepped_back", "passed_on", "session_ended"}
    assert any(one["shadowed"] for one in count.held)


def test_no_role_ever_had_more_holders_than_its_limit(count: Count) -> None:
    assert count.most_over_limit == 0


def test_the_fold_of_the_journal_is_the_state_and_holds_the_same_tenures(hour: Wandering, count: Count) -> None:
    state = fold(hour.session.entries)
    assert state == hour.session.state
    tenures = {tenure.id: tenure for tenure in state.tenures.values()}
    assert len(tenures) == len(count.held)
    for one in count.held:
        tenure = tenures[one["id"]]
        assert (tenure.role, tenure.person, tenure.shadowed) == (one["role"], one["person"], one["shadowed"])
        assert (tenure.since.timestamp(), tenure.how_began) == (one["since"], one["how_began"])
        assert tenure.until is not None
        assert (tenure.until.timestamp(), tenure.how_ended) == (one["until"], one["how_ended"])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("until", [3, 17, 42])
def test_the_board_in_the_middle_of_it(seed: int, until: int) -> None:
    who = an_hour(seed, until=until)
    count = counted(who)
    for row in role_rows(who.session.state, PresenceView(frozenset(count.people))):
        holding = count.holding(row.id)
        assert [(held.person, held.since.timestamp()) for held in row.holders] == [
            (one["person"], one["since"]) for one in holding
        ]
        assert [held.label for held in row.holders] == [count.people[one["person"]] for one in holding]
        for held in row.holders:
            beside = {
                person for role, person, holder in count.shadows.values() if (role, holder) == (row.id, held.person)
            }
            assert {shadow.person for shadow in held.shadows} == beside
        offered = {person: by for (role, person), by in count.offers.items() if role == row.id}
        assert {one.person: one.by for one in row.offered} == {
            person: None if by is None else count.people[by] for person, by in offered.items()
        }
        asked = {person: ask for (role, person), ask in count.asks.items() if role == row.id}
        assert {one.person: (one.of, one.shadow) for one in row.asked} == {
            person: (None if of is None else count.people[of], shadow) for person, (of, shadow) in asked.items()
        }
        holders = {one["person"] for one in holding}
        could = {person for role, person in count.open_to if role == row.id} - holders - set(offered)
        assert {one.person for one in row.suggested} == (could if row.offerable else set())
        limit = count.limits[row.id]
        assert row.full == (limit is not None and len(holding) >= limit)


def drawn(view: RiverView) -> list[tuple[str, str, int, int | None, str, str | None]]:
    return [
        (
            row.role,
            run.label,
            int(run.since.timestamp()),
            None if run.until is None else int(run.until.timestamp()),
            run.how_began,
            run.how_ended,
        )
        for row in view.rows
        for run in row.runs
    ]


def listed(count: Count, person: str | None = None) -> list[tuple[str, str, int, int | None, str, str | None]]:
    return [
        (role, count.people[one["person"]], one["since"], one["until"], one["how_began"], one["how_ended"])
        for role in count.plan
        for one in count.tenures(role)
        if person in (None, one["person"])
    ]


def test_the_river_has_every_run_and_no_more_lanes_than_it_needs(hour: Wandering, count: Count) -> None:
    view = river_view(hour.session.state)
    assert drawn(view) == listed(count)
    assert set(view.unheld) == {count.names[role] for role in count.plan if role not in EIGHT}
    assert view.begins is not None
    assert view.begins.timestamp() == count.begins
    for row in view.rows:
        assert row.lanes == count.most_at_once(count.tenures(row.role), "role")
        for lane in range(row.lanes):
            runs = [run for run in row.runs if run.lane == lane]
            assert runs
            for earlier, later in pairwise(runs):
                assert earlier.until is not None
                assert earlier.until <= later.since


def test_each_persons_path_is_their_part_of_it(hour: Wandering, count: Count) -> None:
    for person in count.people:
        assert drawn(river_view(hour.session.state, person)) == listed(count, person)


def test_the_table_of_roles_has_a_row_for_each_tenure(hour: Wandering, count: Count) -> None:
    exported = dict(files(exported_session(hour.session.state, hour.session.entries)))
    rows = list(csv.DictReader(io.StringIO(exported["roles.csv"].decode("utf-8-sig"), newline="")))
    assert [
        (
            row["role"],
            row["person"],
            row["from"],
            row["to"],
            row["minutes"],
            row["how_began"],
            row["how_ended"],
            row["shadowed_before"],
        )
        for row in rows
    ] == [
        (
            count.names[one["role"]],
            count.people[one["person"]],
            clock(one["since"]),
            clock(one["until"]),
            f"{(one['until'] - one['since']) / 60:.1f}",
            one["how_began"],
            one["how_ended"],
            "yes" if one["shadowed"] else "no",
        )
        for one in count.held
    ]
    assert exported["report.md"].decode().count("\n| ") >= len(count.held)
    assert exported["roles.svg"].decode().count('rx="2"') == len(count.held)


def test_the_exported_journal_counts_the_same(hour: Wandering, count: Count) -> None:
    exported = dict(files(exported_session(hour.session.state, hour.session.entries)))
    assert Count(exported["journal.jsonl"].splitlines()).held == count.held


def test_the_measures_are_what_a_plain_count_gives(hour: Wandering, count: Count) -> None:
    says = {view.id: view.says for view in role_measures(hour.session.state, hour.session.now)}
    holders = {one["person"] for one in count.held}
    waiting = {person for _, person in count.open_to} - holders
    assert not waiting
    assert says["R1"] == (f"{len(holders)} of 12 have held a role; so has everybody who said they are open to it.",)
    worths = {role: count.worth(role) for role in EIGHT}
    assert says["R2"] == tuple(
        f"{count.names[role]}: {worths[role][0]:.1f} people's worth ({worths[role][1]} held it)." for role in EIGHT
    )
    lengths = [count.length(one) / 60 for one in count.held]
    lasted = (count.now - count.begins) / 60
    handed = len([one for one in count.held if one["how_began"] == "passed_on"])
    assert says["R3"] == (
        f"{handed} handovers in {lasted:.0f} min, {handed / (lasted / 60):.1f} an hour.",
        f"A role was held for {median(lengths):.0f} min (the median), at the longest for {max(lengths):.0f} min.",
        *(
            f"{count.names[role]} held {max(map(count.length, count.tenures(role))) / 60:.0f} of {lasted:.0f} min"
            " by one person."
            for role in EIGHT
        ),
    )
    several = [len({one["role"] for one in count.held if one["person"] == person}) for person in holders]
    assert says["R4"][:2] == (
        f"Whoever held a role held {sum(several) / len(holders):.1f} different ones on average; "
        f"{len([roles for roles in several if roles >= 2])} of {len(holders)} held two or more.",
        f"Nobody held more than {count.most_at_once(count.held, 'person')} roles at once.",
    )
    asked = len([one for one in count.held if one["how_began"] in ("asked", "taken_up")])
    assert says["R7"] == (
        f"{len(count.held)} of {len(count.held)} began with the holder's own yes.",
        f"{asked} because they asked for it or took it up, {len(count.held) - asked} because they said yes to an offer"
        " or were handed it.",
    )
    first = {(one["role"], one["person"]): one["shadowed"] for one in reversed(count.held)}
    after = len([shadowed for shadowed in first.values() if shadowed])
    assert says["R9"] == (
        f"{len(first)} first times in a role in this session, {after or 'none'} of them after shadowing it.",
    )


def test_what_people_speak_from_is_weighed_as_a_plain_count_weighs_it(hour: Wandering, count: Count) -> None:
    work = {person for place, person in enumerate(count.people) if place % 2}
    said = {person: frozenset({"Work" if person in work else "Use"}) for person in count.people}
    says = {view.id: view.says for view in role_measures(hour.session.state, hour.session.now, said)}
    four = ["host", "scribe", "weaver", "outcome-keeper"]
    for what, roles in (*((count.names[role], {role}) for role in four), ("steering roles together", set(four))):
        assert f"“Work” held {what} {count.steered(roles, work):.1f}× their presence." in says["R5"]
        assert f"“Use” held {what} {count.steered(roles, set(count.people) - work):.1f}× their presence." in says["R5"]
    information = count.shared_information({person: "Work" if person in work else "Use" for person in count.people})
    assert says["R6"][0].endswith(f"(NMI {information:.2f}.)")
