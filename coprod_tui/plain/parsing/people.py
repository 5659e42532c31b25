"""Turns a request about people, and about words that came by another way than a phone, into a command."""

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import InvalidLine, unquoted
from coprod_tui.plain.parsing.parsed import ParsedCommand
from coprod_tui.plain.parsing.requests import Request
from server.domain import commands as c
from server.port import GiveWord


def parse_people_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request about people and their words; None for another request. Raises InvalidLine."""
    match request.form.action:
        case "give_word":
            hand = references.hand(replica, request.first if request.form.places else None)
            return ParsedCommand(GiveWord(None if hand is None else hand.number), hand=hand)
        case "invite" if request.form.places:
            return ParsedCommand(c.InvitePerson(references.person(replica, request.first).id))
        case "same":
            one, other = references.two_people(replica, request)
            return ParsedCommand(c.AskIfSame(one.id, other.id))
        case "remove_newcomers":
            crowd = replica.status.joining.crowd
            return ParsedCommand(c.RemovePeople(() if crowd is None else crowd.silent))
        case "welcome":
            return ParsedCommand(c.WelcomePerson(unquoted(request.first)))
        case "signal":
            signals = references.signal(replica, request.first)
            return ParsedCommand(c.AnswerSignal(signals.kind), signal=signals)
        case "consent":
            number, consent = request.readings[0]
            row = references.contribution(replica, number)
            return ParsedCommand(c.ChangeConsent(row.id, references.consent(consent)), row)
        case "put_in":
            return ParsedCommand(_put_in(replica, request))
        case _:
            return None


def _put_in(replica: SessionReplica, request: Request) -> c.Command:
    """Words to the newest question that came by another way than a phone."""
    question = references.newest(replica)
    match request.form.places:
        case ("N", _):
            typed, text = request.readings[0]
            hands = references.number(typed)
            if hands is None:
                raise InvalidLine(f'"{typed}" is no number of hands; write for example hands 7 More evenings.')
            return c.CountHands(question, hands, text)
        case ("CODE", _):
            code, text = request.readings[0]
            return c.CaptureWords(question, text, "paper", slip=code)
        case ("CODE", *_):
            someone, text = references.person_and_words(replica, request)
            return c.CaptureWords(question, text, "paper", someone.id, slip=request.first)
        case (_, _):
            someone, text = references.person_and_words(replica, request)
            return c.CaptureWords(question, text, "aloud", someone.id)
        case _:
            return c.CaptureWords(question, request.first, "aloud")
