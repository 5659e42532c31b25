from collections import Counter
from dataclasses import replace as replace_context
from datetime import UTC, datetime
from typing import get_args

import pytest
from msgspec.structs import replace

from coprod_tui.actions import ACTIONS, EVERYWHERE, Action, action, actions_at, key_name
from coprod_tui.actions.action import SESSION, WITH_WAITING
from coprod_tui.model.action_context import ActionContext, ScreenName
from server.projections.calls import CallRow
from server.projections.contributions.index import ContributionRow
from server.projections.people.hands import HandRow
from server.projections.proposals import ProposalRow
from server.projections.roles.holders import AskRow, HolderRow, OfferRow, RoleRow
from server.projections.signals import SignalRow
from server.projections.summary import AskedView, SummaryView
from server.projections.themes import SuggestionView, ThemeRow

PLACES: tuple[ScreenName, ...] = get_args(ScreenName)
AT = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)


def asked(closed_at: datetime | None = None) -> AskedView:
    return AskedView("q1", 3, "What helps?", AT, closed_at, 4, 1)


def row(*, heard: bool = False) -> ContributionRow:
    return ContributionRow("c1", 12, "Ama", "Tea.", "answer", "phone", "notes", late=False, heard=heard)


def live(*, linked: bool = True, in_hand: ContributionRow | None = None, **summary: object) -> ActionContext:
    return ActionContext("live", SummaryView(phase="live", here=3, **summary), linked=linked, row=in_hand)  # type: ignore[arg-type]


def board(**given: object) -> ActionContext:
    """The board with a role in hand, or without one where nothing is given of it."""
    known = {
        **dict.fromkeys(("holders", "offered", "asked", "suggested", "tools"), ()),
        **dict.fromkeys(("first", "hidden", "full"), False),
        **dict.fromkeys(("sentence", "prompt"), ""),
        "id": "scribe",
        "name": "Scribe",
        "limit": 3,
        "offerable": True,
    }
    role = RoleRow(**{**known, **given}) if given else None  # type: ignore[arg-type]
    return ActionContext("roles", SummaryView(phase="live", here=3), role=role)


MORNINGS = ThemeRow("h1", 1, "Mornings", 3, 1)


def gathered(**known: object) -> ActionContext:
    """The themes screen."""
    return ActionContext("themes", SummaryView(phase="live", here=3), **known)  # type: ignore[arg-type]


@pytest.mark.parametrize("screen_name", PLACES)
def test_no_key_means_two_things_on_one_screen(screen_name: ScreenName) -> None:
    keys = Counter(key for known in actions_at(screen_name) if not known.takes_over for key in known.keys)
    assert [key for key, count in keys.items() if count > 1] == []


def test_a_key_that_every_tab_has_means_nothing_else_on_any_of_them() -> None:
    everywhere = [known for known in ACTIONS if known.places >= SESSION or known.places == WITH_WAITING]
    everywhere = [known for known in everywhere if not known.takes_over]
    keys = {key for known in everywhere for key in known.keys}
    assert {
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "left_square_bracket",
        "right_square_bracket",
        "k",
        "g",
        "d",
        "u",
        "U",
    } <= keys
    others = [
        known for known in ACTIONS if known not in everywhere and known.places != {"home"} and not known.takes_over
    ]
    assert [known.id for known in others if keys & {*known.keys}] == []


SAME_MEANING = (
    {"role", "offer_this"},
    {"add_role", "add_planned", "add_theme"},
    {"change_role", "edit_planned", "rename_theme", "change_turn"},
    {"remove_theme", "take_away_turn"},
    {"reveal", "set_turn"},  # to everybody
    {"planned_up", "theme_up"},
    {"planned_down", "theme_down"},
    {"back", "home"},
    {"run_past_question", "run_past_theme", "run_past_turn"},
    {"not_now", "leave_proposal"},
)


def test_a_letter_means_one_thing_on_all_tabs() -> None:
    meanings: dict[str, set[str]] = {}
    for known in ACTIONS:
        if known.places & SESSION and not known.takes_over:
            for key in known.keys:
                meanings.setdefault(key, set()).add(known.id)
    several = {key: ids for key, ids in meanings.items() if len(ids) > 1 and key != "enter"}
    assert [ids for ids in several.values() if ids not in SAME_MEANING] == []


def test_every_command_is_named_once() -> None:
    assert len({known.id for known in ACTIONS}) == len(ACTIONS)


@pytest.mark.parametrize("known", ACTIONS, ids=lambda known: known.id)
def test_every_command_says_what_it_does_and_can_be_reached(known: Action) -> None:
    assert known.title
    assert known.help.endswith(".")
    assert known.keys if known.places else known.plain


@pytest.mark.parametrize("known", [known for known in ACTIONS if known.destructive], ids=lambda known: known.id)
def test_nothing_destructive_hangs_on_a_bare_letter(known: Action) -> None:
    assert all(key.startswith("ctrl+") for key in known.keys)


@pytest.mark.parametrize("known", ACTIONS, ids=lambda known: known.id)
def test_an_action_has_one_name_in_key_bar_palette_and_help(known: Action) -> None:
    labels = {known.now(ActionContext(place)).partition(": unheard")[0] for place in known.places}
    assert labels <= {known.title}


def test_help_quit_and_the_palette_are_everywhere() -> None:
    assert all(action(known).places == EVERYWHERE for known in ("help", "quit", "palette"))


def test_undo_says_what_it_would_take_back() -> None:
    assert action("undo").now(live(undo="heard 12")) == "Undo: heard 12"
    assert action("undo").applies(live(undo="heard 12")) is None


def test_taking_a_proposal_says_how_many_marked_ones_go_in_its_place() -> None:
    proposed = ActionContext("themes", proposal=ProposalRow("b1", 1, "", "Alike", None), marked=2)
    assert action("take_proposal").now(proposed) == "Take proposal 2 marked"
    assert action("take_proposal").now(replace_context(proposed, proposal=None)) == "Take proposal"


def test_undo_says_when_there_is_nothing() -> None:
    assert action("undo").applies(live()) == "There is nothing that can be undone now."


def test_redo_says_what_it_would_do_again_or_that_there_is_nothing() -> None:
    assert action("redo").now(live(redo="heard 12")) == "Redo: heard 12"
    assert action("redo").applies(live(redo="heard 12")) is None
    assert action("redo").applies(live(redo="heard 12", linked=False)) is not None
    assert (action("redo").now(live()), action("redo").applies(live())) == (
        "Redo",
        "There is nothing that can be redone now.",
    )


@pytest.mark.parametrize(
    ("chosen", "context", "part"),
    [
        ("close", live(), "No question has been asked"),
        ("close", live(question=asked(AT)), "closed already"),
        ("heard", live(), "no contribution"),
        ("heard", live(in_hand=row(heard=True)), "heard already"),
        ("heard", replace_context(live(in_hand=row()), marked=2), "All that are marked"),
        ("heard", gathered(whole=True, theme=ThemeRow("h1", 1, "Mornings", 3, 3)), "Nothing in this theme waits"),
        ("mark", live(), "no contribution"),
        ("unmark", live(), "Nothing is marked"),
        ("unmark", replace_context(live(), marked=1, finding=True), "Nothing is marked"),
        ("theme", live(), "no contribution"),
        ("theme", replace_context(live(linked=False), marked=1), "link to the room is lost"),
        ("untheme", gathered(row=row()), "There is no theme yet"),
        ("split_theme", gathered(theme=MORNINGS), "no contribution"),
        ("rename_theme", gathered(), "There is no theme yet"),
        ("merge_themes", gathered(theme=MORNINGS, themes=1), "no other theme"),
        ("merge_themes", gathered(), "There is no theme yet"),
        ("suggested", gathered(), "There is no theme yet"),
        ("suggested", gathered(theme=MORNINGS), "No word of this theme stands out"),
        ("close_water", gathered(), "Nobody is unsure"),
        ("next", live(), "Every prepared question"),
        ("role", ActionContext("live"), "Nobody has arrived"),
        ("next_address", ActionContext("lobby", addresses=1), "only this one"),
        ("next_address", ActionContext("lobby"), "No address"),
        ("open", ActionContext("home"), "Choose an earlier session"),
        ("export", ActionContext("home"), "Choose an earlier session"),
        ("export", ActionContext("review", doing="the export is being written"), "being written"),
        ("ask", live(linked=False), "link to the room is lost"),
        ("end", ActionContext("live", SummaryView(phase="ended")), "has ended"),
        ("reveal", live(), "No question has been asked"),
        ("reveal", live(question=replace(asked(), revealed=True)), "can read what is said to question 3 already"),
        ("answer", live(), "Nobody who holds a role is calling"),
        ("offer_this", board(), "No role is in hand"),
        ("offer_this", board(hidden=True), "Scribe is hidden"),
        ("offer_this", board(full=True, holders=(HolderRow("p1", "Ama", AT, None),)), "Scribe is full: Ama."),
        ("offer_this", board(offerable=False), "taken up, never assigned"),
        ("withdraw", board(), "No role is in hand"),
        ("withdraw", board(first=True), "not offered to anybody"),
        ("withdraw", board(offered=(OfferRow("p2", "Bo", "Ama", AT),)), "Ama offers it, and can take that back."),
        ("not_now", board(), "No role is in hand"),
        ("not_now", board(asked=(AskRow("p2", "Bo", "Ama", False, AT),)), "Nobody asks you for Scribe"),
        ("change_role", board(), "No role is in hand"),
        ("minute", live(), "No question is open"),
        ("minute", live(question=asked(AT)), "No question is open"),
        ("again", live(), "No question has been asked"),
        ("adopt", live(question=asked()), "Nobody offers another wording"),
        ("signal", live(), "Nobody signals anything"),
        ("invite", ActionContext("live"), "Nobody has arrived"),
        ("put_in", live(), "No question has been asked"),
        ("rounds", live(question=asked()), "more than once"),
        ("search", live(), "Nothing has been said"),
        ("edit_planned", ActionContext("plan"), "The plan is empty"),
    ],
)
def test_a_command_that_does_not_apply_says_why(chosen: str, context: ActionContext, part: str) -> None:
    assert part in (action(chosen).applies(context) or "")


@pytest.mark.parametrize(
    ("chosen", "context", "label"),
    [
        ("close", live(question=asked()), "Close 3"),
        ("close", live(question=asked(AT)), "Close"),
        ("heard", live(in_hand=row()), "Heard 12"),
        ("heard", live(in_hand=row(heard=True)), "Heard"),
        ("heard", replace_context(live(in_hand=row()), marked=2, marked_unheard=1), "Heard 2 marked"),
        ("heard", gathered(row=row(), theme=MORNINGS, whole=True), "Heard: all of Mornings"),
        ("heard", gathered(row=row(), whole=True), "Heard 12"),
        ("mark", live(in_hand=row()), "Mark"),
        ("mark", replace_context(live(in_hand=row()), row_marked=True), "Unmark"),
        ("theme", live(), "Theme"),
        ("theme", live(in_hand=row()), "Theme"),
        ("theme", replace_context(live(in_hand=row()), marked=2), "Theme 2 marked"),
        ("untheme", gathered(row=row(), theme=MORNINGS), "Take out"),
        ("split_theme", replace_context(gathered(theme=MORNINGS), marked=3), "Split 3 marked"),
        ("back", gathered(needle="tea"), "List everything"),
        ("scope", live(), "Every question"),
        ("scope", ActionContext("live", everything=True), "This question"),
        (
            "answer",
            ActionContext("live", call=CallRow("k1", 1, "break", "Care-keeper", "Ama", "", AT)),
            "Call: Ama",
        ),
        (
            "answer",
            ActionContext("live", call=CallRow("k1", 1, "more_time", "Timekeeper", "Ama", "", AT)),
            "Call: 5 min, Ama",
        ),
        ("answer", ActionContext("live", hand=HandRow(1, None, AT, False)), "Hand: next"),
        ("answer", ActionContext("live", hand=HandRow(1, "Ama", AT, False)), "Hand: Ama"),
        ("answer", ActionContext("live", hand=HandRow(1, "Ama", AT, False), has_word=True), "Hand: Ama is done"),
        (
            "answer",
            ActionContext("live", hand=HandRow(1, None, AT, False), has_word=True),
            "Hand: done",
        ),
        ("suggested", gathered(theme=MORNINGS, suggested=SuggestionView("mornings", 3)), "Suggested: 3 more"),
        ("signal", live(), "Heard: signal"),
        ("signal", ActionContext("live", signal=SignalRow("slow_down", 3, 4)), "Heard: Slow down"),
        ("sort", live(), "Order: unheard first"),
        ("sort", ActionContext("live", order="reply"), "Order: needs a reply"),
        ("search", live(), "Find"),
        ("search", ActionContext("live", needle="tea"), "Find otherwise"),
        ("hide_role", board(first=True), "Hide"),
        ("hide_role", board(hidden=True), "Show"),
    ],
)
def test_a_label_says_what_the_key_would_do_now(chosen: str, context: ActionContext, label: str) -> None:
    assert action(chosen).now(context) == label


def test_an_unknown_command_is_an_error() -> None:
    with pytest.raises(KeyError):
        action("explode")


def test_keys_are_named_as_on_a_keyboard() -> None:
    assert [key_name(key) for key in ("a", "space", "question_mark", "escape", "ctrl+q")] == [
        "a",
        "space",
        "?",
        "Esc",
        "Ctrl-Q",
    ]
