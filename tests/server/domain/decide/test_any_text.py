import typing

from hypothesis import example, given
from hypothesis import strategies as st
from msgspec.structs import fields

from server.domain import commands as c
from server.domain.actors import Actor, Facilitator, Participant, Visitor
from server.domain.decide.rights import MATRIX
from server.domain.errors import Rejected
from tests.session import Session

KNOWN = ["p1", "q2", "c3", "p4", "host", "listener", "a" * 32]
texts = st.text(max_size=200) | st.sampled_from(KNOWN)


def typed_in(kind: type[c.Command]) -> st.SearchStrategy[c.Command]:
    """A command of a kind with anything at all in its fields."""
    strategies = {str: texts, str | None: st.none() | texts}
    values = {
        field.name: strategies[field.type] if field.type in strategies else st.from_type(field.type)
        for field in fields(kind)
    }
    return st.builds(kind, **values)


commands = st.one_of(*(typed_in(kind) for kind in typing.get_args(c.Command)))


def by(command: c.Command) -> Actor:
    """Somebody who may ask for that."""
    actors: tuple[Actor, ...] = (Facilitator(), Visitor("secret"))
    return next((actor for actor in actors if type(actor) in MATRIX[type(command)].actors), Participant("p1"))


@given(st.lists(commands, max_size=6))
@example([c.Contribute("q2", "\ud800" * 3), c.ChangeContribution("c3", "\x00a")])
@example([c.Contribute("q2", "words", key="\ud800"), c.AskQuestion("\ud800?")])
def test_whatever_is_typed_a_command_is_granted_or_refused(typed: list[c.Command]) -> None:
    session = Session()
    ama = session.join("Ama")
    session.ask()
    session.say(ama, "words")
    session.join("Bo")
    for role in session.state.roles:  # so that every tool is at hand
        if role.tools:
            session.hold(role.id, ama)
    for command in typed:
        before = session.state
        try:
            session.submit(by(command), command)
        except Rejected:
            assert session.state is before
