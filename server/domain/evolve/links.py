"""The state of challenges that wait, and of "Me too"."""

from __future__ import annotations  # rpds types take parameters only for the type checker

from datetime import datetime
from typing import assert_never

from msgspec.structs import replace

from server.domain import events as e
from server.domain import multimap
from server.domain.evolve import listing
from server.domain.state import Contribution, State, WaitingChallenge


def changed(state: State, event: e.LinkEvent, at: datetime) -> State:
    """The state after a change of the waiting challenges or of "Me too"."""
    match event:
        case e.ChallengeKept():
            return _kept(state, event, at)
        case e.ArrivalChanged(challenge=challenge, arrives=arrives, beside=beside):
            return _keep(state, replace(state.challenges[challenge], arrives=arrives, beside=beside))
        case e.ChallengeConsentChanged(challenge=challenge, consent=consent):
            return _keep(state, replace(state.challenges[challenge], consent=consent))
        case e.ChallengeDropped(challenge=challenge):
            return _dropped(state, challenge)
        case e.MeTooSaid(contribution=contribution, key_hash=key_hash):
            known = state.contributions[contribution]
            return listing.put(state, replace(known, me_too=known.me_too | {key_hash}))
        case e.MeTooTakenBack(contribution=contribution, key_hash=key_hash):
            known = state.contributions[contribution]
            return listing.put(state, replace(known, me_too=known.me_too - {key_hash}))
        case _:
            assert_never(event)


def linked(state: State, made: Contribution) -> State:
    """The state in which the contribution that a new one answers knows of it."""
    if made.to is None:
        return state
    to = state.contributions[made.to]
    return listing.put(state, replace(to, answers=(made.id, *to.answers)))


def _kept(state: State, event: e.ChallengeKept, at: datetime) -> State:
    waiting = WaitingChallenge(
        event.challenge,
        state.challenged + 1,
        event.contribution,
        event.value,
        event.text,
        event.arrives,
        event.person,
        event.key_hash,
        event.beside,
        event.consent,
        event.simulated,
        at,
    )
    to = multimap.put(state.challenges_to, waiting.contribution, waiting.id)
    by_key = state.challenge_by_key
    if waiting.key_hash is not None:
        by_key = by_key.insert(waiting.key_hash, waiting.id)
    state = _keep(state, waiting)
    return replace(state, challenges_to=to, challenge_by_key=by_key, challenged=state.challenged + 1)


def _dropped(state: State, challenge: str) -> State:
    waiting = state.challenges.get(challenge)
    if waiting is None:
        return state
    to = multimap.drop(state.challenges_to, waiting.contribution, waiting.id)
    by_key = state.challenge_by_key
    if waiting.key_hash is not None:
        by_key = by_key.discard(waiting.key_hash)
    left = state.challenges.discard(waiting.id)
    return replace(state, challenges=left, challenges_to=to, challenge_by_key=by_key)


def _keep(state: State, waiting: WaitingChallenge) -> State:
    return replace(state, challenges=state.challenges.insert(waiting.id, waiting))
