"""Turns a request into a command of the session.

It only looks up names and numbers; whether the command is allowed is decided by the session.
"""

from contextlib import suppress
from dataclasses import dataclass
from typing import Final

from coprod_tui.model.action_context import ActionContext
from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from coprod_tui.plain.parsing import references
from coprod_tui.plain.parsing.choices import InvalidLine, unquoted
from coprod_tui.plain.parsing.plan import parse_plan_command
from coprod_tui.plain.parsing.requests import Request
from coprod_tui.plain.parsing.sense import parse_sense_command
from coprod_tui.plain.parsing.themes import heard_theme, parse_theme_command
from server.domain import commands as c
from server.domain.decide.session import require_room_only
from server.port import CloseJoining, GiveWord, RenewCode
from server.projections.calls import CallRow
from server.projections.contributions.index import ContributionRow
from server.projections.direction.sense import RunPastView
from server.projections.people.hands import HandRow
from server.projections.proposals import ProposalRow, proposal_rows
from server.projections.questions.plan import PlannedRow, next_question
from server.projections.questions.wordings import WordingRow
from server.projections.roles.holders import RoleRow
from server.projections.signals import SignalRow
from server.projections.summary import summary_view
from server.projections.themes import ThemeRow

_ANY: Final = ("any", "any number")


@dataclass(frozen=True, slots=True)
class ParsedCommand:
    """A command, with what it is about."""

    #: What is asked for: of the session, of its door, or for one of the hands.
    command: c.Command | CloseJoining | RenewCode | GiveWord
    #: The contribution that it is about, if it is about one; likewise for the fields below.
    row: ContributionRow | None = None
    role: RoleRow | None = None
    call: CallRow | None = None
    hand: HandRow | None = None
    wording: WordingRow | None = None
    signal: SignalRow | None = None
    planned: PlannedRow | None = None
    theme: ThemeRow | None = None
    proposal: ProposalRow | None = None
    #: How many contributions are named to be gathered in place of what is proposed.
    marked: int = 0
    to_run_past: RunPastView | None = None

    def action_context(self, replica: SessionReplica, facilitator: str | None) -> ActionContext:
        """The context that decides whether the command applies now, for the facilitator with this id."""
        lists = replica.state.lists
        return ActionContext(
            "live",
            summary_view(replica.state, replica.presence, facilitator),
            row=self.row,
            to_hold_up=self.row,
            role=self.role,
            call=self.call,
            hand=self.hand,
            wording=self.wording,
            signal=self.signal,
            planned=self.planned,
            theme=self.theme,
            proposal=self.proposal,
            marked=self.marked,
            to_run_past=self.to_run_past,
            themes=len(replica.state.themes),
            water=len(lists.open_water) + len(lists.closed_water),
            joining=replica.status.joining,
            next_question=next_question(replica.state),
        )


def understood(replica: SessionReplica, request: Request) -> tuple[Request, ParsedCommand | None]:
    """The command for a request, with the request that was meant. Raises InvalidLine.

    Where nothing has the names of a request, the same line is read as forms with fewer words read it, so that
    "rename Theme keeper: home to X" finds the role.
    """
    try:
        return request, parse_command(replica, request)
    except InvalidLine:
        for shorter in request.shorter:
            with suppress(InvalidLine):
                return shorter, parse_command(replica, shorter)
        raise


def parse_command(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    """The command for a request; None for a request that only asks for an answer. Raises InvalidLine."""
    match request.form.action:
        case "ask":
            return ParsedCommand(c.AskQuestion(request.first))
        case "close":
            return ParsedCommand(c.CloseQuestion())
        case "reveal":
            return _revealed(replica)
        case "reword":
            return ParsedCommand(c.RewordQuestion(_newest(replica), request.first))
        case "again":
            return ParsedCommand(c.AskAgain(_newest(replica)))
        case "minute":
            return ParsedCommand(c.GiveTime(references.minutes(request.first) if request.form.places else 1))
        case "heard":
            return _heard(replica, request)
        case "agreements" if request.form.places:
            return ParsedCommand(_agreement(replica, request))
        case "hold_back":
            return _held_back(replica, request)
        case "moderate":
            return ParsedCommand(c.SetModeration(_newest(replica), references.moderation(request.first)))
        case "hold_up" if request.form.places:
            row = references.contribution(replica, request.first)
            if row.held is not None:
                raise InvalidLine(_not_shown(row))
            return ParsedCommand(c.HoldUp(row.id), row)
        case "hold_up":
            return ParsedCommand(c.HoldUp(_least_heard(replica).id), _least_heard(replica))
        case "put_down":
            return ParsedCommand(c.PutDown())
        case "close_water":
            row = references.contribution(replica, request.first)
            return ParsedCommand(c.CloseWater(row.id, request.readings[0][1]), row)
        case "answer":
            call = references.call(replica, request.first)
            return ParsedCommand(c.AnswerCall(call.id), call=call)
        case "break" if request.form.places:
            return ParsedCommand(c.StartBreak(references.minutes(request.first)))
        case "break":
            return ParsedCommand(c.EndBreak())
        case "notice":
            return ParsedCommand(c.SendNotice(request.first))
        case "title":
            return ParsedCommand(c.ChangeTitle(request.first))
        case "door":
            return ParsedCommand(CloseJoining(request.word == "close door"))
        case "new_code":
            return ParsedCommand(RenewCode())
        case "undo":
            return ParsedCommand(c.Undo())
        case "redo":
            return ParsedCommand(c.Redo())
        case "end":
            return ParsedCommand(c.EndSession())
        case "redact":
            return _redaction(replica)
        case _:
            return (
                _about_plan(replica, request)
                or _about_themes(replica, request)
                or _about_sense(replica, request)
                or _about_people(replica, request)
                or _about_roles(replica, request)
            )


def _revealed(replica: SessionReplica) -> ParsedCommand:
    """Raises InvalidLine where nobody else may read it, with the command that changes that."""
    question = replica.state.question
    if question is not None and question.moderation == "closed":
        closed = f"What is said to question {question.number} is closed to others"
        raise InvalidLine(f'{closed}; "moderate look" or "moderate open" lets them read it.')
    return ParsedCommand(c.RevealQuestion(_newest(replica)))


def _not_shown(row: ContributionRow) -> str:
    """Why words that are held back, or that wait for a look, cannot be held up."""
    how = f'"restore {row.number}"'
    if row.held:
        return f"Contribution {row.number} is held back; {how} shows it again."
    return f"Contribution {row.number} waits for a look; {how} lets others read it."


def _redaction(replica: SessionReplica) -> ParsedCommand:
    """Nothing is asked about where there is nothing to delete, or where that was chosen already. Raises Rejected."""
    if replica.state.phase == "ended":
        require_room_only(replica.state)
    if replica.state.redacts_room_only:
        raise InvalidLine('They will be deleted as the room closes already; "undo" keeps them.')
    return ParsedCommand(c.RedactRoomOnly())


def _heard(replica: SessionReplica, request: Request) -> ParsedCommand:
    if request.word == "heard theme":
        whole = heard_theme(replica, request)
        return ParsedCommand(whole.command, whole.row)
    rows = references.contributions(replica, request.first)
    row = next((row for row in rows if not row.heard), rows[0])
    return ParsedCommand(c.MarkHeard(tuple(row.id for row in rows)), row)


def _about_themes(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    command = parse_theme_command(replica, request)
    match command:
        case None:
            return None
        case c.AddTheme(contributions=said):
            return ParsedCommand(command, _row(replica, said))
        case c.TakeProposal(proposal=proposal, contributions=said):
            return ParsedCommand(command, proposal=_proposal(replica, proposal), marked=len(said))
        case c.LeaveProposal(proposal=proposal):
            return ParsedCommand(command, proposal=_proposal(replica, proposal))
        case (
            c.PutIntoTheme(theme=theme, contributions=said)
            | c.TakeOutOfTheme(theme=theme, contributions=said)
            | c.SplitTheme(theme=theme, contributions=said)
        ):
            return ParsedCommand(command, _row(replica, said), theme=_theme_row(replica, theme))
        case _:
            return ParsedCommand(command, theme=_theme_row(replica, command.theme))


def _about_sense(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    found = parse_sense_command(replica, request)
    return None if found is None else ParsedCommand(found.command, to_run_past=found.target)


def _row(replica: SessionReplica, contributions: tuple[str, ...]) -> ContributionRow | None:
    """The first of these contributions."""
    return replica.contributions.view().numbered(replica.state.contributions[contributions[0]].number)


def _proposal(replica: SessionReplica, proposal: str) -> ProposalRow:
    return next(row for row in proposal_rows(replica.state) if row.id == proposal)


def _theme_row(replica: SessionReplica, theme: str) -> ThemeRow | None:
    rows = replica.themes.view(None, lambda _: replica.state.seq).rows
    return next((row for row in rows if row.id == theme), None)


def _agreement(replica: SessionReplica, request: Request) -> c.Command:
    if request.word == "agree:":
        return c.AddAgreement(request.first)
    agreement = references.agreement(replica, request.first)
    if request.word == "drop agreement":
        return c.RemoveAgreement(agreement)
    return c.ChangeAgreement(agreement, request.readings[0][1])


def _held_back(replica: SessionReplica, request: Request) -> ParsedCommand:
    if request.word == "restore waiting":
        return _restored(references.to_look_at(replica))
    if request.word == "restore":
        return _restored(references.contributions(replica, request.first))
    row = references.contribution(replica, request.first)
    reason = references.reason(replica, request.readings[0][1])
    return ParsedCommand(c.HoldBack((row.id,), reason), row)


def _restored(rows: tuple[ContributionRow, ...]) -> ParsedCommand:
    return ParsedCommand(c.Restore(tuple(row.id for row in rows)), rows[0])


def _about_plan(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    if request.form.action == "adopt":
        offered = references.wording(replica, request.first)
        return ParsedCommand(c.AdoptWording(offered.id), wording=offered)
    found = parse_plan_command(replica, request)
    return None if found is None else ParsedCommand(found.command, planned=found.planned)


def _about_people(replica: SessionReplica, request: Request) -> ParsedCommand | None:
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
    question = _newest(replica)
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


def _about_roles(replica: SessionReplica, request: Request) -> ParsedCommand | None:
    match request.word:
        case "offer" | "withdraw" | "not now":
            return _between_people(replica, request)
        case "add role":
            return ParsedCommand(c.AddRole(*references.new_name_and_text(request)))
        case "rename" | "describe" | "limit":
            return _changed(replica, request)
        case "hide" | "show":
            known = references.role(replica, request.first)
            hiding = c.HideRole if request.word == "hide" else c.ShowRole
            return ParsedCommand(hiding(known.id), role=known)
        case _:
            return None


def _between_people(replica: SessionReplica, request: Request) -> ParsedCommand:
    known, someone = references.role_and_person(replica, request)
    both, name, label = (known.id, someone.id), wording.one_line(known.name), wording.name(someone.name)
    offered = both in replica.state.offers
    match request.word:
        case "withdraw":
            if not offered:
                raise InvalidLine(f"{name} is not on offer to {label} now.")
            return ParsedCommand(c.WithdrawOffer(*both), role=known)
        case "not now":
            if both not in replica.state.asks:
                raise InvalidLine(f"{label} does not ask for {name} now.")
            return ParsedCommand(c.DeclineAsk(*both), role=known)
        case _:
            if offered:
                raise InvalidLine(f"{name} is offered to {label} already.")
            return ParsedCommand(c.OfferRole(*both), role=known)


def _changed(replica: SessionReplica, request: Request) -> ParsedCommand:
    """A role with its changed fields; where it had no prompt of its own, a changed sentence adds none."""
    match request.word:
        case "rename":
            row, name = references.role_and_text(replica, request, unquoted)
            sentence, limit = row.sentence, row.limit
        case "describe":
            row, sentence = references.role_and_text(replica, request, str)
            name, limit = row.name, row.limit
        case _:
            row, limit = references.role_and_text(replica, request, _limit)
            name, sentence = row.name, row.sentence
    prompt = row.prompt if row.prompt != row.sentence else ""
    return ParsedCommand(c.ChangeRole(row.id, name, sentence, prompt, limit, row.offerable), role=row)


def _least_heard(replica: SessionReplica) -> ContributionRow:
    """The contribution that has waited longest to be heard. Raises InvalidLine."""
    rows = replica.contributions.view().rows(0, 1)
    if not rows:
        raise InvalidLine("Nothing has been said yet.")
    return rows[0]


def _newest(replica: SessionReplica) -> str:
    question = replica.state.question
    if question is None:
        raise InvalidLine("No question has been asked yet.")
    return question.id


def _limit(typed: str) -> int | None:
    if typed.casefold() in _ANY:
        return None
    given = references.number(typed)
    if given is None:
        raise InvalidLine(f'"{typed}" is no number of people; write a number, or "any".')
    return given
