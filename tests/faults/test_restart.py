"""R6 and R17: one server a session, whatever a crash left behind; and after a restart everything is as it was."""

from server.domain import commands as c
from server.protocol import frames as f
from tests.faults.line import ask_question, facilitating, new_secret, opened, phone
from tests.faults.process import ServerProcess


def test_a_second_server_refuses_in_one_sentence_and_harms_nothing(server: ServerProcess) -> None:
    run, journal = server.folder.run.read_bytes(), server.folder.journal.read_bytes()
    second = server.second()
    assert (second.returncode, second.stdout) == (1, "")
    (sentence,) = second.stderr.splitlines()
    assert "is open already" in sentence
    assert (server.folder.run.read_bytes(), server.folder.journal.read_bytes()) == (run, journal)
    assert server.running


async def test_what_a_crash_leaves_behind_blocks_nothing(server: ServerProcess) -> None:
    for _ in range(3):
        server.kill()
        assert server.folder.lock.exists()
        assert server.folder.run.exists()
        server.start()
        async with phone(server) as line:
            await line.until(f.ViewPush)
    server.terminate()
    assert server.wait() == 0
    assert not server.folder.run.exists()
    server.start()


async def test_code_token_people_and_roles_stay_over_a_restart(server: ServerProcess) -> None:
    question, ama = await ask_question(server), new_secret()
    async with phone(server, ama) as line:
        await line.granted(c.Contribute(question, "The same carer."))
        await line.granted(c.AskForRole("encourager"))
        mine = await line.until_mine(lambda mine: bool(mine.holding))
    before = server.ready
    server.kill_and_restart()
    assert {**server.ready, "pid": 0} == {**before, "pid": 0}
    async with opened(server, f.Hello(secret=ama), server.origin) as line:
        welcome = await line.until(f.Welcome)
        assert (welcome.kind, welcome.person) == ("participant", mine.person)
        assert await line.until_mine() == mine
    async with facilitating(server) as line:
        pushed = await line.until(f.EventsPush)
        assert list(pushed.entries) == server.entries()


async def test_the_clock_and_tail_of_a_torn_write_do_not_stop_a_start(server: ServerProcess) -> None:
    question = await ask_question(server)
    async with phone(server) as line:
        await line.granted(c.Contribute(question, "Kept."))
    server.kill()
    with server.folder.journal.open("ab") as journal:
        journal.write(b'{"sum":"0123abcd","seq":')
    server.start()
    assert [known.text for known in server.state().contributions.values()] == ["Kept."]
    assert "1 damaged line" in server.folder.log.read_text()
