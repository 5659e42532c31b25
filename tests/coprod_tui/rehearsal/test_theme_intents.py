from random import Random

import pytest
from msgspec.structs import replace

from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import SAID_BACK, THEMES
from coprod_tui.rehearsal.role_tools import use_tool
from coprod_tui.rehearsal.theme_intents import (
    Considering,
    ConsiderProposal,
    ConsiderTheme,
    GatherThemes,
    after_list,
    after_reading,
)
from server.domain import commands as c
from server.port import ReadProposal, ReadTheme, ThemesListed, WordsRead
from server.projections.changes import RowsChange
from server.projections.gathering import (
    GatheredSentence,
    GatheredTheme,
    ToGather,
    WaitingProposal,
    gathered_themes,
    to_gather,
    waiting_proposals,
)
from server.projections.mine import mine_view
from server.projections.reading import PlacedWords, placed
from server.projections.room import ROOM, RoomChange, RoomContribution, room_view
from tests.coprod_tui.rehearsal.phones import NOTHING, holding, shows
from tests.session import Session

SEEDS = range(60)
WEAVER = replace(NOTHING, holding=(holding("weaver", "theme"),))
THEME = GatheredTheme("h-1", "Time", 3, None)
NAMED = WaitingProposal("b-1", 1, "Both need time", "Mornings", "Bo", 2, room_only=False)


def rng(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - behaviour, not secrets


def row(contribution: str) -> RoomContribution:
    return RoomContribution(contribution, "Words", "Bo", "answer", "phone", None, ())


def sees(gathering: ToGather | None, *readable: str) -> PhoneView:
    """What a Weaver sees who can read these contributions."""
    said = RowsChange(tuple(map(row, readable)), ())
    return PhoneView().after(shows(replace(WEAVER, gathering=gathering), RoomChange(said=said)))


def inside(*contributions: str) -> WordsRead:
    return WordsRead(tuple(PlacedWords("q-1", 1, "What helps?", row(known), to_all=True) for known in contributions))


def turned_to(view: PhoneView, listed: ThemesListed) -> list[Considering | c.AddTheme | None]:
    return [after_list(rng(seed), view, listed) for seed in SEEDS]


def done(considering: Considering, read: WordsRead, *readable: str) -> list[c.Command | None]:
    view = sees(ToGather(1, 1, 1), *readable)
    return [after_reading(rng(seed), view, considering, read) for seed in SEEDS]


@pytest.mark.parametrize(
    ("view", "goes"),
    [
        (sees(ToGather(1, 1, 0)), True),
        (sees(ToGather(1, 0, 1)), True),
        (sees(ToGather(1, 0, 0), "c-1"), True),
        (sees(ToGather(1, 0, 0)), False),
        (sees(None, "c-1"), False),
    ],
)
def test_a_weaver_goes_to_the_themes_at_times_where_there_is_something_to_gather(
    view: PhoneView, *, goes: bool
) -> None:
    leading = [use_tool(rng(seed), view, frozenset(), leads=True) for seed in SEEDS]
    assert (GatherThemes() in leading) is goes
    assert any(isinstance(one, c.MakeCall) for one in leading), "they still propose a theme aloud"
    hurried = [use_tool(rng(seed), view, frozenset()) for seed in SEEDS]
    assert all(isinstance(one, c.MakeCall) for one in hurried)


def test_they_turn_to_what_waits_to_what_is_there_or_to_a_theme_that_is_not_there_yet() -> None:
    listed = ThemesListed((replace(THEME, name=THEMES[0]),), (NAMED,))
    turned = turned_to(sees(None, "c-1", "c-2", "c-3"), listed)
    assert ConsiderProposal(NAMED) in turned
    assert ConsiderTheme(listed.themes[0]) in turned
    added = [one for one in turned if isinstance(one, c.AddTheme)]
    assert {one.name for one in added} == {*THEMES[1:]}
    assert all(len({*one.contributions}) == 2 for one in added)
    assert {known for one in added for known in one.contributions} == {"c-1", "c-2", "c-3"}


def test_they_add_no_theme_without_words_or_without_a_name_for_it() -> None:
    assert {*turned_to(sees(None), ThemesListed((), ()))} == {None}
    everywhere = tuple(replace(THEME, id=f"h-{place}", name=name) for place, name in enumerate(THEMES))
    turned = turned_to(sees(None, "c-1"), ThemesListed(everywhere, ()))
    assert all(isinstance(one, ConsiderTheme) for one in turned)


def test_what_they_turn_to_is_read_first() -> None:
    assert ConsiderProposal(NAMED).request == ReadProposal("b-1")
    assert ConsiderTheme(THEME).request == ReadTheme("h-1")


def test_a_proposal_is_taken_under_its_name_or_another_one_or_left() -> None:
    assert {*done(ConsiderProposal(NAMED), inside("c-1"))} == {
        c.TakeProposal("b-1", name="Mornings"),
        c.LeaveProposal("b-1"),
    }
    nameless = {*done(ConsiderProposal(replace(NAMED, name="")), inside("c-1"))}
    assert nameless == {c.LeaveProposal("b-1"), *(c.TakeProposal("b-1", name=name) for name in THEMES)}


def test_a_proposal_of_which_nothing_can_be_read_is_left() -> None:
    assert {*done(ConsiderProposal(NAMED), inside())} == {c.LeaveProposal("b-1")}


def test_a_theme_gets_words_that_are_not_in_it_or_a_sentence_once_a_few_are() -> None:
    sentences = {c.SayBack("h-1", sentence) for sentence in SAID_BACK}
    few, more = ("c-1", "c-2"), ("c-1", "c-2", "c-3")
    put = c.PutIntoTheme("h-1", ("c-4",))
    assert {*done(ConsiderTheme(THEME), inside(*more), *more, "c-4")} == {put, *sentences}
    assert {*done(ConsiderTheme(THEME), inside(*more), *more)} == sentences
    assert {*done(ConsiderTheme(THEME), inside(*few), *few, "c-4")} == {put}
    assert {*done(ConsiderTheme(THEME), inside(*few), *few)} == {None}


def test_a_theme_that_is_said_back_keeps_its_sentence() -> None:
    said = ConsiderTheme(replace(THEME, said_back=GatheredSentence("Time is short.", 1, 0, 0, ())))
    more = ("c-1", "c-2", "c-3")
    assert {*done(said, inside(*more), *more, "c-4")} == {c.PutIntoTheme("h-1", ("c-4",))}
    assert {*done(said, inside(*more), *more)} == {None}


def reads(session: Session, considering: Considering) -> WordsRead:
    """What the server shows of a proposal or a theme."""
    match considering:
        case ConsiderProposal(proposal=proposal):
            known = {*session.state.proposals[proposal.id].contributions}
        case ConsiderTheme(theme=listed):
            theme = session.state.theme(listed.id)
            assert theme is not None
            known = {*theme.contributions}
    return WordsRead(tuple(placed(session.state, session.state.contributions[one]) for one in sorted(known)))


def gathers_once(session: Session, weaver: str, choices: Random) -> c.Command | None:
    """What a Weaver does about themes in this session, which the session grants."""
    state = session.state
    mine = mine_view(state, weaver, gathering=to_gather(state, 1))
    view = PhoneView().after(shows(mine, ROOM.between(None, room_view(state))))
    wanted = after_list(choices, view, ThemesListed(gathered_themes(state), waiting_proposals(state)))
    if isinstance(wanted, ConsiderProposal | ConsiderTheme):
        did: c.Command | None = after_reading(choices, view, wanted, reads(session, wanted))
    else:
        did = wanted
    if did is not None:
        session.phone(weaver, did)
    return did


def test_a_session_grants_all_that_a_weaver_does_until_nothing_waits_and_themes_are_said_back() -> None:
    session = Session()
    ama, bo = session.join("Ama"), session.join("Bo")
    session.hold("weaver", ama)
    session.does(c.AskQuestion("What helps?", "at_once"))
    said = [session.say(bo, f"Words {number}") for number in range(6)]
    for number, words in enumerate(said[1:]):
        session.phone(bo, c.ProposeTogether((said[0], words), "Both need time", "Mornings" if number % 2 else ""))
    choices = rng(1)
    did = [gathers_once(session, ama, choices) for _ in range(80)]
    kinds = {type(command) for command in did if command is not None}
    assert kinds == {c.AddTheme, c.PutIntoTheme, c.TakeProposal, c.LeaveProposal, c.SayBack}
    assert not waiting_proposals(session.state)
    assert {known for theme in session.state.themes for known in theme.contributions} == {*said}
    assert all(theme.sentence is not None for theme in session.state.themes)
