"""The entry around the events of a command: which actor and which command it names."""

import hashlib
from datetime import datetime
from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, Visitor, actor_key, secret_hash
from server.domain.attribution import are_nameless, attributed_to
from server.domain.state import State

NO_DIGEST: Final = ""  # a digest would let anybody test a guess at the command's words


def envelope(seq: int, now: datetime, actor: Actor, cause: e.Cause | None, events: tuple[e.Event, ...]) -> e.Entry:
    """The entry for events that `actor` caused.

    Events without a name get no actor and no command, and their time is cut to the minute. If the facilitator put
    such words in, the command's id is kept as a hash, only to recognize a repeat. A closed offer, ask or request for a
    yes gets no actor and a hashed command id, so that taking it back and "Not now" look the same. A visitor who joins
    gets neither: their secret recognizes a repeat.
    """
    if are_nameless(events):
        told = _untold(actor, cause) if isinstance(actor, Facilitator) else None
        return e.Entry(seq, now.replace(second=0, microsecond=0), events, cause=told)
    if isinstance(actor, Visitor):
        return e.Entry(seq, now, events)
    named = attributed_to(actor, events)
    return e.Entry(seq, now, events, named, _untold(actor, cause) if named is None else cause)


def _untold(actor: Actor, cause: e.Cause | None) -> e.Cause | None:
    """The cause of an entry that must not say whose command it was."""
    return None if cause is None else e.Cause(hashed_command_id(actor, cause.id), NO_DIGEST)


def hashed_command_id(actor: Actor, command_id: str) -> str:
    """A hash of the actor and the command's id, for entries that must not say whose command it was."""
    return hashlib.sha256(f"{actor_key(actor)} {command_id}".encode(errors="replace")).hexdigest()[:32]


def is_nameless_command(command: c.Command) -> bool:
    """Whether the command is about something without a name."""
    match command:
        case (
            c.Contribute(key=str())
            | c.CaptureWords(key=str())
            | c.ChangeContribution(key=str())
            | c.TakeBackContribution(key=str())
            | c.ChangeConsent(key=str())
            | c.Build(key=str())
            | c.Challenge(key=str())
            | c.ChangeArrival(key=str())
            | c.TakeBackChallenge(key=str())
            | c.ProposeTogether(key=str())
            | c.TakeBackProposal(key=str())
            | c.AnswerSayBack(key=str())
            | c.SayMeToo()
            | c.TakeBackMeToo()
            | c.SendSignal()
            | c.SayFelt()
        ):
            return True
        case _:
            return False


def created_id(events: tuple[e.Event, ...]) -> str | None:
    """The id of what the events created; None if they created nothing."""
    for event in events:
        match event:
            case (
                e.PersonJoined(person=made)
                | e.PersonWelcomed(person=made)
                | e.ContributionMade(contribution=made)
                | e.QuestionAsked(question=made)
            ):
                return made
            case e.TenureBegan(tenure=made) | e.CallMade(call=made) | e.WordsCaptured(words=made):
                return made
            case e.WordingOffered(wording=made) | e.ThemeAdded(theme=made) | e.ChallengeKept(challenge=made):
                return made
            case e.ProposalMade(proposal=made) | e.ThemeSaidBack(sentence=made):
                return made
            case e.CheckBegan(check=made) | e.TurnMade(turn=made) | e.LeadersAsked(asked=made):
                return made
            case e.RoleAdded(role=role):
                return role.id
            case e.PlannedAdded(question=planned):
                return planned.id
            case _:
                pass
    return None


def existing_result(state: State, actor: Actor, command: c.Command) -> str | None:
    """The id that a repeated command created the first time, found by its secret or key, not its command id."""
    match command:
        case c.Join() if isinstance(actor, Visitor):
            return state.secrets.get(actor.secret_hash)
        case (
            c.Contribute(key=str() as key)
            | c.CaptureWords(key=str() as key)
            | c.Build(key=str() as key)
            | c.Challenge(key=str() as key)
        ):
            return state.kept_by_key(secret_hash(key))
        case c.ProposeTogether(key=str() as key):
            return state.kept_proposal(secret_hash(key))
        case _:
            return None
