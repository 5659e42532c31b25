"""Every way of having a voice, for the facilitator's hands: putting words in, inviting, welcoming without a phone.

It must not know on which screen that is done, nor any rule of the session.
"""

from dataclasses import replace
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.screens.dialogs.picker import Pick, Picker
from coprod_tui.screens.dialogs.welcome import WelcomeDialog
from coprod_tui.screens.dialogs.words import WordsDialog
from coprod_tui.screens.dispatch import tell
from coprod_tui.screens.room import Room, Unsent, Views
from server.domain.commands import CaptureWords, Command, CountHands, InvitePerson, WelcomePerson
from server.projections.people.invitations import InviteRow
from server.projections.people.list import PersonRow
from server.projections.summary import AskedView

NOBODY: Final = ""
_WAYS: Final = (
    Pick("aloud", "Said aloud", "somebody said it in the room"),
    Pick("paper", "Paper slip", "it has a code of four letters"),
    Pick("hands", "Show of hands", "so many were for something that was said"),
)
_INVITED: Final = "gets a private word on their phone: no pressure, and room for anything they would add."
_OPEN: Final = "not yet invited"
_ACROSS: Final = "no phone here"


async def capture(screen: Screen[Any], room: Room, views: Views) -> None:
    """Puts words to the newest question in: how they came, whose they are, what they say.

    Escape goes back by a step, and whatever was typed stands there the next time.
    """
    question = views.summary.question
    if question is None:
        return
    unsent: Unsent | None = room.unsent if room.unsent.text else await _how(screen, room)
    while unsent is not None:
        whose = unsent if unsent.person is not None or unsent.way == "hands" else await _whose(screen, unsent, views)
        if whose is None:
            unsent = await _how(screen, room)
            continue
        if await _say(screen, room, question, whose, views.people):
            return
        unsent = await _how(screen, room) if whose.way == "hands" else replace(room.unsent, person=None)


async def invite(screen: Screen[Any], room: Room, views: Views) -> None:
    """Sends somebody a private word; those not yet invited stand first."""
    picks = invite_picks(views)
    person = await screen.app.push_screen_wait(Picker("Invite", picks))
    if person is not None:
        await room.submit(InvitePerson(person))
        tell(screen, f"{next(pick.name for pick in picks if pick.id == person)} {_INVITED}")


async def welcome(screen: Screen[Any], room: Room) -> None:
    """Puts somebody on the list who is here without a phone."""

    async def keep(name: str) -> None:
        await room.submit(WelcomePerson(name))

    name = await screen.app.push_screen_wait(WelcomeDialog(keep))
    if name is not None:
        tell(screen, f"{name} is on the list. e puts their words in, under their name.")


def invite_picks(views: Views) -> tuple[Pick, ...]:
    """Those not yet invited in order of arrival, without a phone last of them; then everybody else with a phone."""
    first = [
        Pick(row.person, row.label, _OPEN if row.phone else f"{_OPEN} · {_ACROSS}", why_not=_why_not(row))
        for row in sorted(views.invitations.open, key=lambda row: not row.phone)
    ]
    named = {pick.id for pick in first}
    others = [row for row in views.people if row.phone and row.id not in named]
    later = sorted(others, key=lambda row: not row.connected)
    return (*first, *(Pick(row.id, row.label, "" if row.connected else "away") for row in later))


def person_picks(people: tuple[PersonRow, ...], unsent: Unsent) -> tuple[Pick, ...]:
    """Whose words it can be: a slip is mostly nobody's, words said aloud are somebody's."""
    nobody = Pick(NOBODY, "Nobody's name", "put in at once")
    named = tuple(
        Pick(row.id, row.label, _asked_there(row)) for row in sorted(people, key=lambda row: not row.connected)
    )
    return (nobody, *named) if unsent.way == "paper" else (*named, nobody)


def happens_next(unsent: Unsent, people: tuple[PersonRow, ...]) -> str:
    """What becomes of the words once they are put in."""
    row = _somebody(unsent, people)
    if unsent.way == "hands":
        return "Put in at once, as one contribution without a name."
    if row is None:
        return "Put in at once, without a name."
    if not row.phone:
        return f"Put in at once, under {row.label}'s name."
    return f"{row.label} is asked on their phone. It stands once they say yes."


def _somebody(unsent: Unsent, people: tuple[PersonRow, ...]) -> PersonRow | None:
    """Whose words they are, None for nobody's name."""
    return next((row for row in people if row.id == unsent.person), None)


def asked_for(unsent: Unsent, question: str) -> Command:
    """What is asked of the session. `hands` that are no number are none, which the session refuses."""
    if unsent.way == "hands":
        hands = unsent.mark.strip()
        return CountHands(question, int(hands) if hands.isascii() and hands.isdigit() else 0, unsent.text)
    slip = unsent.mark if unsent.way == "paper" else None
    return CaptureWords(question, unsent.text, unsent.way, unsent.person or None, slip=slip)


def _why_not(row: InviteRow) -> str | None:
    return None if row.phone else f"{row.label} is here without a phone. A word across the table invites."


def _asked_there(row: PersonRow) -> str:
    if not row.phone:
        return "without a phone: put in at once"
    return "is asked on their phone" if row.connected else "away, is asked on their phone"


async def _how(screen: Screen[Any], room: Room) -> Unsent | None:
    chosen = await screen.app.push_screen_wait(Picker("Put words in: how did they come?", _WAYS))
    match chosen:
        case "aloud" | "paper" | "hands":
            mark = room.unsent.mark if chosen == room.unsent.way else ""
            return replace(room.unsent, way=chosen, person=None, mark=mark)
        case _:
            return None


async def _whose(screen: Screen[Any], unsent: Unsent, views: Views) -> Unsent | None:
    chosen = await screen.app.push_screen_wait(Picker("Whose words are they?", person_picks(views.people, unsent)))
    return None if chosen is None else replace(unsent, person=chosen)


async def _say(
    screen: Screen[Any], room: Room, question: AskedView, unsent: Unsent, people: tuple[PersonRow, ...]
) -> bool:
    """Has the words typed and puts them in; False where Escape goes back, and then they are kept."""

    async def keep(written: Unsent) -> None:
        await room.submit(asked_for(written, question.id))

    said, row = happens_next(unsent, people), _somebody(unsent, people)
    heading = _heading(unsent, "without a name" if row is None else row.label)
    dialog = WordsDialog(heading, f"To question {question.number}: {question.text}", said, unsent, keep)
    done, room.unsent = await screen.app.push_screen_wait(dialog)
    if done:
        room.unsent = Unsent()
        tell(screen, said if row is not None and row.phone else "It is put in. u takes it back.")
    return done


def _heading(unsent: Unsent, whose: str) -> str:
    match unsent.way:
        case "aloud":
            return f"{whose} · said aloud"
        case "paper":
            return f"{whose} · paper slip"
        case "hands":
            return "Show of hands"
