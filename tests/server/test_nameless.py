"""What has no name leads to nobody: whoever of three people sends it, journal, memory and exports are the same."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from itertools import count, cycle
from pathlib import Path
from typing import get_args

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant, secret_hash
from server.domain.concerns import Addressee
from server.domain.decide.session import create
from server.domain.errors import Rejected
from server.domain.events import Entry
from server.domain.plan import plain_plan
from server.engine.arrivals import Arrivals
from server.engine.authenticator import Authenticator
from server.engine.come_back import ComeBackDesk
from server.engine.controls import Controls
from server.engine.drop_in import DropInBox
from server.engine.entrance import Entrance
from server.engine.guesses import Guesses
from server.engine.local_port import LocalAdmission
from server.engine.local_session import LocalSession
from server.engine.shares import Shares
from server.engine.writer import Dependencies
from server.exports.bundle import files
from server.port import LeaveConcern, SessionPort
from server.projections.exported_session import exported_session
from server.store.box_file import box_keeper, load_box
from server.store.file_journal import FileJournal, read_entries
from tests.server.conftest import ACCESS, CODE, START, TOKEN, Clock, Room
from tests.server.memory import dump
from tests.session import is_nobodys

PEOPLE = {"Ama": "1" * 32, "Bo": "2" * 32, "Cleo": "3" * 32}
ORDERS = [
    ("Ama", "Bo", "Cleo"),
    ("Cleo", "Bo", "Ama"),
    ("Bo", "Bo", "Cleo", "Bo"),
    *((person,) for person in PEOPLE),  # so that a count of what each sent would tell
]


@dataclass(frozen=True)
class Traces:
    """All that is left of a session: on disk, in memory while it is served and when it was opened again, and exported.

    `keys` are those that phones made, `ids` those of their nameless commands.
    """

    entries: tuple[Entry, ...]
    journal: bytes
    memory: str
    reopened: str
    exports: bytes
    box: bytes
    keys: tuple[str, ...]
    ids: tuple[str, ...]


class Hour:
    """A session in which `writers` take turns at what has no name; ids and times are the same whoever they are."""

    def __init__(self, path: Path, writers: Sequence[str]) -> None:
        self._path = path
        self._box_path = path.with_name(f"{path.name}.box")
        self._clock = Clock()
        self._numbers = count(1)
        self._writers = cycle(writers)
        self.keys: list[str] = []
        self.ids: list[str] = []
        self.late: list[tuple[str, str]] = []  # what was sent late, with the keys

    async def traces(self, speaker: str = "Ama") -> Traces:
        """What is left of it; `speaker` says one thing under their name."""
        journal = FileJournal(self._path)
        journal.append(Entry(1, START, create("s-1", CODE, plain_plan("Home care")), "facilitator"))
        await journal.committed(1)
        room = self._open(journal)
        ports = {name: await room.participant(name, secret) for name, secret in PEOPLE.items()}
        subscriptions = [room.replica.follow(port.actor) for port in (room.facilitator(), *ports.values())]
        await self._goes_on(room, ports, speaker)
        self._clock.pass_by(600)
        room.admission.refresh()
        await room.box.turn()
        exports = b"".join(
            name.encode() + data for name, data in files(exported_session(room.replica.state, self._entries()))
        )
        memory = self._told(dump([room.session, room.admission, ports, subscriptions]))
        await journal.close()
        again = self._open(FileJournal(self._path))
        reopened = self._told(dump([again.session, again.admission]))
        await again.journal.close()
        kept = self._path.read_bytes()
        box = self._box_path.read_bytes()
        return Traces(self._entries(), kept, memory, reopened, exports, box, tuple(self.keys), tuple(self.ids))

    async def _goes_on(self, room: Room, ports: dict[str, SessionPort], speaker: str) -> None:
        lead = room.facilitator()
        question = (await lead.submit(c.AskQuestion("What helps?", "after_answer"), "ask")).made
        assert question is not None
        for port in ports.values():
            await port.submit(c.AskForRole("voice-bringer"), "role")
            port.writing(True)
            port.done(question, True)
        named = (await ports[speaker].submit(c.Contribute(question, "Under a name"), "named")).made
        assert named is not None
        for turn in range(3):
            said = await self._send(ports, c.Contribute(question, "Nobody's", key=self._key()))
            key = self.keys[-1]
            await self._send(ports, c.CaptureWords(question, "Nobody's, typed", "for_someone", key=self._key()))
            await self._send(ports, c.ChangeContribution(said, "Changed", key))
            await self._send(ports, c.ChangeConsent(said, "room", key))
            await self._send(ports, c.TakeBackContribution(said, key))
            await self._send(ports, c.SendSignal("slow_down", self._key()))
            await lead.submit(c.AnswerSignal("slow_down"), f"heard-{turn}")
        await lead.submit(c.CloseQuestion(), "close")
        for _ in range(3):
            await self._send(ports, c.Contribute(question, "Too late to know", key=self._key()))
        await lead.submit(c.RevealQuestion(question), "reveal")
        for turn in range(3):
            said = await self._send(ports, c.Contribute(question, "Late, and known", late=True, key=self._key()))
            self.late.append((said, self.keys[-1]))
            await self._answer(ports, said, turn)
            await self._gather(ports, lead, (said, named), turn)
        await lead.submit(c.SetModeration(question, "look"), "look")
        for turn in range(3):
            said = await self._send(ports, c.Contribute(question, "Nobody read it yet", late=True, key=self._key()))
            await self._send(ports, c.ChangeContribution(said, "Nobody read it so", self.keys[-1]))
            await lead.submit(c.Restore((said,)), f"let-{turn}")
        await self._send(ports, c.Contribute(question, "Nobody ever read it", late=True, key=self._key()))
        await lead.submit(c.StartBreak(5), "break")
        await lead.submit(c.EndBreak(), "back")
        for to in get_args(Addressee) * 3:
            await self._leave(ports, to)
        await room.box.turn()
        for port in ports.values():
            port.writing(False)
        await lead.submit(c.EndSession(), "end")
        for turn, (said, key) in enumerate(self.late):
            await self._send(ports, c.ChangeConsent(said, "room" if turn else "quoted", key))
        for _ in range(3):
            await self._send(ports, c.SayFelt(3, 2, self._key()))

    async def _answer(self, ports: dict[str, SessionPort], said: str, turn: int) -> None:
        """What people do about words of somebody else: of the challenges one is sent now, one taken back, one waits."""
        await self._send(ports, c.Build(said, "Nobody builds", key=self._key()))
        await self._send(ports, c.SayMeToo(said, self._key()))
        await self._send(ports, c.SayMeToo(said, self._key()))
        await self._send(ports, c.TakeBackMeToo(said, self.keys[-1]))
        waiting = await self._send(ports, c.Challenge(said, "Valued", "Tested", "after_break", key=self._key()))
        key = self.keys[-1]
        await self._send(ports, c.ChangeConsent(waiting, "quoted", key))
        if turn == 0:
            await self._send(ports, c.ChangeArrival(waiting, "now", key=key))
        elif turn == 1:
            await self._send(ports, c.TakeBackChallenge(waiting, key))

    async def _gather(self, ports: dict[str, SessionPort], lead: SessionPort, said: tuple[str, ...], turn: int) -> None:
        """What they propose to gather, one of which is taken and one left, and what they answer to a sentence."""
        together = c.ProposeTogether(said, "Nobody says why", "Nobody's theme", self._key())
        proposal = await self._send(ports, together)
        if turn == 0:
            theme = (await lead.submit(c.TakeProposal(proposal, name="Gathered"), f"take-{turn}")).made
            assert theme is not None
            sentence = (await lead.submit(c.SayBack(theme, "Late, and known."), "say back")).made
            assert sentence is not None
            key = self.late[-1][1]
            await self._send(ports, c.AnswerSayBack(sentence, "yes", key=key))
            await self._send(ports, c.AnswerSayBack(sentence, "nearly", "Nobody's line", key))
        elif turn == 1:
            await lead.submit(c.LeaveProposal(proposal), f"leave-{turn}")

    async def _send(self, ports: dict[str, SessionPort], command: c.Command) -> str:
        """What whoever has the turn sends, twice as over a weak line, and once more after loading the page again."""
        self._clock.pass_by(7)
        port, made = ports[next(self._writers)], ""
        first, second = f"nameless-{len(self.ids)}", f"nameless-{len(self.ids) + 1}"
        self.ids += [first, second]
        for command_id in (first, first, second):
            with suppress(Rejected):
                made = (await port.submit(command, command_id)).made or made
        return made

    async def _leave(self, ports: dict[str, SessionPort], to: Addressee) -> None:
        """What whoever has the turn leaves in the drop-in box, twice as over a weak line."""
        self._clock.pass_by(7)
        port = ports[next(self._writers)]
        for _ in range(2):
            await port.ask(LeaveConcern(self._key(), to, "Nobody's concern", talk_with="facilitator", where="Here"))

    def _key(self) -> str:
        self.keys.append(f"{len(self.keys):031x}f")
        return self.keys[-1]

    def _open(self, journal: FileJournal) -> Room:
        clock, numbers = self._clock, self._numbers
        dependencies = Dependencies(lambda: clock.now, lambda prefix: f"{prefix}-{next(numbers):03}", lambda: 0.5)
        session = LocalSession(journal, dependencies)
        entrance = Entrance(ACCESS, lambda _: None, lambda letters: letters[0])
        guesses = Guesses(lambda: clock.seconds)
        authenticator = Authenticator({TOKEN: "facilitator"}, entrance, guesses)
        desk = ComeBackDesk(session, guesses, lambda: clock.seconds)
        shares, arrivals = Shares(lambda: clock.seconds), Arrivals(lambda: clock.seconds)
        box = DropInBox(load_box(self._box_path)[0], box_keeper(self._box_path), session.replica, dependencies)
        controls = Controls(entrance, desk, shares, arrivals, lambda: None, tuple, box)
        admission = LocalAdmission(session, authenticator, controls)
        return Room(session, admission, journal, entrance, box)

    def _entries(self) -> tuple[Entry, ...]:
        return tuple(read_entries(self._path))

    def _told(self, dumped: str) -> str:
        return dumped.replace(str(self._path), "the journal")


@pytest.mark.parametrize("order", ORDERS[1:], ids="-".join)
async def test_whoever_sent_what_has_no_name_everything_that_is_left_is_the_same(
    order: tuple[str, ...], tmp_path: Path
) -> None:
    one, other = [await Hour(tmp_path / "-".join(writers), writers).traces() for writers in (ORDERS[0], order)]
    assert one.journal == other.journal
    assert one.exports == other.exports
    assert one.box == other.box
    assert one.reopened == other.reopened
    assert one.memory == other.memory


async def test_who_spoke_under_their_name_is_told_by_each_of_these_traces(tmp_path: Path) -> None:
    one, other = [await Hour(tmp_path / speaker, ORDERS[0]).traces(speaker) for speaker in ("Ama", "Bo")]
    assert one.journal != other.journal
    assert one.exports != other.exports
    assert one.reopened != other.reopened
    assert one.memory != other.memory


async def test_nothing_that_a_phone_knows_of_its_nameless_words_is_left_anywhere(tmp_path: Path) -> None:
    left = await Hour(tmp_path / "hour", ORDERS[0]).traces()
    everything = left.journal.decode() + left.memory + left.reopened + left.exports.decode() + left.box.decode()
    assert [known for known in (*left.keys, *left.ids, *PEOPLE.values()) if known in everything] == []
    assert [key for key in left.keys if secret_hash(key) in left.exports.decode()] == []
    assert any(secret_hash(key) in left.memory for key in left.keys)  # so the dump goes deep enough to find one


async def test_what_answers_others_without_a_name_is_there_once_each(tmp_path: Path) -> None:
    left = await Hour(tmp_path / "hour", ORDERS[0]).traces()
    events = [event for entry in left.entries for event in entry.events]
    made = [event.kind for event in events if isinstance(event, e.ContributionMade) and event.to is not None]
    assert sorted(made) == ["build"] * 3 + ["challenge"] * 2
    assert [sum(isinstance(event, kind) for event in events) for kind in (e.MeTooSaid, e.MeTooTakenBack)] == [6, 3]


async def test_what_is_proposed_and_answered_without_a_name_is_there_once_each(tmp_path: Path) -> None:
    left = await Hour(tmp_path / "hour", ORDERS[0]).traces()
    events = [event for entry in left.entries for event in entry.events]
    made = [event for event in events if isinstance(event, e.ProposalMade)]
    answered = [event for event in events if isinstance(event, e.SayBackAnswered)]
    assert [(event.person, event.name) for event in made] == [(None, "Nobody's theme")] * 3
    assert [(event.person, event.answer) for event in answered] == [(None, "yes"), (None, "nearly")]
    assert len({event.key_hash for event in answered}) == 1
    assert "Nobody's line" in left.exports.decode()


async def test_what_may_be_done_with_nameless_words_is_changed_once_each(tmp_path: Path) -> None:
    left = await Hour(tmp_path / "hour", ORDERS[0]).traces()
    events = [event for entry in left.entries for event in entry.events]
    kinds = (e.ConsentChanged, e.ChallengeConsentChanged)
    assert [sum(isinstance(event, kind) for event in events) for kind in kinds] == [6, 3]


async def test_entries_without_a_name_say_neither_who_nor_when_but_for_the_minute(tmp_path: Path) -> None:
    left = await Hour(tmp_path / "hour", ORDERS[0]).traces()
    nameless = [entry for entry in left.entries if entry.actor is None and entry.seq > len(PEOPLE) + 1]
    assert len(nameless) > 15
    assert all(is_nobodys(entry) and entry.cause is None for entry in nameless)
    assert {(entry.at.second, entry.at.microsecond) for entry in nameless} == {(0, 0)}


async def test_who_sent_it_has_not_responded_anywhere(tmp_path: Path) -> None:
    path = tmp_path / "hour"
    hour = Hour(path, ORDERS[0])
    await hour.traces()
    state = LocalSession(
        journal := FileJournal(path, read_only=True), Dependencies(lambda: START, str, lambda: 0.5)
    ).replica.state
    await journal.close()
    (question,) = state.questions.values()
    (ama,) = [person.id for person in state.people.values() if person.name == "Ama"]
    assert ({*question.speakers}, {*question.passed}, question.responders) == ({ama}, set(), 1)
    assert [Participant(person.id) for person in state.people.values() if person.contributions] == [Participant(ama)]
    assert question.answered > 1
