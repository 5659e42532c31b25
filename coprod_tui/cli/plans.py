"""What the command line does with plan files."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coprod_tui.diagnostics import Failure, answer, as_failure, say
from coprod_tui.model.sessions import NewSession
from coprod_tui.session.output_files import WouldReplace, write_output
from server.plans.files import absolute, plan_named
from server.plans.format import MOST_BYTES
from server.plans.problems import PlanError, nearest
from server.plans.reading import decode_plan
from server.plans.ready import NAMES, ready_plan, ready_plans
from server.projections.counting import many


def read_new_session(title: str | None, plan: str) -> NewSession:
    """A session with this plan, read once to check it; without a title it gets the plan's. Raises Failure."""
    with _mendable():
        read = plan_named(plan)
    return NewSession(title or read.title, absolute(plan))


def print_plans(name: str | None) -> None:
    """Prints a plan that comes with coprod, or the list of them without a name. Raises Failure."""
    if name is None:
        _list()
    else:
        _print(name)


def _list() -> None:
    for ready in ready_plans():
        questions = len(ready.plan.questions)
        answer(f"{ready.name:<18} {ready.minutes:>3} minutes  {questions:>2} questions  {ready.plan.title}")
        answer(f"  {ready.plan.purpose}")
    say('Start one with "coprod new --plan NAME"; "coprod plans NAME" prints it, to save and edit.')


def _print(name: str) -> None:
    if name not in NAMES:
        near = nearest(name, NAMES)
        meant = f'the nearest is "{near}"' if near else f"there are {', '.join(NAMES)}"
        raise Failure(f'There is no ready plan "{name}"; {meant}.')
    for line in ready_plan(name).text.splitlines():
        answer(line)


def import_method(source: Path, to: Path | None, *, force: bool) -> None:
    """Makes a plan file from a method and says what could not be carried over. Raises Failure and OSError."""
    # The readers of Markdown and YAML are slow to import, and starting a session with a plan does not need them.
    from server.plans.method import parse_method  # noqa: PLC0415
    from server.plans.worksheet import worksheet  # noqa: PLC0415

    to = to or source.with_suffix(".toml")
    with source.open("rb") as file, _mendable():
        found = parse_method(decode_plan(file.read(MOST_BYTES + 1)))
    with as_failure(WouldReplace):
        write_output(to, worksheet(found).encode(), force=force)
    questions = len(found.plan.questions)
    answer(f"{to}: {many(len(found.stages), 'phase')}, {many(questions, 'question')}.")
    proposed = sum(len(stage.proposals) for stage in found.stages)
    if proposed:
        how = "a comment with the sentence that it" if proposed == 1 else "comments with the sentences that they"
        answer(f"{many(proposed, 'proposal')} in the file, as {how} came from.")
    for sentence in found.left_out:
        answer(sentence)


@contextmanager
def _mendable() -> Iterator[None]:
    try:
        yield
    except PlanError as error:
        raise Failure(*error.sentences) from error
