"""Imports a method of the Open Facilitation Library, an agenda or a list of questions, without inventing anything.

A method has the format of the library's method specs, v0.2: front matter with a list of stages, then a section for
each, headed "Stage: " and the stage's id. A stage becomes a phase, what it asks word for word a question, the rest the
facilitator's notes. The method's own machinery has no place in a plan; what is left out is reported.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import yaml

from server.domain.decide.plan import MOST_PLANNED
from server.domain.errors import Rejected
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan, plain_plan
from server.domain.text import (
    NOTES_CHARACTERS,
    NOTES_LINES,
    PHASE_CHARACTERS,
    PURPOSE_CHARACTERS,
    QUESTION_CHARACTERS,
    TITLE_CHARACTERS,
    clean,
)
from server.plans.agenda import AgendaItem, agenda_items, has_other_lines, heading, question_lines
from server.plans.asked import Proposal, find_asked
from server.plans.markdown import Document, Section, parse_markdown
from server.plans.problems import PlanError, excerpt

MOST_CHARACTERS: Final = 100_000
_STAGE: Final = "stage:"
_CARRIED: Final = {"id", "version", "status", "title", "summary", "source_method", "license", "attribution", "stages"}
_CARRIED_OF_STAGE: Final = {"id", "title", "output"}
_NOT_A_METHOD: Final = (
    "This is not a method of the Open Facilitation Library: it has no front matter with a title and stages, "
    "each with a section “## Stage: …”. Nor is it an agenda with a time for each item, or a list of questions, one a "
    "line."
)


class _Loader(yaml.SafeLoader):
    """Loads YAML without aliases, because a few lines of them can stand for more than any memory holds."""

    def compose_node(self, parent: Any, index: Any) -> Any:
        """The next node. Raises PlanError for an alias."""
        if self.check_event(yaml.AliasEvent):
            line = 2 + self.get_mark().line
            raise PlanError(f"Line {line}: the front matter repeats a part by its name (*…); write it out instead.")
        return super().compose_node(parent, index)


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a method."""

    title: str
    #: What it asks, word for word.
    questions: tuple[str, ...]
    #: The rest of its text.
    notes: str
    #: What it may ask.
    proposals: tuple[Proposal, ...] = ()
    #: How long it takes, None if that is not said.
    minutes: int | None = None


@dataclass(frozen=True, slots=True)
class Method:
    """The parts of a method that a plan can hold."""

    title: str
    purpose: str
    stages: tuple[Stage, ...]
    #: What its licence asks to be named.
    credit: tuple[str, ...]
    #: What could not be imported, in sentences.
    left_out: tuple[str, ...]

    @property
    def plan(self) -> SessionPlan:
        """The plan with these stages as phases; a stage that asks nothing has no question."""
        asked = [(stage, number, text) for stage in self.stages for number, text in enumerate(stage.questions)]
        questions = tuple(
            planned(f"n-{place}", text, stage, first=not number, phase=stage.title)
            for place, (stage, number, text) in enumerate(asked, 1)
        )
        plain = plain_plan(self.title)
        return SessionPlan(plain.title, plain.roles, (), self.purpose, questions=questions)


def planned(id_: str, text: str, stage: Stage, *, first: bool, phase: str = "") -> PlannedQuestion:
    """A question of a stage; the first one has the stage's notes and minutes."""
    if not first:
        return PlannedQuestion(id_, text, phase=phase)
    return PlannedQuestion(id_, text, phase=phase, notes=stage.notes, minutes=stage.minutes)


def parse_method(text: str) -> Method:
    """Parses a method. Raises PlanError if the text is none."""
    if len(text) > MOST_CHARACTERS:
        raise PlanError(f"The file is longer than {MOST_CHARACTERS:,} characters, which is no method.")
    document = parse_markdown(text)
    if document.front is None and (simple := _without_stages(text)) is not None:
        return simple
    front = _front(document)
    sections = {_stage_id(section): section for section in document.sections if _stage_id(section)}
    rows = [row for row in front["stages"] if isinstance(row, dict)]
    left_out: list[str] = []
    title = _cut(front["title"], TITLE_CHARACTERS, "the title", left_out)
    purpose = _cut(front.get("summary"), PURPOSE_CHARACTERS, "the summary", left_out)
    stages = tuple(_stage(row, sections.get(str(row.get("id", "")).casefold()), left_out) for row in rows)
    left_out.extend(_not_carried(front, rows, document))
    found = sum(len(stage.questions) for stage in stages)
    if not found:
        left_out.insert(0, "No question is asked word for word in this method, so the plan has none yet.")
    return _checked(Method(title, purpose, stages, tuple(_credit(front)), tuple(left_out)))


def _without_stages(text: str) -> Method | None:
    """What an agenda or a list of questions holds; None for any other text."""
    left_out: list[str] = []
    title = _cut(heading(text), TITLE_CHARACTERS, "the title", left_out)
    if items := agenda_items(text):
        stages = tuple(_agenda_stages(items, left_out))
        if has_other_lines(text):
            left_out.append("What has no time in this agenda was left out; read it in the agenda itself.")
        return _checked(Method(title or "An agenda", "", stages, (), tuple(left_out)))
    if questions := question_lines(text):
        short = tuple(one.text for one in questions if len(one.text) <= QUESTION_CHARACTERS)
        if len(short) < len(questions):
            left_out.append("A question is too long for a phone and was left out.")
        return _checked(Method(title or "Our questions", "", (Stage("", short, ""),), (), tuple(left_out)))
    return None


def _agenda_stages(items: Sequence[AgendaItem], left_out: list[str]) -> Iterator[Stage]:
    """A stage for each item; a question belongs to the phase of the last item that is none."""
    phase = ""
    for item in items:
        asked = find_asked([item.text])
        whole = asked.questions == (item.text,)
        phase = phase if whole else _cut(item.text, PHASE_CHARACTERS, "the name of an item", left_out)
        questions = tuple(question for question in asked.questions if len(question) <= QUESTION_CHARACTERS)
        notes = "" if len(item.text) <= PHASE_CHARACTERS else _cut(item.text, NOTES_CHARACTERS, "an item", left_out)
        yield Stage(phase, questions, notes, asked.proposals, item.minutes)


def _checked(method: Method) -> Method:
    found = sum(len(stage.questions) for stage in method.stages)
    if found > MOST_PLANNED:
        raise PlanError(f"This method asks {found} questions; a plan has room for {MOST_PLANNED}.")
    return method


def _front(document: Document) -> dict[str, Any]:
    try:
        front = yaml.load(document.front or "", _Loader)  # noqa: S506 - a SafeLoader that takes less
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = 2 + (mark.line if mark else 0)  # after the dashes, counted from 1
        raise PlanError(f"Line {line}: the front matter of this method is not written as YAML.") from error
    except (RecursionError, ValueError) as error:
        raise PlanError("The front matter of this method cannot be read.") from error
    match front:
        case {"title": str(title), "stages": [{"id": _}, *_]} if title.strip():
            return dict(front)
        case _:
            raise PlanError(_NOT_A_METHOD)


def _stage_id(section: Section) -> str:
    heading = section.heading.casefold()
    return heading.removeprefix(_STAGE).strip() if heading.startswith(_STAGE) else ""


def _stage(row: Mapping[str, Any], section: Section | None, left_out: list[str]) -> Stage:
    title = _cut(row.get("title") or row.get("id"), PHASE_CHARACTERS, "the title of a stage", left_out)
    if section is None:
        left_out.append(f"The stage “{title}” has no section of its own, so nothing is known of it but its title.")
        return Stage(title, (), "")
    if row.get("uses"):
        left_out.append(
            f"The stage “{title}” runs another method, {excerpt(str(row['uses']))}, which is a file of its own."
        )
    asked = find_asked(section.paragraphs)
    short = tuple(question for question in asked.questions if len(question) <= QUESTION_CHARACTERS)
    if len(short) < len(asked.questions):
        left_out.append(f"A question of the stage “{title}” is too long for a phone and stands in the notes only.")
    notes = _cut(
        "\n".join(section.paragraphs), NOTES_CHARACTERS, f"the text of the stage “{title}”", left_out, lines=NOTES_LINES
    )
    proposals = tuple(one for one in asked.proposals if len(one.question) <= QUESTION_CHARACTERS)
    return Stage(title, short, notes, proposals)


def _cut(found: object, most: int, what: str, left_out: list[str], *, lines: int = 1) -> str:
    """A text cut to at most `most` characters, at the end of a sentence where possible; what is cut is reported."""
    try:
        text = clean(str(found or ""), most=most, lines=lines)
    except Rejected:
        text = clean(str(found)[:most], most=most, lines=most)
        text = "\n".join(text.split("\n")[:lines])
        end = max(text.rfind(mark) for mark in (". ", "? ", ".\n"))
        text = text[: end + 1] if end > 0 else text
        left_out.append(f"There was no room for all of {what}; its end is missing.")
    return text


def _credit(front: Mapping[str, Any]) -> Iterator[str]:
    for key, what in (("source_method", "Method"), ("attribution", "Credit"), ("license", "Licence")):
        if front.get(key):
            yield f"{what}: {' '.join(str(front[key]).split())}"


def _not_carried(front: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], document: Document) -> Iterator[str]:
    others = [str(key) for key in front if key not in _CARRIED]
    if others:
        yield f"These parts of the front matter have no place in a plan: {', '.join(map(excerpt, others))}."
    # A comma in an unquoted text makes a key without a value, which is no setting.
    set_there = {str(key): None for row in rows for key, value in row.items() if value is not None}
    settings = [key for key in set_there if key not in _CARRIED_OF_STAGE]
    if settings:
        yield f"These settings of its stages have no place in a plan: {', '.join(map(excerpt, settings))}."
    if any(section.paragraphs for section in document.sections if not _stage_id(section)):
        yield "The introduction, and what else stands outside the stages, was left out; read it in the method itself."
    lost = sorted({kind for section in document.sections if _stage_id(section) for kind in section.lost})
    if lost:
        yield f"Of the {' and '.join(lost)} in its stages, at most the words came along."
    yield "The method says no minutes, so no question has a time."
