"""Decisions about what may be done with words: kept to the room, put into the notes, quoted.

Authors may say it anew for as long as the server runs, also after the session has ended: what is exported follows it.
"""

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Participant
from server.domain.decide.contributions import own_words, standing
from server.domain.decide.links import own_waiting
from server.domain.decide.proposals import own_proposal
from server.domain.errors import Rejected
from server.domain.state import State


def change(state: State, command: c.ChangeConsent, actor: Actor) -> tuple[e.Event, ...]:
    """Changes what may be done with one's own words. What is so already changes nothing."""
    if command.contribution in state.challenges:
        return _change_waiting(state, command, actor)
    if command.contribution in state.proposals:
        return _change_proposed(state, command, actor)
    own = standing(own_words(state, command.contribution, actor, command.key))
    if own.redacted:
        raise Rejected("words_gone", field="contribution")
    if own.consent == command.consent:
        return ()
    return (e.ConsentChanged(own.id, command.consent, nameless=own.person is None),)


def _change_proposed(state: State, command: c.ChangeConsent, actor: Actor) -> tuple[e.Event, ...]:
    """The reason of a proposal has a consent of its own."""
    if not isinstance(actor, Participant):
        raise Rejected("words_not_from_here", field="contribution")
    own = own_proposal(state, command.contribution, actor.person, command.key)
    if own.taken_back or not own.reason:
        raise Rejected("words_gone", field="contribution")
    if own.consent == command.consent:
        return ()
    return (e.ProposalConsentChanged(own.id, command.consent, nameless=own.person is None),)


def _change_waiting(state: State, command: c.ChangeConsent, actor: Actor) -> tuple[e.Event, ...]:
    """A challenge arrives with what was said last for it."""
    waiting = None
    if isinstance(actor, Participant):
        waiting = own_waiting(state, command.contribution, actor.person, command.key)
    if waiting is None:
        raise Rejected("words_not_from_here", field="contribution")
    if waiting.consent == command.consent:
        return ()
    return (e.ChallengeConsentChanged(waiting.id, waiting.person, command.consent),)
