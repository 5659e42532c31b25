"""Events about being known again on another phone."""

from server.domain.events.event import BaseEvent, IdentityText
from server.domain.person_ids import PersonId


class ComeBackWordsMade(BaseEvent, frozen=True, tag="come_back_words_made"):
    """A person got come-back words, in place of earlier ones."""

    person: PersonId
    #: A slow hash of the words.
    words_hash: IdentityText


class PersonCameBack(BaseEvent, frozen=True, tag="person_came_back"):
    """A person is here with one more phone."""

    person: PersonId
    secret_hash: str
