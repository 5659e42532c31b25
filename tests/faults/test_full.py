"""R4 on a real process: the system refuses to let the journal grow, and later allows it again."""

import sys

import pytest

from server.domain import commands as c
from server.protocol import frames as f
from tests.faults.line import ask_question, facilitating, new_secret, phone
from tests.faults.process import ServerProcess

if sys.platform == "linux":
    import resource

    def limit_files(pid: int, size: int | None) -> None:
        """Lets no file of a running process grow beyond `size` bytes; None lifts that."""
        _, hard = resource.prlimit(pid, resource.RLIMIT_FSIZE)
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (hard if size is None else size, hard))


pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux changes the limits of another process")


async def test_phones_and_facilitator_are_told_and_the_same_ids_work_later(server: ServerProcess) -> None:
    question = await ask_question(server)
    answers = {new_secret(): c.Contribute(question, f"Words {number}") for number in range(3)}
    async with facilitating(server) as dashboard, phone(server) as ama:
        await ama.granted(c.Contribute(question, "Before."), "before")
        limit_files(server.pid, server.folder.journal.stat().st_size + 20)
        for id_, answer in answers.items():
            refusal = await ama.refused(answer, id_)
            assert (refusal.code, refusal.temporary) == ("storage_failed", True)
        trouble = (await dashboard.until(f.StatusPush, lambda push: push.status.trouble is not None)).status.trouble
        assert trouble is not None
        assert (trouble.path, trouble.free > 0) == (str(server.folder.journal), True)
        assert "large" in trouble.reason.lower()
        assert (await ama.granted(c.Contribute(question, "Before."), "before")).made  # what is kept can still be read
        limit_files(server.pid, None)
        for id_, answer in answers.items():
            await ama.granted(answer, id_)
        await dashboard.until(f.StatusPush, lambda push: push.status.trouble is None)
    server.kill_and_restart()
    texts = [known.text for known in server.state().contributions.values()]
    assert sorted(texts) == ["Before.", "Words 0", "Words 1", "Words 2"]


async def test_a_crash_while_the_disk_is_full_loses_nothing_that_was_received(server: ServerProcess) -> None:
    question, ama, id_ = await ask_question(server), new_secret(), new_secret()
    refused = c.Contribute(question, "Later.")
    async with phone(server, ama) as line:
        await line.granted(c.Contribute(question, "Before."))
        limit_files(server.pid, server.folder.journal.stat().st_size + 20)
        await line.refused(refused, id_)
    server.kill_and_restart()
    async with phone(server, ama) as line:
        await line.granted(refused, id_)
    texts = [known.text for known in server.state().contributions.values()]
    assert sorted(texts) == ["Before.", "Later."]
