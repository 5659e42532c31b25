"""The events that take an event back; it must not know whether they still may."""

from server.domain import events as e


def inverse(event: e.Event) -> tuple[e.Event, ...] | None:
    """What would take `event` back, or None where nothing does."""
    match event:
        case e.QuestionAsked(question=question):
            return (e.QuestionWithdrawn(question),)
        case e.QuestionClosed(question=question):
            return (e.QuestionReopened(question),)
        case e.ContributionHeard(contribution=contribution):
            return (e.ContributionUnheard(contribution),)
        case e.RoleOffered(role=role, person=person):
            return (e.OfferClosed(role, person),)
        case e.SessionEnded():
            return (e.SessionReopened(),)
        case _:
            return None
