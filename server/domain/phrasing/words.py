"""The word lists of the rules."""

from typing import Final


def words_of(listed: str) -> frozenset[str]:
    """The words of a text, separated by blanks."""
    return frozenset(listed.split())


WH: Final = words_of("what who whom whose which where when why how")
BE: Final = words_of("is are was were am")
MODAL: Final = words_of("can could would will should shall might may must")
AUX: Final = BE | MODAL | words_of("do does did have has had")
NEGATED: Final = words_of(
    "isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't can't couldn't won't wouldn't shouldn't"
)
HELPING: Final = AUX | NEGATED
UNMARKED: Final = {
    **{word.replace("'", ""): word for word in NEGATED - {"can't", "won't"}},
    **{f"{word}s": f"{word}'s" for word in ("what", "who", "how", "where")},
}
PRONOUN: Final = words_of("i you we they he she it")
POINTER: Final = words_of("there this that these those")
DETERMINER: Final = words_of(
    "the a an your our my their his her its this that these those any some every each no all both"
)
SOMEBODY: Final = words_of("anyone anybody someone somebody")
SOMETHING: Final = words_of("anything something")
EVERYBODY: Final = words_of("everyone everybody everything nobody nothing")
GROUPS: Final = words_of(
    "people carers parents pupils children tenants residents neighbours patients nurses doctors teachers staff "
    "drivers managers families students volunteers clients visitors members workers buses visits families others men "
    "women girls boys adults grown-ups"
)
PREPOSITION: Final = words_of(
    "about for with on in at of to from by during before after since between into over around near without as under "
    "within through"
)
FILLER: Final = words_of(
    "so and but well ok okay now then right also or yes no hmm oh actually please just anyway finally first firstly "
    "lastly honestly again still"
)
BREAK: Final = frozenset(",;:–—-")
JOINING: Final = words_of("and or but also plus then")
SUBORDINATE: Final = words_of("if when where while once after before since until because as whenever although though")
INVITING: Final = words_of(
    "tell describe share say explain imagine think picture name list show walk talk write draw remember recall "
    "consider give help take choose finish complete"
)
SAYING: Final = words_of(
    "tell say share describe explain talk show give walk name ask telling saying sharing describing"
)
LISTENING: Final = words_of("hear know learn understand")
SOFTLY: Final = words_of(
    "please maybe perhaps each also all both just first briefly quickly kindly mind like to love possibly"
)
WHETHER: Final = words_of("if whether")
FEELINGS: Final = words_of(
    "safe welcome lonely happy confident supported included involved comfortable heard respected valued isolated "
    "prepared ready worried anxious proud tired relaxed trusted understood"
)
QUALITIES: Final = FEELINGS | words_of(
    "good nice okay fine bad helpful useful easy hard clean clear friendly kind warm cold quiet noisy busy boring fair "
    "expensive cheap reliable useless confusing simple difficult big small long short calm quick slow bright dark"
)
HOPES: Final = words_of("happy satisfied comfortable pleased worried anxious excited unhappy concerned nervous")
TROUBLES: Final = words_of(
    "problems trouble concerns worries difficulties complaints issues difficulty doubts fears objections"
)
# Words that no other European language uses, so that "Was …" or "Do …" at the beginning is certainly English.
ENGLISH: Final = (
    PRONOUN - {"i", "he", "we"}
    | DETERMINER - {"a", "an", "no", "all", "her"}
    | POINTER
    | SOMEBODY
    | SOMETHING
    | EVERYBODY
    | GROUPS
    | QUALITIES
    | words_of(
        "and with from about what who how when where why which not too more enough ever feel like need want know get"
    )
    | words_of("help think work there's it's possible help helped better would should us them going something at")
)
ENGLISH_ALONE: Final = words_of("could would should shall might must does did")
FOREIGN: Final = words_of(
    "der das und ist sind sie wir ihnen ihr nicht ein eine het een van naar niet le les est et vous que el los una "
    "usted con czy jest och det är på il di che os uma com não"
)
# Words that say nothing of what somebody speaks of, in the form in which they stand between blanks and apostrophes.
EMPTY: Final = (
    WH
    | AUX
    | frozenset(word.partition("'")[0] for word in NEGATED)
    | PRONOUN
    | POINTER
    | DETERMINER
    | SOMEBODY
    | SOMETHING
    | EVERYBODY
    | PREPOSITION
    | FILLER
    | JOINING
    | SUBORDINATE
    | SOFTLY
    | SAYING
    | words_of(
        "people person others other another thing things stuff somehow somewhere sometimes someway anywhere everywhere "
        "nowhere always never often ever even only much many more most less least lots little very really quite rather "
        "almost already still yet here than them they theirs ours yours mine your yourself myself himself herself "
        "themselves ourselves itself being been having doing done does make makes making made come comes coming came "
        "went gone going goes want wants wanted need needs needed know knows knew think thinks thought feel feels felt "
        "seem seems keep keeps kept look looks looking tell tells told said says like likes liked sure thank thanks "
        "maybe perhaps otherwise instead enough such same different else because though either neither nearly about "
        "above below against among along across behind beside besides beyond upon onto until towards toward away back "
        "down together apart well better best good nice great kind sort sorts ways bits something"
    )
)
