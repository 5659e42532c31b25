"""Names, formulas and blind spots of the measures."""

from typing import Final

import msgspec


class Text(msgspec.Struct, frozen=True):
    """The texts of a measure."""

    #: V1 to V9 or R1 to R9.
    id: str
    name: str
    #: How it is computed, for people.
    formula: str
    #: What it cannot see.
    blind_spot: str


TEXTS: Final = (
    Text(
        "R1",
        "Hands",
        "people who have held a role ÷ people who joined; and the same among those who said they are open to a role",
        "Holding a role is not the same as being heard, and many take part well without one. Not everybody who is open"
        " to a role says so.",
    ),
    Text(
        "R2",
        "Effective holders",
        "for each role exp(−Σ q ln q), where q is one person's share of its minutes (Hill number of order 1)",
        "Evenness is not the goal: a role may rightly stay with one person for a while. It counts minutes, not what was"
        " done in them.",
    ),
    Text(
        "R3",
        "Movement",
        "tenures that began by being passed on ÷ hours of the session; the median and the longest of all tenures;"
        " for each role its longest tenure beside the length of the session",
        "A role that is put down and taken up by somebody else moves too, and is not counted as handed on. More"
        " movement is not better by itself.",
    ),
    Text(
        "R4",
        "Several hats",
        "different roles held ÷ people who held any; people with two or more of them; the most roles that one person"
        " held at the same time",
        "Somebody may carry three light roles easily and one heavy one hardly. It does not see"
        " work that no role names.",
    ),
    Text(
        "R5",
        "Who steers",
        "share of role-minutes of those who speak from the same ÷ their share of presence-minutes, for Host, Scribe,"
        " Weaver, Outcome-keeper and Design-group member; whoever speaks from several is shared equally among them, and"
        " minutes present run from joining to the end",
        "People say themselves what they speak from, and some do not. Being connected is never recorded, so somebody"
        " who left early counts as present. Holding a role is not the same as having influence. Of a role that few"
        " held nothing is told, and what people speak from counts from the close of a question at which five or more"
        " have said it anew.",
    ),
    Text(
        "R6",
        "Roles and perspectives",
        "normalised mutual information I(P;R) ÷ min(H(P), H(R)) over role-minutes, P what holders speak from and R the"
        " role; compared with 1,000 draws by chance in which what people speak from is dealt out anew among them",
        "With few people even a clear pattern can come about by chance. A pattern is not a reason: people may have"
        " chosen it.",
    ),
    Text(
        "R7",
        "Freely taken",
        "tenures that began because the holder asked, took the role up or said yes to an offer ÷ all tenures",
        "It is never less than all, as no role moves here without a yes. A yes can be said to please somebody. “Not"
        " now” is never recorded, so nobody can see here how often it was said.",
    ),
    Text(
        "R8",
        "Table cover",
        "of what people in the room speak from, the share that somebody in the design group speaks from, averaged over"
        " the time in which anybody was there",
        "One person at the table cannot speak for all who share a perspective, and a seat is not the same as a say. Of"
        " a table of fewer than five who say what they speak from nothing is told.",
    ),
    Text(
        "R9",
        "First times",
        "pairs of a person and a role that they held for the first time in this session; and those of them where the"
        " person had shadowed the role before",
        "It knows of this session only: somebody may have held the role many times elsewhere.",
    ),
)
