"""The view that only one person gets: their words and roles; it must not hold anybody else's."""

from datetime import datetime
from itertools import islice

import msgspec

from server.domain import events as e
from server.domain.commands import Consent, Kind
from server.domain.state import State
from server.domain.text import likeness

SAID_SHOWN = 50


class SaidView(msgspec.Struct, frozen=True):
    """One's own words, with the question they answer; `heard` once the facilitator acknowledged them."""

    id: str
    question: str
    asked: str
    text: str
    kind: Kind
    consent: Consent
    late: bool
    heard: bool


class HeldView(msgspec.Struct, frozen=True):
    """A role that one holds, since when, and how that began."""

    role: str
    since: datetime
    how: e.HowBegan


class OfferView(msgspec.Struct, frozen=True):
    """A role offered to one; `by` is the holder who passes it on, None for the facilitator."""

    role: str
    by: str | None


class MineView(msgspec.Struct, frozen=True):
    """`said` has the newest SAID_SHOWN words under one's name, oldest first; `asks` are ids of roles asked for.

    `seq` is the position in the record that the view tells of: what has a receipt up to there is in it.
    """

    person: str
    label: str
    said: tuple[SaidView, ...]
    passed: bool
    holding: tuple[HeldView, ...]
    offers: tuple[OfferView, ...]
    asks: tuple[str, ...]
    seq: int


def mine_view(state: State, person: str) -> MineView:
    """What `person`, who joined, may see of their own. `passed` is about the newest question."""
    newest = [*islice(state.people[person].contributions, SAID_SHOWN)]
    said = tuple(
        SaidView(
            c.id,
            c.question,
            state.questions[c.question].text,
            c.text,
            c.kind,
            c.consent,
            c.late,
            c.heard_at is not None,
        )
        for c in (state.contributions[known] for known in reversed(newest))
        if not c.taken_back
    )
    tenures = (state.tenure_of(role.id, person) for role in state.roles if state.holding.get(role.id))
    offers = (state.offers.get((role.id, person)) for role in state.roles) if state.offers else ()
    return MineView(
        person=person,
        label=state.label(person),
        said=said,
        passed=state.question is not None and person in state.question.passed,
        holding=tuple(HeldView(held.role, held.since, held.how_began) for held in tenures if held is not None),
        offers=tuple(
            OfferView(offer.role, None if offer.by is None else state.label(offer.by))
            for offer in offers
            if offer is not None
        ),
        asks=tuple(role.id for role in state.roles if (role.id, person) in state.asks) if state.asks else (),
        seq=state.seq,
    )


def concerned(state: State, event: e.Event) -> tuple[str, ...] | None:
    """The people whose own view `event` may have changed, after which the session is in `state`; None for everybody."""
    match event:
        case e.QuestionAsked() | e.QuestionWithdrawn() | e.SessionEnded() | e.SessionReopened():
            return None
        case (
            e.ContributionMade(contribution=contribution)
            | e.ContributionChanged(contribution=contribution)
            | e.ContributionTakenBack(contribution=contribution)
            | e.ContributionHeard(contribution=contribution)
            | e.ContributionUnheard(contribution=contribution)
        ):
            person = state.contributions[contribution].person
            return () if person is None else (person,)
        case (
            e.RoleOffered(person=person)
            | e.OfferClosed(person=person)
            | e.RoleAskedFor(person=person)
            | e.AskWithdrawn(person=person)
            | e.TenureBegan(person=person)
            | e.QuestionPassed(person=person)
        ):
            return (person,)
        case e.PersonJoined(name=name):
            return None if name and state.names[likeness(name)] > 1 else ()  # others of that name get another label
        case e.TenureEnded(tenure=tenure):
            return (state.tenures[tenure].person,)
        case _:
            return ()
