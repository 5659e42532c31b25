"""What has no name, over the real socket: the server's files and its log lead to nobody."""

import pytest

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import secret_hash
from server.exports.bundle import files
from server.projections.exported_session import exported_session
from tests.faults.line import ask_question, facilitating, new_secret, phone
from tests.faults.process import ServerProcess
from tests.session import is_nobodys

NAMELESS = e.ContributionMade | e.ContributionChanged | e.ContributionTakenBack | e.SignalSent | e.FeltSaid
TEXT = "CANARY-51 nobody's words"


class Sent:
    """What two phones sent without a name, each thing twice."""

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.ids: list[str] = []

    def key(self) -> str:
        self.keys.append(new_secret())
        return self.keys[-1]

    async def all(self, server: ServerProcess) -> None:
        question = await ask_question(server)
        async with phone(server, name="Canary Ama") as ama, phone(server, name="Canary Bo") as bo:
            for line in (ama, bo):
                key = self.key()
                commands: list[c.Command] = [
                    c.Contribute(question, TEXT, key=key),
                    c.SendSignal("break", self.key()),
                    c.SayFelt(1, 2, self.key()),
                ]
                said = ""
                for command in commands:
                    self.ids.append(new_secret())
                    first = await line.granted(command, self.ids[-1])
                    assert (await line.granted(command, self.ids[-1])).made == first.made
                    said = said or first.made or ""
                await line.granted(c.ChangeContribution(said, f"{TEXT}, changed", key))
            await ama.granted(c.Contribute(question, "Under a name"))


@pytest.fixture
async def sent(server: ServerProcess) -> Sent:
    sent = Sent()
    await sent.all(server)
    server.kill_and_restart()
    async with facilitating(server) as line:
        await line.granted(c.EndSession())
    server.terminate()
    assert server.wait() == 0
    return sent


async def test_the_files_and_the_log_of_a_server_lead_from_what_has_no_name_to_nobody(
    server: ServerProcess, sent: Sent
) -> None:
    people = [*server.state().people]
    nameless = [entry for entry in server.entries() if isinstance(entry.events[0], NAMELESS) and entry.actor is None]
    assert len(nameless) == 2 * 4
    for entry in nameless:
        assert is_nobodys(entry)
        assert entry.cause is None
        assert (entry.at.second, entry.at.microsecond) == (0, 0)
        assert [person for person in people if person in repr(entry)] == []
    kept = b"".join(path.read_bytes() for path in server.folder.path.iterdir()).decode()
    assert [known for known in (*sent.keys, *sent.ids) if known in kept] == []
    log = server.folder.log.read_text()
    assert [known for known in (*people, "Canary", TEXT, *map(secret_hash, sent.keys)) if known in log] == []


async def test_the_exports_say_of_nobody_that_they_sent_it(server: ServerProcess, sent: Sent) -> None:
    state = server.state()
    exported = {name: content.decode() for name, content in files(exported_session(state, server.entries()))}
    everything = "".join(exported.values())
    hashes = map(secret_hash, sent.keys)
    assert [known for known in (*sent.keys, *sent.ids, *hashes) if known in everything] == []
    told = [line for line in exported["contributions.csv"].splitlines() if TEXT in line]
    assert len(told) == 2
    assert not any("Canary Ama" in line or "Canary Bo" in line for line in told)
    said = {person.name: len([*person.contributions]) for person in state.people.values()}
    assert said == {"Canary Ama": 1, "Canary Bo": 0}
    assert next(iter(state.questions.values())).responders == 1
