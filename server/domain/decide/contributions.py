"""Decisions about contributions.

Words without a name are recorded with the hash of a key that only the phone has, and with nothing else that could say
whose they are. With the key they can be changed and taken back, and a repeat is recognized.
"""

from collections.abc import Iterator

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, Participant
from server.domain.decide import questions
from server.domain.decide.context import Context
from server.domain.decide.keys import answer_hash, hash_of
from server.domain.decide.people import is_simulated, perspectives
from server.domain.decide.session import require_running
from server.domain.errors import Rejected
from server.domain.state import Contribution, Question, SentenceAnswers, State
from server.domain.text import CONTRIBUTION_CHARACTERS, CONTRIBUTION_LINES, required


def contribute(state: State, command: c.Contribute, person: str, context: Context) -> tuple[e.Event, ...]:
    """Says something to a question. If the question has closed, the command must say that it is late."""
    key_hash = None if command.key is None else hash_of(command.key)
    if key_hash is not None and key_hash in state.contribution_by_key:
        return ()
    require_running(state)
    question = questions.known(state, command.question)
    if command.kind not in ("answer", "unsure"):
        raise Rejected("kind_not_for_questions", field="kind")
    text = clean_words(command.text)
    speaking = perspectives(state, command.speaking, "speaking")
    if speaking and key_hash:
        raise Rejected("nameless_speaking", field="speaking")
    late = is_late(question, says_so=command.late)
    made = e.ContributionMade(
        context.new_id("c"),
        question.id,
        text,
        person=None if key_hash else person,
        key_hash=key_hash,
        kind=command.kind,
        consent=command.consent,
        late=late,
        speaking=speaking,
        simulated=is_simulated(state, person),
        waits=question.keeps_waiting(from_facilitator=False),
    )
    return (made,)


def change(state: State, command: c.ChangeContribution, actor: Actor) -> tuple[e.Event, ...]:
    """Replaces one's own words."""
    require_running(state)
    own = standing(own_words(state, command.contribution, actor, command.key))
    text = clean_words(command.text)
    value = own.value
    if command.value is not None and own.kind == "challenge":
        value = required(command.value, most=CONTRIBUTION_CHARACTERS, lines=CONTRIBUTION_LINES, field="value")
    if (text, value) == (own.text, own.value):
        return ()
    by_facilitator = isinstance(actor, Facilitator)
    waits = own.held is None and state.questions[own.question].keeps_waiting(from_facilitator=by_facilitator)
    return (e.ContributionChanged(own.id, text, nameless=own.person is None, value=value, waits=waits),)


def take_back(state: State, command: c.TakeBackContribution, actor: Actor) -> tuple[e.Event, ...]:
    """Takes back one's own words, with the lines that one said about sentences of themes for these words alone."""
    own = own_words(state, command.contribution, actor, command.key)
    if own.taken_back:
        return ()
    return (e.ContributionTakenBack(own.id, nameless=own.person is None), *_lines_taken_back(state, own, command.key))


def _lines_taken_back(state: State, own: Contribution, key: str | None) -> Iterator[e.SayBackAnswered]:
    """The answers without their lines of whoever has no other words in the themes of words that they take back."""
    themes = (theme for theme in state.themes if own.id in theme.contributions)
    for theme, sentence in ((known, sentence) for known in themes for sentence in known.sentences):
        if own.person is not None and theme.speakers.get(own.person, 0) <= 1:
            yield from _named_lines_taken_back(state, sentence.id, own.person)
        if own.person is None and key is not None:
            key_hash = answer_hash(key, sentence.id)
            given = state.say_back.get(sentence.id, SentenceAnswers()).nameless.get(key_hash)
            if given is not None and given.line:
                yield e.SayBackAnswered(sentence.id, given.answer, key_hash=key_hash)


def _named_lines_taken_back(state: State, sentence: str, person: str) -> Iterator[e.SayBackAnswered]:
    """The answers of a person without their lines, under each id that answered."""
    named = state.as_recorded.say_back.get(sentence, SentenceAnswers()).named
    for id_ in state.ids_of(person):
        given = named.get(id_)
        if given is not None and given.line:
            yield e.SayBackAnswered(sentence, given.answer, person=id_)


def mark_heard(state: State, command: c.MarkHeard) -> tuple[e.Event, ...]:
    """Marks words as heard. Words that are already marked change nothing."""
    known = listed(state, command.contributions)
    return tuple(e.ContributionHeard(words.id) for words in known if words.heard_at is None)


def listed(state: State, contributions: tuple[str, ...]) -> tuple[Contribution, ...]:
    """The contributions with these ids, each once. Raises Rejected words_gone if one is not listed any more."""
    known = tuple(state.contributions.get(contribution) for contribution in dict.fromkeys(contributions))
    if any(words is None or words.taken_back for words in known):
        raise Rejected("words_gone", field="contributions")
    return tuple(words for words in known if words is not None)


def own_words(state: State, contribution: str, actor: Actor, key: str | None) -> Contribution:
    """The actor's own contribution with this id. Raises Rejected words_not_from_here or words_of_another."""
    found = state.contributions.get(contribution)
    if found is not None:
        match actor:
            case Participant(person=person) if found.person == person:
                return found
            case Participant() if key is not None and found.key_hash == hash_of(key):
                return found
            case Facilitator() if facilitators_words(state, found):
                return found
            case Facilitator():
                raise Rejected("words_of_another", field="contribution")
            case _:
                pass
    raise Rejected("words_not_from_here", field="contribution")


def standing(own: Contribution) -> Contribution:
    """One's own words. Raises Rejected words_taken_back if they were taken back."""
    if own.taken_back:
        raise Rejected("words_taken_back", field="contribution")
    return own


def facilitators_words(state: State, words: Contribution) -> bool:
    """Whether the facilitator put the words in and no phone keeps them."""
    return words.put_in if words.person is None else not state.people[words.person].phone


def clean_words(text: str) -> str:
    """The cleaned text of a contribution. Raises Rejected if it is empty or too long."""
    return required(text, most=CONTRIBUTION_CHARACTERS, lines=CONTRIBUTION_LINES)


def is_late(question: Question, *, says_so: bool) -> bool:
    """Whether the question has closed. Raises Rejected if it has and the command does not say so."""
    late = question.closed_at is not None
    if late and not says_so:
        raise Rejected("question_closed", field="question")
    return late
