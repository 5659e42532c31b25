"""The desk of one connection for words that somebody reads away from the list of their question."""

from collections.abc import Iterable, Sequence
from typing import Final, assert_never

from msgspec.structs import replace

from server.domain.actors import Participant
from server.domain.decide.keys import hash_of
from server.domain.decide.proposals import standing, waiting_proposal
from server.domain.decide.themes import known_theme
from server.domain.errors import Rejected
from server.domain.state import Contribution
from server.engine.replica import Replica
from server.port import (
    ListThemes,
    ListUnheard,
    MarksRead,
    OfferWords,
    ReadMarks,
    ReadProposal,
    ReadTheme,
    ReadWords,
    Response,
    ThemesListed,
    WordsOffered,
    WordsRead,
)
from server.projections.gathering import further_lines, gathered_themes, gathered_words, waiting_proposals
from server.projections.marks import word_marks
from server.projections.reading import placed

READ_AT_ONCE: Final = 12
READ_OF_THEME: Final = 40
LINES_READ: Final = 40
MOST_KEYS: Final = 50

GatherRequest = ListThemes | ReadTheme | ReadProposal
WordsRequest = OfferWords | ReadWords | ListUnheard | ReadMarks | GatherRequest


class ReadingDesk:
    """Answers what one person's connection asks about words.

    Between two requests it knows which contributions it offered last, until they were asked for, and nothing of what
    was read: that would tell who wrote the rest.
    """

    def __init__(self, replica: Replica, person: Participant) -> None:
        self._replica = replica
        self._person = person.person
        self._offered: frozenset[str] = frozenset()

    def answer(self, request: WordsRequest) -> Response:
        """Answers a request. Raises Rejected."""
        match request:
            case OfferWords():
                return self._offer()
            case ReadWords(contributions=contributions):
                return self._read(contributions)
            case ListUnheard():
                return self._unheard()
            case ReadMarks(keys=keys):
                state = self._replica.state
                return MarksRead(tuple(word_marks(state, hash_of(key)) for key in keys[:MOST_KEYS]))
            case ListThemes() | ReadTheme() | ReadProposal():
                return self._gathering(request)
            case _:
                assert_never(request)

    def _offer(self) -> WordsOffered:
        """Offers others than the last ones, in case those were not asked for."""
        state, before = self._replica.state, self._offered
        own = state.person_id(self._person)

        def leaves_out(contribution: str) -> bool:
            return contribution in before or state.contributions[contribution].person == own

        readable = self._replica.readable_questions(self._person)
        self._offered = self._replica.words.showings.offer(readable, leaves_out)
        return WordsOffered(tuple(sorted(self._offered)))

    def _read(self, contributions: tuple[str, ...]) -> WordsRead:
        wanted = tuple(dict.fromkeys(contributions))[:READ_AT_ONCE]
        known = [words for words in map(self._replica.state.contributions.get, wanted) if words is not None]
        readable = [words for words in known if self._may_read(words)]
        shown = self._offered.intersection(words.id for words in readable)
        if shown:
            self._offered = frozenset()
            self._replica.words_shown(shown)
        return self._placed(readable)

    def _unheard(self) -> WordsRead:
        if not self._replica.may_mark_heard(self._person):
            raise Rejected("not_yours_to_ask")
        contributions = self._replica.state.contributions
        questions, own = self._replica.readable_questions(self._person), self._replica.own_words(self._person)
        listed = self._replica.words.unheard.listed(questions, own, READ_AT_ONCE)
        return self._placed([contributions[contribution] for contribution in listed])

    def _gathering(self, request: GatherRequest) -> Response:
        """What only whoever may gather themes is told."""
        if not self._replica.may_gather(self._person):
            raise Rejected("not_yours_to_ask")
        state = self._replica.state
        match request:
            case ListThemes():
                return ThemesListed(gathered_themes(state), waiting_proposals(state))
            case ReadTheme(theme=theme):
                known = known_theme(state, theme)
                lines, more_lines = further_lines(state, known, LINES_READ)
                words = self._gathered(known.contributions, known.kept)
                return replace(words, lines=lines, more_lines=more_lines)
            case ReadProposal(proposal=proposal):
                waiting = waiting_proposal(state, proposal)
                return self._gathered(waiting.contributions, len(standing(state, waiting)))
            case _:
                assert_never(request)

    def _gathered(self, contributions: Iterable[str], count: int) -> WordsRead:
        """Those of the contributions that one may read; `count` is the number of those that were not taken back."""
        words = gathered_words(self._replica.state, contributions, self._may_read, READ_OF_THEME)
        return replace(self._placed(words), more=count - len(words))

    def _may_read(self, words: Contribution) -> bool:
        question = self._replica.state.questions[words.question]
        return words.is_shown and self._replica.may_read(question, self._person)

    def _placed(self, words: Sequence[Contribution]) -> WordsRead:
        return WordsRead(tuple(placed(self._replica.state, known) for known in words))
