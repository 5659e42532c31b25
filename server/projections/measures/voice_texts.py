"""Names, formulas and blind spots of the measures V1 to V9."""

from typing import Final

from server.projections.measures.spread import DRAWS
from server.projections.measures.texts import Text

VOICE_TEXTS: Final = (
    Text(
        "V1",
        "People who have spoken",
        "people who said something under their name ÷ people who joined; and the same with those who passed",
        "It says nothing about being listened to. Words without a name are nobody's here, so somebody may have said"
        " much and not be counted.",
    ),
    Text(
        "V2",
        "Voices' worth",
        "D₁ = exp(−Σ p ln p), where p is one person's share of all contributions under a name (Hill number of order 1);"
        " beside it D₂ = 1 ÷ Σ p², which many small shares move less",
        "It rises by itself when more is said. One word counts as much as a long story.",
    ),
    Text(
        "V3",
        "Spread, beside what chance gives",
        "Gini G = Σ (2r − n − 1) c ÷ (n · N), people ranked r by their count c, N all contributions of n people;"
        " G* = n ÷ (n − 1) · G; by chance G₀(k) = e^(−2k) · [I₀(2k) + I₁(2k)] with k = N ÷ n;"
        f" C = (G* − G₀) ÷ (1 − G₀). The band and p come from {DRAWS:,} draws, fewer in a crowd, in which each"
        " contribution falls to anybody alike. Looked at when a question closes, every five minutes and at the end;"
        " amber only when two looks in a row say so",
        "It is for free contributions: where each person may answer once, see V1. Chance here knows nobody who came"
        " late. An uneven hour may be just right, when somebody had a story to tell.",
    ),
    Text(
        "V4",
        "Plain pair",
        "the largest share of all contributions under a name that one person made; people with none under their name ÷"
        " people who joined",
        "Crude: it looks at one person and at those without words, not at anybody in between. Being here without words"
        " is a way of taking part.",
    ),
    Text(
        "V5",
        "Perspectives",
        "share of contributions ÷ share of presence-minutes of those who speak from the same; a contribution is shared"
        " equally among what its writer spoke from in it, minutes among all that they speak from. Worked out at natural"
        " pauses, once five people or more have spoken since the last time",
        "People say themselves what they speak from, and some do not. Being connected is never recorded, so somebody"
        " who left early counts as present. Of fewer than five people nothing is told.",
    ),
    Text(
        "V6",
        "Uptake",
        "contributions that were taken up (built on, challenged and replied to, held up, part of a theme that shaped a"
        " turn, or read out) ÷ all contributions of those who speak from the same; two are compared by their difference"
        " with its Newcombe–Wilson interval of 95 in 100, and only where that does not hold 0",
        "It depends on what the room and the facilitator mark. Words may be taken to heart and never marked. Of many"
        " comparisons, one may stand out by luck.",
    ),
    Text(
        "V7",
        "Cross-links",
        "build-ons between two people who share nothing that they speak from ÷ build-ons of which that is known; pairs"
        " who built on each other ÷ pairs with a build-on between them; from 20 build-ons on",
        "It sees only what was sent as building on something. People build on each other aloud, too.",
    ),
    Text(
        "V8",
        "First voice",
        "the median of minutes from joining to the first contribution under a name, of those who made one, for those"
        " who speak from the same; told as a span that five or more of all who spoke lie in",
        "It tells of few people, and of nobody who has not said anything yet. Somebody who came before the first"
        " question waited for it.",
    ),
    Text(
        "V9",
        "Felt voice",
        "of two taps at the close, from 0 to 3: how many gave each answer, and the share of 2 and 3; never a mean",
        "Who answers at the end is who stayed, and who felt like answering. It is the check on everything above.",
    ),
)
