"""The parts of a session's state that have to do with themes, all frozen."""

from __future__ import annotations  # rpds types take parameters only for the type checker

import msgspec
from msgspec.structs import replace
from rpds import HashTrieMap, HashTrieSet

from server.domain.commands import Consent, SayBackAnswer
from server.domain.person_ids import PersonId
from server.domain.sorted_set import SortedSet


class Sentence(msgspec.Struct, frozen=True):
    """A sentence with which a theme is or was said back."""

    id: str
    text: str


class Theme(msgspec.Struct, frozen=True):
    """A name under which contributions are gathered."""

    id: str
    name: str
    #: The ids of the contributions that were put into it, including those that were taken back since.
    contributions: HashTrieSet[str] = HashTrieSet()
    #: The number of those that were not taken back.
    kept: int = 0
    #: By person: the number of those under their name.
    speakers: HashTrieMap[str, int] = HashTrieMap()
    #: The ids of those of `contributions` that a phone keeps without a name.
    nameless: SortedSet[str] = SortedSet()
    #: The sentences with which it was said back, the current one last.
    sentences: tuple[Sentence, ...] = ()

    @property
    def sentence(self) -> Sentence | None:
        """The sentence with which it is said back now; None for none."""
        return self.sentences[-1] if self.sentences else None


class Proposal(msgspec.Struct, frozen=True):
    """Contributions that somebody proposes to gather under one theme."""

    id: str
    #: Its number in the session, from 1, by which the facilitator refers to it.
    number: int
    contributions: tuple[str, ...]
    #: Why they belong together.
    reason: str
    #: A name for a theme of them; empty for none.
    name: str
    #: Who proposes it; None for a proposal without a name.
    person: PersonId | None
    #: The hash of the key with which a phone keeps a proposal without a name; None for all others.
    key_hash: str | None
    #: Whether a simulated person proposes it.
    simulated: bool
    #: The id of the theme that it went into; None if it went into none.
    theme: str | None = None
    #: Whether it was left.
    left: bool = False
    #: What may be done with the reason. The name is the theme's once a theme is made under it.
    consent: Consent = "notes"
    #: Whether whoever proposes it took it back.
    taken_back: bool = False

    @property
    def waits(self) -> bool:
        """Whether it was neither taken, left nor taken back."""
        return self.theme is None and not self.left and not self.taken_back


class GivenAnswer(msgspec.Struct, frozen=True):
    """What somebody says to the sentence of a theme that their words are in."""

    answer: SayBackAnswer
    #: What is not quite so, for "nearly"; empty if they did not say.
    line: str


class SentenceAnswers(msgspec.Struct, frozen=True):
    """What was answered to a sentence."""

    #: By person: what they answered under their name.
    named: HashTrieMap[str, GivenAnswer] = HashTrieMap()
    #: By the hash of the key of words and the sentence together: what was answered without a name.
    nameless: HashTrieMap[str, GivenAnswer] = HashTrieMap()
    #: The number of each answer.
    counts: HashTrieMap[SayBackAnswer, int] = HashTrieMap()
    #: The people whose answer has a line.
    named_lines: SortedSet[str] = SortedSet()
    #: The keys in `nameless` of the answers that have a line.
    nameless_lines: SortedSet[str] = SortedSet()

    def with_named(self, person: str, given: GivenAnswer | None) -> SentenceAnswers:
        """The answers with this one of a person; None for none any more."""
        return replace(
            self,
            named=_with(self.named, person, given),
            counts=_counted(self.counts, self.named.get(person), given),
            named_lines=_listed(self.named_lines, person, given),
        )

    def with_nameless(self, key_hash: str, given: GivenAnswer) -> SentenceAnswers:
        """The answers with this one without a name."""
        return replace(
            self,
            nameless=_with(self.nameless, key_hash, given),
            counts=_counted(self.counts, self.nameless.get(key_hash), given),
            nameless_lines=_listed(self.nameless_lines, key_hash, given),
        )


def _with(answers: HashTrieMap[str, GivenAnswer], by: str, given: GivenAnswer | None) -> HashTrieMap[str, GivenAnswer]:
    return answers.discard(by) if given is None else answers.insert(by, given)


def _counted(
    counts: HashTrieMap[SayBackAnswer, int], before: GivenAnswer | None, given: GivenAnswer | None
) -> HashTrieMap[SayBackAnswer, int]:
    for known, by in ((before, -1), (given, 1)):
        if known is not None:
            counts = counts.insert(known.answer, counts.get(known.answer, 0) + by)
    return counts


def _listed(lines: SortedSet[str], by: str, given: GivenAnswer | None) -> SortedSet[str]:
    return lines.insert(by) if given is not None and given.line else lines.discard(by)
