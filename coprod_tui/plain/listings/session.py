"""Lines that answer questions about the session as a whole, and help."""

from collections.abc import Iterator
from datetime import datetime

from coprod_tui.actions import action
from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from coprod_tui.plain.box import counts_line
from coprod_tui.plain.listings import (
    contributions,
    hands,
    leaders,
    outcomes,
    roles,
    sense,
    themes,
    turns,
    voices,
    water,
)
from coprod_tui.plain.parsing.references import contribution, person, role
from coprod_tui.plain.parsing.requests import FORMS, Request
from server.domain.question_advice import advice_on, reads_as_open
from server.port import Link
from server.projections.consents import consents_view
from server.projections.contributions.sorting import Order
from server.projections.counting import many
from server.projections.people.list import people_rows
from server.projections.questions.pace import pace_view, pace_words
from server.projections.status import StatusView
from server.projections.status_warnings import status_warnings
from server.projections.summary import summary_view
from server.sentences import words

# Help for actions whose own help mentions keys or lists of the dashboard, or which have several forms.
_PLAINLY = {
    "ask": "Asks the room; a question that is open closes.",
    "reveal": "Lets everybody read on their phone what was said to the newest question.",
    "next": "Asks the next question of the plan, or a ready one where there is none.",
    "plan": "Lists the plan: what was asked, what comes next with its notes and probes, what was left out.",
    "plan add": "Puts a question behind the others of the plan.",
    "plan move": "Moves question N of the plan to place M.",
    "plan skip": "Leaves question N of the plan out. It stays in the plan.",
    "plan take in": "Takes a question in again that was left out.",
    "plan edit": "Gives question N of the plan other words.",
    "again": "Asks the newest question once more. Both rounds stay, to be compared.",
    "rounds": "Lists what was said each time a question was asked that was asked more than once.",
    "minutes": "Gives the open question so many minutes more.",
    "adopt": "Asks the open question as wording N puts it. The record shows that the room changed it.",
    "invite PERSON": "Sends somebody a private word: no pressure, and room for anything they would add.",
    "invite": "Lists who is here and not yet invited.",
    "aloud": "Puts in what somebody said aloud; whoever has a phone is asked for their yes there.",
    "aloud:": "Puts in what was said aloud, without a name.",
    "slip": "Puts in what stands on a paper slip, without a name.",
    "slip CODE PERSON: WORDS": "Puts in what somebody wrote on a paper slip, under their name.",
    "hands": "Puts in a show of hands: how many were raised, and for what.",
    "find": "Lists the contributions that hold these words, in their text or in the name.",
    "order": "Chooses the order of said: unheard first, newest, by question, needs a reply.",
    "voices": "Says who had a way in, in figures, each with what it does not see. It ranks nobody.",
    "heard SIGNAL": "Says that a signal was heard: slow down, say it plainer, I need a break.",
    "heard": "Tells whoever said contribution N that it was heard.",
    "agreements": "Lists the sentences on how the room is together.",
    "agree:": "Adds a sentence on how the room is together. Every phone shows it.",
    "agreement": "Puts agreement N otherwise.",
    "drop agreement": "Takes agreement N out.",
    "hold back": 'Shows contribution N to nobody but its author, who is told why: a reason or its number in "reasons".',
    "restore": "Lets others read contributions that are held back, or that wait for a look.",
    "restore waiting": "Lets others read all that waits for a look, and nothing that was held back for a reason.",
    "moderate": "Says when others read what is said to this question: open, look (somebody looks first), or closed.",
    "take proposal": "Gathers what proposal N proposes, under the name that it proposes.",
    "take proposal N: NAME": "Gathers it in the theme of that name, which is added if there is none.",
    "take proposal N with": "Gathers these contributions in its place.",
    "leave proposal": "Leaves proposal N. No theme changes.",
    "say back": "Says a theme back in one sentence, to those whose words are in it. They answer on their phones.",
    "run past question": "Shows the design group question N of the plan first, and asks what they think.",
    "run past theme": "Shows the design group a theme, and asks what they think.",
    "direction": "Lists the turns with what led to each, then what people are unsure about.",
    "turns": "Lists the turns with what led to each, then what people are unsure about.",
    "turn:": "Proposes a turn: where this goes next. Nobody else sees it before it is set.",
    "turn": "Proposes a turn that these contributions led to.",
    "turn theme": "Proposes a turn that this theme led to.",
    "set turn": "Sets turn N: from then on every phone shows it. Undo takes it back.",
    "park": "Sets turn N down as not known yet: what you do not know.",
    "helps": "Says who would help with what is not known yet about turn N, which is parked.",
    "look again": "Says when to look again at turn N, which is parked.",
    "unpark": "Takes turn N up again, with the reason.",
    "change turn": "Puts turn N otherwise.",
    "take away turn": "Takes turn N away. What led to it stays.",
    "heard theme": "Tells everybody whose words are in a theme that they were heard.",
    "answer": "Says that call N was heard; more time gives the open question five minutes.",
    "hold up": "Holds up the contribution that waits longest to be heard.",
    "hold up N": "Holds up contribution N on every phone, in place of the one before.",
    "ask outcomes": "Asks the room to finish: This will have been worth it if…",
    "adopt outcome": "Adopts contribution N as an outcome, in its own words. Every phone shows it.",
    "serve theme": "Says which outcomes a theme serves, by their numbers; none, where it serves none.",
    "came of": "Says what came of outcome N, also after the end. Every phone shows it.",
    "drop outcome": "Lets outcome N go. What was said stays.",
    "close water": "Says why contribution N is open water no longer. Undo opens it again.",
    "queue": "Lists who would like to speak: who has not spoken yet first, then who asked first.",
    "give word": "Gives the word to the next hand that is up. Whoever had the word has said it.",
    "give word PERSON": "Gives the word to somebody whose hand is up and who shows their name with it.",
    "calls": "Lists what holders of roles call to the room and nobody has answered yet.",
    "offer": "Offers a role to someone, or says yes to who asked for it. Nothing moves until both have said yes.",
    "withdraw": "Takes back an offer of yours that nobody has answered yet.",
    "not now": "Says not now to somebody who asks for a role. It is private and needs no reason.",
    "suggest": "Lists who said that they are open to a role, and why they come first.",
    "roles": "Lists the roles: who holds them and for how long, who is away, what is offered and asked.",
    "river": "Lists for each role who has held it, from when to when, and how that began and ended.",
    "path": "Lists the roles that one person has held, in order.",
    "measures": "Says what the roles come to in figures, each with how it is worked out and what it does not see.",
    "add role": "Adds a role that any number may hold. Limit it afterwards if you like.",
    "rename": "Gives a role another name. What was keeps the name that it had then.",
    "describe": "Says anew, in one sentence, what a role is for.",
    "limit": 'Sets how many may hold a role at once: a number, or "any". Nobody is moved by it.',
    "hide": "Takes a role out of the lists. Whoever holds it goes on.",
    "show": "Lists a hidden role again.",
    "break": "Begins a break of so many minutes, or sets how long it goes on. Phones show the time left.",
    "end break": "Ends the break; phones say: Welcome back. Asking a question ends it too.",
    "notice": "Shows one sentence on every phone, until each puts it away. It stands in the record.",
    "export": "Writes the record into a new folder among your documents. Words kept to the room are never in it.",
    "export to": "Writes the record into the folder that you name.",
    "close door": "Lets nobody else join. Whoever is in stays in.",
    "open door": "Lets people join again.",
    "new code": "Makes a new code and QR code. The old ones, printed ones too, let nobody in any more.",
    "end": "Ends the session for everyone, once you have said yes. Undo opens it again.",
    "quit": "Ends this program. The room stays open, unless the session has ended.",
    "help": "Lists the commands.",
}


def answer(replica: SessionReplica, request: Request, order: Order, now: datetime) -> Iterator[str]:
    """The lines that answer a request which changes nothing. Raises InvalidLine."""
    match request.word:
        case "said":
            return contributions.listed(replica, order)
        case "find":
            return contributions.found(replica, order, request.first)
        case "people":
            return people(replica)
        case "roles":
            return roles.roles(replica, now)
        case "suggest":
            return roles.suggestions(replica, role(replica, request.first))
        case "open water":
            return water.open_water(replica)
        case "outcomes":
            return outcomes.outcomes(replica)
        case "pace":
            return iter([pace_words(pace_view(replica.state, now)) or "The plan says nothing of how long it takes"])
        case "box":
            return iter([counts_line(replica.status.box)])
        case "queue":
            return hands.queue(replica)
        case "calls":
            return roles.calls(replica, now)
        case "river":
            return roles.river(replica, now)
        case "path":
            return roles.path(replica, person(replica, request.first), now)
        case "measures":
            return roles.measures(replica, now)
        case "check":
            return advice(request.first)
        case "plan":
            return voices.plan(replica)
        case "wordings":
            return voices.wordings(replica)
        case "rounds":
            return voices.rounds(replica)
        case "invite":
            return voices.invitations(replica)
        case "agreements":
            return agreements(replica)
        case "reasons":
            return reasons(replica)
        case "signals":
            return voices.signals(replica)
        case "themes":
            return themes.themes(replica)
        case "answers":
            return leaders.answers(replica)
        case "sense":
            return sense.sense(replica)
        case "turns" | "direction":
            return turns.turns(replica)
        case "builds":
            return themes.builds(replica, contribution(replica, request.first))
        case "consents":
            return iter([consents_view(replica.state).sentences])
        case "voices":
            return voices.voices(replica, now)
        case _:
            return commands()


def agreements(replica: SessionReplica) -> Iterator[str]:
    """The sentences on how the room is together, with their numbers."""
    if not replica.state.agreements:
        yield 'Nothing is agreed yet; "agree: SENTENCE" adds a sentence'
    for number, known in enumerate(replica.state.agreements, 1):
        yield f"Agreement {number}: {wording.one_line(known.text)}"


def reasons(replica: SessionReplica) -> Iterator[str]:
    """The reasons for which words can be held back."""
    for number, reason in enumerate(replica.state.reasons, 1):
        yield f"Reason {number}: {wording.one_line(words(reason))}"


def introduction(replica: SessionReplica) -> Iterator[str]:
    """The first lines: title, address, code, id and phase."""
    summary = summary_view(replica.state, replica.presence)
    addresses = replica.status.addresses
    yield f"{'Practice session' if summary.practice else 'Session'}: {wording.one_line(summary.title)}"
    yield f"Join at: {addresses[0].join_url if addresses else 'no address is known yet'}"
    yield f"Code: {replica.status.joining.code or summary.code}"
    yield f"Session id: {summary.session}"
    yield f"It is {_phase(summary.phase)}. People here: {summary.here}. Contributions: {summary.contributions}"
    if summary.question is not None and summary.question.closed_at is None:
        yield f"Question {summary.question.number} is open: {wording.one_line(summary.question.text)}"
    if summary.break_until is not None:
        yield f"There is a break until {wording.clock(summary.break_until)}"
    if any(address.is_overheard for address in addresses[:1]):
        yield "This address is not encrypted, so whoever shares the Wi-Fi could read along; best use one of your own"
    yield 'Type "help" for the commands'
    yield from status_lines(StatusView(addresses), replica.status)


def people(replica: SessionReplica) -> Iterator[str]:
    """Everybody who joined, in order of arrival."""
    rows = people_rows(replica.state, replica.presence.connected)
    connected = sum(row.connected for row in rows)
    yield f"People here: {len(rows)}, connected: {connected}"
    for row in rows:
        yield wording.person_line(row)


def advice(text: str) -> Iterator[str]:
    """The advice on a question's wording, a line each, with other wordings."""
    found = advice_on(text)
    for advice in found:
        tried = f"; try: {advice.rewording}" if advice.rewording else ""
        yield wording.one_line(f"{advice.words[0].upper()}{advice.words[1:]}{tried}")
    if not found:
        yield "It reads as open" if reads_as_open(text) else "Nothing to say: it may be open, or no question in English"


def commands() -> Iterator[str]:
    """Every form of a command with its help."""
    for form in FORMS:
        yield f"{form.written}: {_PLAINLY.get(form.written) or _PLAINLY.get(form.word) or action(form.action).help}"


def felt_line(people: int) -> str:
    """The line for how many have answered the two questions of the close."""
    return f"{many(people, 'person has', 'people have')} said how it was for them; no names are kept with it"


def link_line(link: Link, session: str, deleted: int) -> str:
    """The line for a link that is lost, is back, or ended because the room was closed, which deleted so much."""
    if link.closed:
        words = deleted_words(many(deleted, "contribution"), deleted)
        kept = f"{words}; all else is kept" if deleted else "everything that was said is kept"
        return f"The room was closed; {kept}. {way_back(session)}"
    if link.up:
        return "The link to the session is back"
    return "The link to the session is lost; it comes back by itself, and what was said is kept"


def way_back(session: str) -> str:
    """How a room that was closed is opened again."""
    return f"Open it again with: coprod open {session}"


def deleted_words(words: str, count: int) -> str:
    """ "8 contributions that stayed in this room are deleted", given "8 contributions" and how many words that is."""
    return f"{words} that stayed in this room {'is' if count == 1 else 'are'} deleted"


def status_lines(before: StatusView, after: StatusView) -> Iterator[str]:
    """The lines for what changed in the server's status."""
    if before.addresses[:1] != after.addresses[:1] and after.addresses:
        yield f"Join at: {after.addresses[0].join_url}"
    if after.trouble is not None and after.trouble != before.trouble:
        yield (
            f"The disk refuses: {after.trouble.reason}; {after.trouble.free:,} bytes are free at {after.trouble.path}. "
            "Nothing new is kept until there is room; phones keep their words"
        )
    if after.trouble is None and before.trouble is not None:
        yield "The disk works again"
    if before.joining.closed and not after.joining.closed:
        yield "The door is open: people can join again"
    if before.joining.code not in ("", after.joining.code):
        yield f"The new code is {after.joining.code}; QR codes and links from before are void, printed ones too"
    if after.box.concerns > before.box.concerns or after.box.talks > before.box.talks:
        yield counts_line(after.box)
    known = status_warnings(before)
    yield from (warning.removesuffix(".") for warning in status_warnings(after) if warning not in known)


def _phase(phase: str) -> str:
    return {"lobby": "in the lobby", "live": "live", "ended": "over"}[phase]
