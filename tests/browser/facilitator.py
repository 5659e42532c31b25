"""A facilitator for browser tests, who works the dashboard's side of the session."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from coprod_tui.model.session_replica import SessionReplica
from server.domain import commands as c
from server.domain.state import Contribution
from server.port import Entries, Receipt, Request, Response
from server.projections.people.labels import label_words
from server.protocol import frames as f
from tests.client import Client, calling
from tests.faults.process import ServerProcess


class Facilitator:
    """What a facilitator's client does, step by step: ask for something, or take frames in until something is so."""

    def __init__(self, client: Client, board: SessionReplica) -> None:
        self.board = board
        self._client = client

    def does(self, command: c.Command) -> Receipt:
        """Submits a command and returns its receipt; fails if it is refused."""
        return self._client.does(command)

    def requests(self, request: Request) -> Response:
        """Makes a private request and returns the answer; fails if it is refused."""
        return self._client.asks(request)

    def asks(self, text: str) -> None:
        """Puts a question to the room."""
        self.does(c.AskQuestion(text))

    def sees(self, is_so: Callable[[SessionReplica], bool]) -> SessionReplica:
        """Takes frames in until `is_so` of the board; fails if it does not become so in time."""
        while not is_so(self.board):
            self._client.take()
        return self.board

    def contribution(self, text: str) -> Contribution:
        """The contribution with these words, once it has arrived."""
        board = self.sees(lambda board: any(text == said.text for said in board.state.contributions.values()))
        return next(said for said in board.state.contributions.values() if said.text == text)

    def hears(self, text: str) -> None:
        """Marks the contribution with these words as heard."""
        self.does(c.MarkHeard((self.contribution(text).id,)))

    def texts(self) -> list[str]:
        """The words of all contributions that stand, as far as this client knows, in order of arrival."""
        state = self.board.state
        numbered = sorted(state.contributions.values(), key=lambda said: said.number)
        return [said.text for said in numbered if not said.taken_back]

    def has(self, *texts: str) -> None:
        """Takes frames in until these words stand, in this order, and no others."""
        self.sees(lambda _: self.texts() == list(texts))

    def person(self, label: str) -> str:
        """The id of the person with this label, once they have joined."""
        board = self.sees(lambda board: label in _labels(board))
        return _labels(board)[label]

    def finds(self, role: str, *labels: str) -> None:
        """Takes frames in until these people hold the role, in the order in which they took it up."""
        people = [self.person(label) for label in labels]
        self.sees(lambda board: [held.person for held in board.state.holders(role)] == people)


@contextmanager
def facilitating(server: ServerProcess) -> Iterator[Facilitator]:
    """A new connection that may do what the dashboard may, until the end of the block."""
    board = SessionReplica()
    with calling(server.origin, f.Hello(token=server.token), lambda frame: _show(board, frame)) as client:
        assert isinstance(client.take(), f.Welcome)
        yield Facilitator(client, board)


def guess(server: ServerProcess, code: str) -> f.ServerFrame:
    """What an unknown phone hears that tries this code."""
    with calling(server.origin, f.Hello(secret=secrets.token_hex(16), code=code)) as client:
        return client.take()


def _show(board: SessionReplica, frame: f.ServerFrame) -> None:
    match frame:
        case f.EventsPush(entries=entries, latest=latest):
            board.apply(Entries(entries, latest))
        case f.PresencePush(presence=presence):
            board.apply(presence)
        case f.StatusPush(status=status):
            board.apply(status)
        case _:
            pass


def _labels(board: SessionReplica) -> dict[str, str]:
    """By label: the id of each person."""
    return {label_words(board.state, person): person for person in board.state.people}
