"""The keys of a plan file and their checks.

`docs/plans.md` explains every key.
"""

from typing import Final

from server.domain.catalogue import ROLES
from server.domain.commands import Moderation, QuestionKind, Reveal
from server.domain.decide.catalogue import MOST_HOLDERS, MOST_ROLES
from server.domain.decide.limits import MOST_MINUTES
from server.domain.decide.plan import MOST_PLANNED, MOST_PROBES
from server.domain.events import Role
from server.domain.plan import MOST_AGREEMENTS
from server.domain.reasons import MOST_REASONS
from server.domain.text import (
    AGREEMENT_CHARACTERS,
    NOTES_CHARACTERS,
    NOTES_LINES,
    OUTCOME_CHARACTERS,
    PERSPECTIVE_CHARACTERS,
    PHASE_CHARACTERS,
    PROMPT_CHARACTERS,
    PURPOSE_CHARACTERS,
    QUESTION_CHARACTERS,
    REASON_CHARACTERS,
    ROLE_CHARACTERS,
    SENTENCE_CHARACTERS,
    TITLE_CHARACTERS,
)
from server.plans.checks import Check, Table, choice, listed, tables, text, whole_number, yes_or_no
from server.sentences import words

MOST_BYTES: Final = 1_000_000
_MOST_LISTED: Final = 24

REVEALS: Final[dict[str, Reveal]] = {
    "open at once": "at_once",
    "at_once": "at_once",
    "after you answer": "after_answer",
    "after_answer": "after_answer",
    "when revealed": "when_revealed",
    "when_revealed": "when_revealed",
}
MODERATIONS: Final[dict[str, Moderation]] = {"open": "open", "look first": "look", "look": "look", "closed": "closed"}
KINDS: Final[dict[str, QuestionKind]] = {"question": "question", "outcomes": "outcomes", "closing": "closing"}
BUILT_IN: Final[dict[str, Role]] = {name: role for role in ROLES for name in (role.id, words(role.name))}

_reveal: Final = choice(REVEALS, "“open at once”, “after you answer” or “when revealed”")
_PLAN: Final[dict[str, Check]] = {
    "title": text(TITLE_CHARACTERS, needed=True),
    "purpose": text(PURPOSE_CHARACTERS, lines=NOTES_LINES),
    "outcomes": listed(text(OUTCOME_CHARACTERS, needed=True), _MOST_LISTED),
    "perspectives": listed(text(PERSPECTIVE_CHARACTERS, needed=True), _MOST_LISTED),
    "agreements": listed(text(AGREEMENT_CHARACTERS, needed=True), MOST_AGREEMENTS),
    "reasons": listed(text(REASON_CHARACTERS, needed=True), MOST_REASONS),
    "roles": listed(choice(BUILT_IN, "one of the roles that come with coprod"), len(ROLES)),
}
_ROLE: Final[dict[str, Check]] = {
    "name": text(ROLE_CHARACTERS, needed=True),
    "sentence": text(SENTENCE_CHARACTERS, needed=True),
    "prompt": text(PROMPT_CHARACTERS),
    "limit": whole_number(1, MOST_HOLDERS),
    "offerable": yes_or_no,
    "hold_back": yes_or_no,
}
_QUESTION: Final[dict[str, Check]] = {
    "text": text(QUESTION_CHARACTERS, needed=True),
    "minutes": whole_number(1, MOST_MINUTES),
    "reveal": _reveal,
    "moderation": choice(MODERATIONS, "“open”, “look first” or “closed”"),
    "kind": choice(KINDS, "“question”, “outcomes” or “closing”"),
    "notes": text(NOTES_CHARACTERS, lines=NOTES_LINES),
    "probes": listed(text(QUESTION_CHARACTERS, needed=True), MOST_PROBES),
    "skipped": yes_or_no,
}
_ELSEWHERE: Final = {
    **dict.fromkeys(("text", "minutes", "notes", "probes", "skipped"), "a question"),
    **dict.fromkeys(("sentence", "prompt", "limit", "offerable", "hold_back"), "a role"),
    **dict.fromkeys(_PLAN, "the plan, above its first [[…]]"),
    "phase": "the plan",
    "role": "the plan",
    "question": "a phase, as [[phase.question]]",
}

QUESTION: Final = Table("a question", _QUESTION, ("text",), _ELSEWHERE)
ROLE: Final = Table("a role", _ROLE, ("name", "sentence"), _ELSEWHERE)
PHASE: Final = Table(
    "a phase",
    {"name": text(PHASE_CHARACTERS), "reveal": _reveal, "question": tables(QUESTION, MOST_PLANNED)},
    (),
    _ELSEWHERE,
)
PLAN: Final = Table(
    "a plan",
    {**_PLAN, "role": tables(ROLE, MOST_ROLES - len(ROLES)), "phase": tables(PHASE, MOST_PLANNED)},
    ("title",),
    _ELSEWHERE,
)
