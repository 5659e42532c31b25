"""A plan that was written is the same plan when it is read."""

from functools import partial

from hypothesis import given
from hypothesis import strategies as st

from server import sentences
from server.domain.catalogue import ROLES
from server.domain.commands import Tool
from server.domain.errors import Rejected
from server.domain.events import PlannedQuestion, Role
from server.domain.plan import SessionPlan, plain_plan
from server.domain.text import clean, normalized_name
from server.plans.reading import order_roles, read
from server.plans.writing import write

AWKWARD = st.text(st.sampled_from("aé\"'\\#=[]\n\t ?“🏳️‍🌈\u0301"), max_size=30)
TAKEN = {normalized_name(sentences.words(role.name)) for role in ROLES}


def kept(raw: str, lines: int) -> str:
    try:
        return clean(raw, most=60, lines=lines)
    except Rejected:
        return ""


line = AWKWARD.map(partial(kept, lines=1))
words = line.filter(bool)
some_lines = AWKWARD.map(partial(kept, lines=12))
several = st.lists(words, max_size=3, unique_by=normalized_name).map(tuple)
questions = st.builds(
    partial(PlannedQuestion, ""),
    text=words,
    phase=line,
    minutes=st.none() | st.integers(1, 240),
    reveal=st.sampled_from(["at_once", "after_answer", "when_revealed"]),
    moderation=st.sampled_from(["open", "look", "closed"]),
    kind=st.sampled_from(["question", "outcomes", "closing"]),
    notes=some_lines,
    probes=several,
    skipped=st.booleans(),
)


@st.composite
def own_roles(draw: st.DrawFn) -> list[Role]:
    names = draw(st.lists(words.filter(lambda name: len(name) <= 30), max_size=3, unique_by=normalized_name))
    roles = []
    for number, name in enumerate((name for name in names if normalized_name(name) not in TAKEN), 1):
        sentence, prompt = draw(words), draw(words)
        limit, offerable = draw(st.none() | st.integers(1, 2_000)), draw(st.booleans())
        tools: tuple[Tool, ...] = draw(st.sampled_from([(), ("hold_back",)]))
        roles.append(Role(f"r-{number}", name, sentence, prompt, limit, offerable, first=True, tools=tools))
    return roles


@st.composite
def plans(draw: st.DrawFn) -> SessionPlan:
    first = draw(st.permutations(ROLES))[: draw(st.integers(0, 4))]
    asked = enumerate(draw(st.lists(questions, max_size=4)), 1)
    return SessionPlan(
        title=draw(words),
        roles=order_roles(first, draw(own_roles())),
        perspectives=draw(several),
        purpose=draw(some_lines),
        outcomes=draw(several),
        reasons=draw(st.lists(words, max_size=3, unique_by=normalized_name).map(tuple)),
        questions=tuple(
            PlannedQuestion(
                f"n-{n}", q.text, q.phase, q.minutes, q.reveal, q.notes, q.probes, q.skipped, q.moderation, q.kind
            )
            for n, q in asked
        ),
    )


@given(plans())
def test_a_written_plan_is_read_as_the_same_plan(plan: SessionPlan) -> None:
    assert read(write(plan)) == plan


def test_a_written_plan_is_easy_to_read() -> None:
    questions = (
        PlannedQuestion("n-1", "What helps?", "Arriving", 5, "at_once", "One.\nTwo."),
        PlannedQuestion("n-2", "What else?", "Arriving"),
        PlannedQuestion("n-3", "What now?", "Closing", probes=("What else?",)),
    )
    plain = plain_plan("Home care")
    written = write(SessionPlan(plain.title, plain.roles[:1], ("I use this",), questions=questions))
    assert written == (
        'title = "Home care"\nperspectives = ["I use this"]\nroles = ["host"]\n\n'
        '[[phase]]\nname = "Arriving"\n\n'
        '[[phase.question]]\ntext = "What helps?"\nminutes = 5\nreveal = "at_once"\nnotes = """One.\nTwo."""\n\n'
        '[[phase.question]]\ntext = "What else?"\nreveal = "when_revealed"\n\n'
        '[[phase]]\nname = "Closing"\n\n'
        '[[phase.question]]\ntext = "What now?"\nreveal = "when_revealed"\nprobes = ["What else?"]\n'
    )
