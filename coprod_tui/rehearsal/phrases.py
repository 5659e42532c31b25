"""Names and sentences of simulated people: plausible, harmless, and no sentence twice."""

from math import gcd
from random import Random
from typing import Final

NAMES: Final = (
    *("Ama", "Bo", "Dee", "Joe", "Mei", "Zoë", "Siân", "Łukasz", "Nour", "Priya", "Tomás", "Ingrid", "Kwame", "Yusuf"),
    *(
        "Aoife",
        "Dmytro",
        "Hana",
        "Oluwaseun",
        "Grace",
        "Sam",
        "Chiều",
        "Māra",
        "Jürgen",
        "Ruth",
        "دينا",
        "Νίκη",
        "美玲",
    ),
)
NAMED: Final = 0.8
OWN_NAME: Final = 0.85  # the others share theirs with somebody

QUESTIONS: Final = (
    "What else would we miss if it were gone?",
    "What does that look like on an ordinary Tuesday?",
    "Who else feels the effect of this, and what might they tell us?",
    "What is the smallest version we could try?",
    "What are we not talking about yet?",
    "How will we notice that life is better for someone?",
)
PERSPECTIVES: Final = ("I look after my mum", "I live round the corner", "I used to work here")
THEMES: Final = ("Being known", "Time to think", "Getting there", "Plain words", "A say in it", "Who looks after whom")
AGREEMENTS: Final = (
    "We let each other finish.",
    "What is said here is not told elsewhere with a name.",
    "Nobody has to answer.",
)
VALUES: Final = (
    "That you say it so plainly",
    "That it begins with people",
    "How well you know it",
    "Your patience with it",
)
SAID_BACK: Final = (
    "It matters that somebody knows us.",
    "We need time for this, and each other.",
    "It works where everybody has a say.",
)
CAME_OF: Final = (
    "A first step is agreed, and somebody takes it.",
    "Half of it: the rest needs people who were not here.",
    "Nothing yet. We look again in a month.",
)
REASONS: Final = ("They speak of the same thing", "One leads to the other", "Both need time", "Both need us all")
NEARLY: Final = ("Not every day", "More for some than for others", "There is hope in it, too")
CONCERNS: Final = (
    "Some of us have said nothing yet.",
    "We speak as if the money were there.",
    "Nobody asks those who work at night.",
    "I do not know what becomes of this.",
    "It goes very fast for some of us.",
)
WHERE: Final = ("By the window", "In the break, at the coffee", "")
TESTS: Final = ("Who might this leave out?", "What would we give up for it?", "Would it hold on a bad day?")

_BEGINNINGS: Final = (
    "What helps me is",
    "I would not want to lose",
    "It began to work with",
    "My mum still talks about",
    "We should make room for",
    "It all turns on",
    "I keep coming back to",
    "Nobody ever asked us about",
    "A good week has",
    "I would start with",
    "What made the difference was",
    "For me it comes down to",
    "I travelled an hour for",
    "We fought for",
    "I was surprised by",
    "The best part is",
    "I’d tell my neighbour about",
    "People stay because of",
    "Please keep",
    "I am grateful for",
)
_THINGS: Final = (
    "the same carer every morning",
    "a bus that comes when it says it will",
    "a person who answers the phone",
    "tea before forms ☕",
    "a café where nobody hurries you",
    "plain words on one page",
    "the reading group that Zoë began 📚",
    "a door that opens by itself",
    "someone who remembers my name",
    "the lunch club",
    "an evening call that does not rush",
    "a bench halfway up the hill",
    "time to think – and then time to answer",
    "a say in the rota",
    "a naïve question being welcome",
    "the garden behind the clinic 🌱",
    "somebody who has been through it too",
    "the weekly drop-in",
    "large print without having to ask",
    "the volunteer drivers",
    "a quiet room",
    "the choir (crèche included)",
    "an honest “we don’t know yet”",
    "a letter that says who wrote it",
    "the ramp, at last",
    "one number for everything",
    "a nurse who sits down",
    "the shared calendar on the fridge",
    "a welcome in Cymraeg as well as English",
    "the break for carers",
)
_PLACES: Final = (
    "on our estate",
    "at the surgery",
    "near the market",
    "in the evenings",
    "at weekends",
    "in winter",
    "after hospital",
    "in the village hall",
    "when I moved here",
    "for people like my brother",
    "in the first weeks",
    "over the phone",
    "at the day centre",
    "between appointments",
    "when school is out",
    "on bad days",
)
_ENDINGS: Final = (
    "and that is rarer than it should be.",
    "because it lets me plan my day.",
    "though it took years to get.",
    "and it costs next to nothing.",
    "because someone listened.",
    "even if it does not fit on a form.",
    "and my family noticed.",
    "which I could not have asked for.",
    "because being known is half of it.",
    "and we could offer it to more people.",
    "but only while the funding lasts.",
    "because it began with a question.",
    "and I would help to run it.",
    "since nobody should have to beg.",
    "and it works without a computer.",
    "because trust takes time.",
    "so that nobody is left waiting.",
    "and it made me braver.",
    "which says “you belong here”.",
    "because two heads are better than one.",
    "and I’d like others to have it.",
    "before anything new is bought.",
    "and the staff feel it too.",
    "because small things add up.",
)
_PARTS: Final = (_BEGINNINGS, _THINGS, _PLACES, _ENDINGS)
SENTENCES: Final = len(_BEGINNINGS) * len(_THINGS) * len(_PLACES) * len(_ENDINGS)


def sentence(seed: int, index: int) -> str:
    """The sentence number `index` of this seed, from 0; two numbers never give the same sentence."""
    rounds, place = divmod(index, SENTENCES)
    place = (place * _stride(seed) + seed) % SENTENCES
    chosen = []
    for part in _PARTS:
        place, at = divmod(place, len(part))
        chosen.append(part[at])
    again = f" I have said so {rounds + 1} times." if rounds else ""
    return " ".join(chosen) + again


def name(rng: Random, number: int) -> str:
    """A name or nickname for the person with this number, from 0; empty for nobody's name."""
    if rng.random() >= NAMED:
        return ""
    called = NAMES[number % len(NAMES)] if rng.random() < OWN_NAME else rng.choice(NAMES)
    return called if number < len(NAMES) else f"{called} {chr(ord('A') + number % 26)}"


def _stride(seed: int) -> int:
    """A step that is coprime to SENTENCES, so that it visits every sentence before the first one comes again."""
    stride = 104_729 + 2 * abs(seed)
    while gcd(stride, SENTENCES) != 1:
        stride += 1
    return stride
