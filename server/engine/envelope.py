"""What the record says of who brought something about, and by which command; it must not know how it is kept."""

import hashlib
from datetime import datetime
from typing import Final

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, Visitor, actor_key, secret_hash
from server.domain.attribution import attributed_to, is_nameless
from server.domain.state import State

UNTOLD: Final = ""  # a digest would let anybody test a guess at what was asked


def envelope(seq: int, now: datetime, actor: Actor, cause: e.Cause | None, events: tuple[e.Event, ...]) -> e.Entry:
    """The entry for what `actor` brought about.

    For what has no name it says neither who nor by which command, and its time is rounded to the minute; of such words
    that the facilitator put in, the id of the command is hidden behind its hash, only to know a repeat. For a closed
    offer, ask or words it does not say by whom, so that taking back and "Not now" look the same; the id of the
    command is hidden behind its hash, only to know a repeat. Who joins is known by their secret again.
    """
    untold = None if cause is None else e.Cause(hidden(actor, cause.id), UNTOLD)
    if any(map(is_nameless, events)):
        told = untold if isinstance(actor, Facilitator) else None
        return e.Entry(seq, now.replace(second=0, microsecond=0), events, cause=told)
    if isinstance(actor, Visitor):
        return e.Entry(seq, now, events)
    named = attributed_to(actor, events)
    return e.Entry(seq, now, events, named, untold if named is None else cause)


def hidden(actor: Actor, command_id: str) -> str:
    """What stands in the record for the id of a command, where that must not say whose it was."""
    return hashlib.sha256(f"{actor_key(actor)} {command_id}".encode(errors="replace")).hexdigest()[:32]


def has_key(command: c.Command) -> bool:
    """Whether it is about something without a name."""
    match command:
        case (
            c.Contribute(key=str())
            | c.CaptureWords(key=str())
            | c.ChangeContribution(key=str())
            | c.TakeBackContribution(key=str())
            | c.SendSignal()
            | c.SayFelt()
        ):
            return True
        case _:
            return False


def made_by(events: tuple[e.Event, ...]) -> str | None:
    """The id of what the events made, if they made something."""
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
            case e.WordingOffered(wording=made):
                return made
            case e.RoleAdded(role=role):
                return role.id
            case e.PlannedAdded(question=planned):
                return planned.id
            case _:
                pass
    return None


def existing_result(state: State, actor: Actor, command: c.Command) -> str | None:
    """The id of what a repeat, known by its hash and not by its command id, made the first time."""
    match command:
        case c.Join() if isinstance(actor, Visitor):
            return state.secrets.get(actor.secret_hash)
        case c.Contribute(key=str() as key) | c.CaptureWords(key=str() as key):
            return state.keys.get(secret_hash(key))
        case _:
            return None
