"""Events of outcomes."""

from server.domain.events.event import BaseEvent, EarlierText, WordsText


class OutcomeAdopted(BaseEvent, frozen=True, tag="outcome_adopted"):
    """An outcome was adopted; nobody has said yet what came of it, and nothing serves it."""

    outcome: str
    #: Its number in the session, from 1.
    number: int
    #: Its place among the outcomes, from 0.
    at: int
    #: The contribution whose words it has; None for one of the plan.
    contribution: str | None = None
    #: The words of one of the plan; empty for others.
    text: WordsText = ""


class OutcomeDropped(BaseEvent, frozen=True, tag="outcome_dropped"):
    """An outcome was let go that nothing serves and of which nobody says what came."""

    outcome: str
    number: int
    #: The place where it stood, from 0.
    at: int
    contribution: str | None = None
    text: WordsText = ""


class WhatCameSaid(BaseEvent, frozen=True, tag="what_came_said"):
    """It was said what came of an outcome."""

    outcome: str
    #: Empty where that was taken back.
    text: WordsText
    #: What was said before; empty for nothing.
    before: EarlierText = ""
    #: The contribution whose words the outcome has; None for one of the plan.
    contribution: str | None = None


class OutcomesServed(BaseEvent, frozen=True, tag="outcomes_served"):
    """It was said which outcomes a theme or a turn serves."""

    #: The id of the theme or turn.
    target: str
    outcomes: tuple[str, ...]
    #: What it served before.
    before: tuple[str, ...] = ()


OutcomeEvent = OutcomeAdopted | OutcomeDropped | WhatCameSaid | OutcomesServed
"""What changes the outcomes."""
