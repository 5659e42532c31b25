"""R2: a command counts once however often it is delivered, and every delivery gets the first answer."""

from random import Random

from server.domain import commands as c
from server.protocol import frames as f
from tests.faults.line import ask_question, at_the_door, new_secret, phone
from tests.faults.process import ServerProcess


def contributions(server: ServerProcess) -> list[str]:
    return [known.text for known in server.state().contributions.values()]


async def test_a_lost_receipt_is_given_again_on_the_next_connection(server: ServerProcess) -> None:
    question, ama, id_ = await ask_question(server), new_secret(), new_secret()
    answer = c.Contribute(question, "The same carer every morning.")
    async with phone(server, ama) as line:
        await line.send(f.Submit(id_, answer))
        line.cut()
    async with phone(server, ama) as line:
        first = await line.granted(answer, id_)
        assert await line.granted(answer, id_) == first
    async with phone(server, ama) as line:
        assert await line.granted(answer, id_) == first
    assert contributions(server) == [answer.text]


async def test_a_restart_does_not_forget_what_was_received(server: ServerProcess) -> None:
    question, ama, id_ = await ask_question(server), new_secret(), new_secret()
    answer = c.Contribute(question, "A bus that comes.")
    async with phone(server, ama) as line:
        first = await line.granted(answer, id_)
    server.kill_and_restart()
    async with phone(server, ama) as line:
        assert await line.granted(answer, id_) == first
    assert contributions(server) == [answer.text]


async def test_words_without_a_name_are_known_by_their_key(server: ServerProcess) -> None:
    question, ama = await ask_question(server), new_secret()
    answer = c.Contribute(question, "Nobody asked us.", key=new_secret())
    async with phone(server, ama) as line:
        made = await line.made(answer)
        assert await line.made(answer) == made
    server.kill_and_restart()
    async with phone(server, ama) as line:
        assert await line.made(answer) == made
    assert contributions(server) == [answer.text]


async def test_joining_again_is_joining_once(server: ServerProcess) -> None:
    ama = new_secret()
    async with at_the_door(server, ama) as first, at_the_door(server, ama) as second:
        person = await first.made(c.Join("Ama"), "join-1")
        assert await second.made(c.Join("Ama"), "join-1") == person
    server.kill_and_restart()
    async with phone(server, ama) as line:
        await line.until(f.ViewPush)
    assert [known.id for known in server.state().people.values()] == [person]


async def test_two_people_at_the_door_with_one_id_are_two(server: ServerProcess) -> None:
    async with at_the_door(server, new_secret()) as first, at_the_door(server, new_secret()) as second:
        people = {await first.made(c.Join(), "1"), await second.made(c.Join(), "1")}
        assert {(await line.until_mine()).person for line in (first, second)} == people
    assert set(server.state().people) == people
    assert len(people) == 2


async def test_other_words_under_a_used_id_are_told_and_the_first_count(server: ServerProcess) -> None:
    question, id_ = await ask_question(server), new_secret()
    async with phone(server) as line:
        await line.granted(c.Contribute(question, "First."), id_)
        assert (await line.refused(c.Contribute(question, "Second."), id_)).code == "id_reused"
    assert contributions(server) == ["First."]


async def test_deliveries_in_any_order_over_cut_lines_and_restarts(server: ServerProcess) -> None:
    """Each of 40 commands goes out up to four times, by chance cut off from its answer, with two kills between."""
    chance = Random(2)  # noqa: S311 - faults that can be played again
    question = await ask_question(server)
    answers = {f"id-{number}": c.Contribute(question, f"Words {number}") for number in range(40)}
    # Of several people, so that nobody has to wait for their turn: each has as many as they may say at once.
    deliveries: list[tuple[str, list[str]]] = []
    for start in range(0, 40, 10):
        secret, own = new_secret(), [id_ for id_ in list(answers)[start : start + 10] for _ in range(4)]
        chance.shuffle(own)
        deliveries += [(secret, own[first : first + 10]) for first in range(0, 40, 10)]
    chance.shuffle(deliveries)
    receipts: dict[str, set[str | None]] = {id_: set() for id_ in answers}
    for number, (secret, ids) in enumerate(deliveries):
        if number in (5, 10):
            server.kill_and_restart()
        async with phone(server, secret) as line:
            for id_ in ids:
                if chance.random() < 0.2:
                    await line.send(f.Submit(id_, answers[id_]))
                    line.cut()
                    break
                receipts[id_].add((await line.granted(answers[id_], id_)).made)
    assert all(len(made) <= 1 for made in receipts.values())
    told = {made for each in receipts.values() for made in each}
    assert len(told) > 20
    # Read once: what went out over a line that was cut may still be coming in.
    kept = server.state().contributions
    assert told <= set(kept)
    assert len(kept) == len({known.text for known in kept.values()})
