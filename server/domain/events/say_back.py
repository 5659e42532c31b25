"""The event of an answer to the sentence with which a theme is said back."""

from server.domain.commands import SayBackAnswer
from server.domain.events.event import BaseEvent, WordsText
from server.domain.person_ids import PersonId


class SayBackAnswered(BaseEvent, frozen=True, tag="say_back_answered"):
    """Somebody whose words are in a theme said whether its sentence is what they meant."""

    sentence: str
    answer: SayBackAnswer
    #: What is not quite so, for "nearly"; empty if they did not say.
    line: WordsText = ""
    #: None for an answer without a name.
    person: PersonId | None = None
    #: For an answer without a name: the hash of the key of these words and the sentence together, which ties it to
    #: neither without the key.
    key_hash: str | None = None
