"""The handlers that give people a voice: putting words in, inviting, welcoming without a phone."""

from dataclasses import replace
from typing import Any, Final

from textual.screen import Screen

from coprod_tui.model.session_model import CaptureDraft, SessionModel
from coprod_tui.screens.dialogs.line import LineDialog, LineForm
from coprod_tui.screens.dialogs.picker import Picker, PickerItem
from coprod_tui.screens.dialogs.words import WordsDialog
from coprod_tui.widgets.messages import show_message
from server.domain.commands import CaptureWords, Command, CountHands, InvitePerson, WelcomePerson
from server.domain.state import Question
from server.domain.text import NAME_CHARACTERS
from server.projections.people.invitations import InvitationsView, InviteRow, invitations_view
from server.projections.people.list import PersonRow, people_rows

NOBODY: Final = ""
_WAYS: Final = (
    PickerItem("aloud", "Said aloud", "somebody said it in the room"),
    PickerItem("paper", "Paper slip", "it has a code of four letters"),
    PickerItem("hands", "Show of hands", "so many were for something that was said"),
)
_WELCOME: Final = LineForm(
    heading="Here without a phone",
    sentence="What shall we call them? Their words can then stand under their name.",
    enter="puts them on the list",
    most=NAME_CHARACTERS,
)
_INVITED: Final = "gets a private word on their phone: no pressure, and room for anything they would add."
_OPEN: Final = "not yet invited"
_ACROSS: Final = "no phone here"


async def capture(screen: Screen[Any], session: SessionModel) -> None:
    """Puts words to the newest question in: how they came, whose they are, what they say.

    Escape goes back one step, and what was typed is there again the next time.
    """
    question, people = session.replica.state.question, _people(session)
    if question is None:
        return
    keep_and_close = session.capture_draft
    draft: CaptureDraft | None = keep_and_close if keep_and_close.text else await _how(screen, session)
    while draft is not None:
        whose = draft if draft.person is not None or draft.channel == "hands" else await _whose(screen, draft, people)
        if whose is None:
            draft = await _how(screen, session)
            continue
        if await _say(screen, session, question, whose, people):
            return
        draft = await _how(screen, session) if whose.channel == "hands" else replace(session.capture_draft, person=None)


async def invite(screen: Screen[Any], session: SessionModel) -> None:
    """Sends somebody a private invitation; those not yet invited are listed first."""
    replica = session.replica
    picks = invite_picks(invitations_view(replica.state, replica.presence), _people(session))
    person = await screen.app.push_screen_wait(Picker("Invite", picks))
    if person is not None:
        await session.port.submit(InvitePerson(person))
        show_message(screen, f"{next(pick.name for pick in picks if pick.id == person)} {_INVITED}")


async def welcome(screen: Screen[Any], session: SessionModel) -> None:
    """Adds somebody who is here without a phone to the list of people."""

    async def keep(name: str) -> None:
        await session.port.submit(WelcomePerson(name))

    name = await screen.app.push_screen_wait(LineDialog(_WELCOME, keep))
    if name is not None:
        show_message(screen, f"{name} is on the list. p puts their words in, under their name.")


def invite_picks(invitations: InvitationsView, people: tuple[PersonRow, ...]) -> tuple[PickerItem, ...]:
    """Those not yet invited in order of arrival, the ones without a phone last; then everybody else with a phone."""
    first = [
        PickerItem(row.person, row.label, _OPEN if row.phone else f"{_OPEN} · {_ACROSS}", why_not=_why_not(row))
        for row in sorted(invitations.open, key=lambda row: not row.phone)
    ]
    named = {pick.id for pick in first}
    others = [row for row in people if row.phone and row.id not in named]
    later = sorted(others, key=lambda row: not row.connected)
    return (*first, *(PickerItem(row.id, row.label, "" if row.connected else "away") for row in later))


def person_picks(people: tuple[PersonRow, ...], draft: CaptureDraft) -> tuple[PickerItem, ...]:
    """The people whose words they may be: nobody stands first for a slip, last for words said aloud."""
    nobody = PickerItem(NOBODY, "Nobody's name", "put in at once")
    named = tuple(
        PickerItem(row.id, row.label, _asked_there(row)) for row in sorted(people, key=lambda row: not row.connected)
    )
    return (nobody, *named) if draft.channel == "paper" else (*named, nobody)


def happens_next(draft: CaptureDraft, people: tuple[PersonRow, ...]) -> str:
    """What happens to the words once they are put in, in a sentence."""
    row = _somebody(draft, people)
    if draft.channel == "hands":
        return "Put in at once, as one contribution without a name."
    if row is None:
        return "Put in at once, without a name."
    if not row.phone:
        return f"Put in at once, under {row.label}'s name."
    return f"{row.label} is asked on their phone. It stands once they say yes."


def _somebody(draft: CaptureDraft, people: tuple[PersonRow, ...]) -> PersonRow | None:
    """The person whose words they are, None for nobody's name."""
    return next((row for row in people if row.id == draft.person), None)


def asked_for(draft: CaptureDraft, question: str) -> Command:
    """The command for a draft; hands that are no number become 0, which the session refuses."""
    if draft.channel == "hands":
        hands = draft.mark.strip()
        return CountHands(question, int(hands) if hands.isascii() and hands.isdigit() else 0, draft.text)
    slip = draft.mark if draft.channel == "paper" else None
    return CaptureWords(question, draft.text, draft.channel, draft.person or None, slip=slip)


def _people(session: SessionModel) -> tuple[PersonRow, ...]:
    return people_rows(session.replica.state, session.replica.presence.connected)


def _why_not(row: InviteRow) -> str | None:
    return None if row.phone else f"{row.label} is here without a phone. A word across the table invites."


def _asked_there(row: PersonRow) -> str:
    if not row.phone:
        return "without a phone: put in at once"
    return "is asked on their phone" if row.connected else "away, is asked on their phone"


async def _how(screen: Screen[Any], session: SessionModel) -> CaptureDraft | None:
    chosen = await screen.app.push_screen_wait(Picker("Put words in: how did they come?", _WAYS))
    match chosen:
        case "aloud" | "paper" | "hands":
            keep_and_close = session.capture_draft
            return replace(
                keep_and_close,
                channel=chosen,
                person=None,
                mark=keep_and_close.mark if chosen == keep_and_close.channel else "",
            )
        case _:
            return None


async def _whose(screen: Screen[Any], draft: CaptureDraft, people: tuple[PersonRow, ...]) -> CaptureDraft | None:
    chosen = await screen.app.push_screen_wait(Picker("Whose words are they?", person_picks(people, draft)))
    return None if chosen is None else replace(draft, person=chosen)


async def _say(
    screen: Screen[Any], session: SessionModel, question: Question, draft: CaptureDraft, people: tuple[PersonRow, ...]
) -> bool:
    """Asks for the words and puts them in; False where Escape goes back, and then the draft is kept."""

    async def keep(written: CaptureDraft) -> None:
        await session.port.submit(asked_for(written, question.id))

    said, row = happens_next(draft, people), _somebody(draft, people)
    heading = _heading(draft, "without a name" if row is None else row.label)
    dialog = WordsDialog(heading, f"To question {question.number}: {question.text}", said, draft, keep)
    done, session.capture_draft = await screen.app.push_screen_wait(dialog)
    if done:
        session.capture_draft = CaptureDraft()
        show_message(screen, said if row is not None and row.phone else "It is put in. u takes it back.")
    return done


def _heading(draft: CaptureDraft, whose: str) -> str:
    match draft.channel:
        case "aloud":
            return f"{whose} · said aloud"
        case "paper":
            return f"{whose} · paper slip"
        case "hands":
            return "Show of hands"
