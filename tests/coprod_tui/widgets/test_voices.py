from msgspec.structs import replace
from textual.app import App, ComposeResult
from textual.widgets import Static

from coprod_tui.themes import DARK
from coprod_tui.widgets.voices import VoicesPanel, brief, full
from server.projections.consents import ConsentsView
from server.projections.dashboard import VoicesPanelView
from server.projections.people.invitations import UninvitedView
from server.projections.voices import ChannelRow, PerspectiveRow, VoicesView
from tests.coprod_tui.straight_pilot import piloted

MIRROR = VoicesView(26, 23, 24, "within")
NOBODY = UninvitedView()


def invited(*names: str, more: int = 0) -> UninvitedView:
    return UninvitedView(names, more)


def words(mirror: VoicesView, uninvited: UninvitedView) -> list[str]:
    return [" · ".join(text for text, _ in said) for said in full(VoicesPanelView(mirror, uninvited))]


def test_the_mirror_says_who_had_a_way_in_and_who_is_not_yet_invited() -> None:
    assert words(MIRROR, invited("Joe", "Mei")) == [
        "23 of 26 have spoken; some more than others, as much as chance would give.",
        "Not yet invited: Joe, Mei",
    ]


def test_before_anything_is_said_it_is_too_early() -> None:
    assert words(VoicesView(3), NOBODY) == [
        "0 of 3 have spoken; it is too early to say whether a few voices carry more than chance would give."
    ]


def test_it_stays_grey_unless_the_view_says_otherwise() -> None:
    def tone(mirror: VoicesView) -> str:
        return next(style for said in full(VoicesPanelView(mirror)) for text, style in said if text == mirror.sentence)

    assert tone(MIRROR) == "$foreground"
    assert tone(VoicesView(26, 23, 24, "tight")) == "$foreground"
    assert tone(VoicesView(26, 23, 24, "tight", amber=True)) == "$warning"


def test_shares_and_counts_of_ways_in_are_left_to_the_measures() -> None:
    perspectives = (PerspectiveRow("I work here", 1.2),)
    channels = (ChannelRow("phone", 30), ChannelRow("hands", 1, 12))
    mirror = VoicesView(26, 23, 24, "within", perspectives=perspectives, channels=channels)
    assert words(mirror, NOBODY) == words(MIRROR, NOBODY)


def test_what_cannot_be_seen_stands_beside_it() -> None:
    spots = ("Not who listened.", "Not who left.")
    mirror = VoicesView(26, 23, 24, "within", blind_spots=spots)
    assert words(mirror, NOBODY)[-1] == "Not who listened. · 6 says more"


def test_how_much_the_report_leaves_out_is_told_in_one_number_where_there_is_any() -> None:
    mirror = VoicesView(26, 23, 24, "within", consents=ConsentsView(room=3, notes=20, quoted=4))
    assert words(mirror, NOBODY)[-1] == "3 in this room only: the report leaves them out."
    assert words(MIRROR, NOBODY) == words(VoicesView(26, 23, 24, "within", consents=ConsentsView(0, 20, 4)), NOBODY)


def test_many_who_are_not_yet_invited_are_counted() -> None:
    told = words(MIRROR, invited(*(f"P{at}" for at in range(12)), more=8))[-1]
    assert told.startswith("Not yet invited: P0, P1")
    assert told.endswith("P11 and 8 more")


def test_a_few_words_say_how_many_have_spoken() -> None:
    assert brief(VoicesPanelView(MIRROR)).plain == "23 of 26 spoke"
    kept = replace(MIRROR, consents=ConsentsView(room=3, notes=20))
    assert brief(VoicesPanelView(kept)).plain == "23 of 26 spoke · report leaves out 3"
    (span,) = brief(VoicesPanelView(VoicesView(26, 23, 24, "tight", amber=True))).spans
    assert span.style == "$warning"


class Page(App[None]):
    """Only the panel."""

    CSS = "VoicesPanel { height: auto; border: solid gray; }"

    def compose(self) -> ComposeResult:
        self.register_theme(DARK)
        self.theme = DARK.name
        yield VoicesPanel()


async def test_long_lines_wrap_and_equal_views_draw_nothing_anew() -> None:
    app = Page()
    async with piloted(app, size=(34, 20)) as pilot:
        panel = app.query_one(VoicesPanel)
        uninvited = invited("Joe", "Mei", "Mrs Kowalczyk", "Rosalind")
        panel.view = VoicesPanelView(MIRROR, uninvited)
        await pilot.pause()
        shown = panel.query_one("#full", Static).content
        assert all(len(text) <= 31 for text in str(shown).splitlines())
        panel.view = VoicesPanelView(VoicesView(26, 23, 24, "within"), uninvited)
        await pilot.pause()
        assert panel.query_one("#full", Static).content is shown
