"""What a session keeps, and what it tells, of commands about roles and of words put in for others."""

from collections.abc import Callable
from datetime import timedelta
from random import Random

import pytest

from server.codec import encode
from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import secret_hash
from server.domain.errors import Rejected
from server.domain.slips import new_slips
from server.port import SessionPort
from server.sentences import refusal_words
from server.store.file_journal import FileJournal, read_entries
from tests.server.conftest import START, Clock, Room
from tests.session import is_nobodys

AMA, BO = "a" * 32, "b" * 32
KEY = "0123456789abcdef" * 2


@pytest.fixture
async def ama(room: Room) -> SessionPort:
    """Ama, who holds every role with a tool, with a question open."""
    port = await room.participant("Ama", AMA)
    for role in room.replica.state.roles:
        if role.tools:
            await room.facilitator().submit(c.OfferRole(role.id, person(room, "Ama")))
            await port.submit(c.AcceptOffer(role.id))
    await room.facilitator().submit(c.AskQuestion("What helps?"))
    return port


@pytest.fixture
async def bo(room: Room, ama: SessionPort) -> SessionPort:
    return await room.participant("Bo", BO)


def person(room: Room, name: str) -> str:
    return next(known.id for known in room.replica.state.people.values() if known.name == name)


def newest(room: Room) -> e.Entry:
    return [*read_entries(room.journal.path)][-1]


def question(room: Room) -> str:
    return room.replica.state.asked[-1]


async def words(room: Room, by: SessionPort, **other: object) -> str:
    values = {"text": "It was the stairs.", "channel": "aloud", "person": person(room, "Bo"), **other}
    made = (await by.submit(c.CaptureWords(question(room), **values))).made  # type: ignore[arg-type]
    assert made is not None
    return made


async def test_who_said_not_now_and_who_took_back_look_the_same(room: Room, ama: SessionPort, bo: SessionPort) -> None:
    lead, whom, of = room.facilitator(), person(room, "Bo"), person(room, "Ama")
    entries: list[e.Entry] = []
    ends: list[tuple[SessionPort, c.Command, SessionPort, c.Command]] = [
        (lead, c.OfferRole("listener", whom), lead, c.WithdrawOffer("listener", whom)),
        (lead, c.OfferRole("listener", whom), bo, c.DeclineOffer("listener")),
        (ama, c.PassOn("host", whom), ama, c.WithdrawOffer("host", whom)),
        (ama, c.PassOn("host", whom), bo, c.DeclineOffer("host")),
        (bo, c.AskForRole("host"), lead, c.DeclineAsk("host", whom)),
        (bo, c.AskForRole("host"), bo, c.StepBack("host")),
        (bo, c.AskForRole("host", of), ama, c.DeclineAsk("host", whom)),
        (bo, c.AskForRole("host", of), bo, c.StepBack("host")),
    ]
    for begins, begun, ending, ended in ends:
        await begins.submit(begun)
        await ending.submit(ended)
        entries.append(newest(room))
    for port in (ama, bo):
        await port.submit(c.DropWords(await words(room, ama)))
        entries.append(newest(room))
    assert all(is_nobodys(entry) for entry in entries)
    assert len({len(entry.cause.id) for entry in entries if entry.cause is not None}) == 1
    assert [{type(event) for event in entry.events} for entry in entries] == [
        *[{e.OfferClosed}] * 4,
        *[{e.AskWithdrawn}] * 4,
        *[{e.WordsDropped}] * 2,
    ]


async def test_taking_back_and_not_now_sent_twice_are_the_same_also_after_a_restart(
    room: Room, ama: SessionPort, bo: SessionPort, open_room: Callable[..., Room]
) -> None:
    whom = person(room, "Bo")
    await ama.submit(c.PassOn("host", whom))
    await bo.submit(c.AskForRole("scribe"))
    captured = await words(room, ama)
    twice: list[tuple[str, c.Command, str]] = [
        (AMA, c.WithdrawOffer("host", whom), "1"),
        (BO, c.DeclineOffer("host"), "2"),
        (BO, c.StepBack("scribe"), "3"),
        (BO, c.DropWords(captured), "4"),
    ]
    for secret, command, command_id in twice:
        port = ama if secret == AMA else bo
        await port.submit(command, command_id)
        await port.submit(command, command_id)
    seq = room.replica.state.seq
    await room.journal.close()
    again = open_room(FileJournal(room.journal.path))
    for secret, command, command_id in twice:
        await again.known(secret).submit(command, command_id)
    assert again.replica.state.seq == seq
    await again.journal.close()


async def test_a_command_sent_twice_is_granted_once_and_gets_its_first_answer(
    room: Room, ama: SessionPort, bo: SessionPort, open_room: Callable[..., Room]
) -> None:
    lead, whom = room.facilitator(), person(room, "Bo")
    sent: list[tuple[SessionPort, c.Command]] = [
        (lead, c.AddRole("Tea-maker", "Makes tea.")),
        (lead, c.ChangeRole("doer", "Next-stepper", "Takes a step.")),
        (lead, c.HideRole("doer")),
        (lead, c.ShowRole("doer")),
        (lead, c.RevealQuestion(question(room))),
        (ama, c.MakeCall("theme", "Trust")),
        (ama, c.MakeCall("more_time")),
        (bo, c.SayOpenTo("weaver")),
        (bo, c.AskToShadow("host", person(room, "Ama"))),
        (ama, c.LetShadow("host", whom)),
        (bo, c.AskForRole("host", person(room, "Ama"))),
        (ama, c.PassOn("host", whom)),
        (ama, c.CaptureWords(question(room), "For Bo.", "aloud", whom)),
    ]
    receipts = [await port.submit(command, f"id-{number}") for number, (port, command) in enumerate(sent)]
    made = [receipt.made for receipt in receipts]
    assert [bool(known) for known in made] == [command_made(command) for _, command in sent]
    call, captured = made[6], made[-1]
    assert call is not None
    assert captured is not None
    sent += [(bo, c.AnswerCall(call)), (bo, c.ConfirmWords(captured)), (bo, c.AskQuestion("And now?"))]
    receipts += [
        await port.submit(command, f"id-{number}") for number, (port, command) in enumerate(sent) if number > 12
    ]
    assert receipts[-2].made in room.replica.state.contributions
    seq = room.replica.state.seq
    for number, (port, command) in enumerate(sent):
        assert await port.submit(command, f"id-{number}") == receipts[number], command
    await room.journal.close()
    again = open_room(FileJournal(room.journal.path))
    ports = {lead: again.facilitator(), ama: again.known(AMA), bo: again.known(BO)}
    for number, (port, command) in enumerate(sent):
        assert await ports[port].submit(command, f"id-{number}") == receipts[number], command
    assert again.replica.state.seq == seq
    await again.journal.close()


def command_made(command: c.Command) -> bool:
    """Whether a receipt of this names what was made: a role, a call, waiting words, or a tenure handed on."""
    return isinstance(command, c.AddRole | c.MakeCall | c.CaptureWords | c.PassOn)


async def test_words_put_in_without_a_name_leave_neither_who_spoke_nor_who_typed(
    room: Room, ama: SessionPort, clock: Clock, open_room: Callable[..., Room]
) -> None:
    clock.pass_by(100)
    before = repr(room.writer._results)
    command = c.CaptureWords(question(room), "Quiet words", "for_someone", key=KEY)
    first = await ama.submit(command, "id-of-quiet-words")
    entry = newest(room)
    assert (entry.actor, entry.cause) == (None, None)
    assert entry.at == (START + timedelta(seconds=100)).replace(second=0, microsecond=0)
    line = encode(entry).decode()
    for secret in (person(room, "Ama"), "id-of-quiet-words", KEY):
        assert secret not in line
    assert repr(room.writer._results) == before
    assert (await ama.submit(command, "another-id")).made == first.made
    await room.journal.close()
    again = open_room(FileJournal(room.journal.path))
    assert (await again.known(AMA).submit(command, "id-of-quiet-words")).made == first.made
    assert again.replica.state.kept_contributions == 1
    await again.journal.close()


async def test_of_two_who_say_yes_at_once_the_first_has_it_and_the_other_is_told(
    room: Room, ama: SessionPort, bo: SessionPort
) -> None:
    cleo = await room.participant("Cleo", "c" * 32)
    await ama.submit(c.StepBack("timekeeper"))
    for name in ("Bo", "Cleo"):
        await room.facilitator().submit(c.OfferRole("timekeeper", person(room, name)))
    await cleo.submit(c.AcceptOffer("timekeeper"))
    seq = room.replica.state.seq
    with pytest.raises(Rejected) as raised:
        await bo.submit(c.AcceptOffer("timekeeper"))
    assert refusal_words(raised.value) == "Timekeeper has just been filled: Cleo."
    assert room.replica.state.seq == seq


async def test_a_no_that_was_sent_twice_is_no_answer_to_what_came_between(
    room: Room, ama: SessionPort, bo: SessionPort
) -> None:
    lead, whom = room.facilitator(), person(room, "Bo")
    await lead.submit(c.OfferRole("listener", whom))
    first = await bo.submit(c.DeclineOffer("listener"), "id-no")
    await lead.submit(c.OfferRole("listener", whom))
    assert await bo.submit(c.DeclineOffer("listener"), "id-no") == first
    assert ("listener", whom) in room.replica.state.offers
    entries = [*read_entries(room.journal.path)]
    assert "id-no" not in repr(entries)
    await ama.submit(c.Contribute(question(room), "Another's id is another id."), "id-no")
    assert room.replica.state.kept_contributions == 1


async def test_what_had_nothing_to_do_does_nothing_when_it_comes_again(
    room: Room, ama: SessionPort, bo: SessionPort
) -> None:
    idle = await bo.submit(c.DeclineOffer("listener"), "id-early")
    await room.facilitator().submit(c.OfferRole("listener", person(room, "Bo")))
    assert await bo.submit(c.DeclineOffer("listener"), "id-early") == idle
    assert ("listener", person(room, "Bo")) in room.replica.state.offers


async def test_only_the_newest_of_what_had_nothing_to_do_is_remembered(
    room: Room, bo: SessionPort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.engine.writer.MOST_IDLE", 1)
    for number in range(3):
        await bo.submit(c.DeclineOffer("listener"), f"id-{number}")
    await room.facilitator().submit(c.OfferRole("listener", person(room, "Bo")))
    await bo.submit(c.DeclineOffer("listener"), "id-2")
    assert room.replica.state.offers
    await bo.submit(c.DeclineOffer("listener"), "id-0")
    assert not room.replica.state.offers


async def test_nobody_fills_the_record_for_all_others(
    room: Room, ama: SessionPort, bo: SessionPort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.domain.decide.limits.MOST_FROM_ONE", 4)
    for number in range(4):
        await bo.submit(c.SayOpenTo("host", open=not number % 2))
    with pytest.raises(Rejected) as raised:
        await bo.submit(c.SayOpenTo("host"))
    assert raised.value.code == "phone_share_used"
    await room.facilitator().submit(c.OfferRole("listener", person(room, "Bo")))
    await bo.submit(c.DeclineOffer("listener"))
    with pytest.raises(Rejected):
        await ama.submit(c.SayOpenTo("listener"))


async def test_nameless_words_sent_a_third_time_are_still_known_by_their_id(room: Room, bo: SessionPort) -> None:
    command = c.Contribute(question(room), "Nobody's.", key=KEY)
    receipts = [await bo.submit(command, "id-nameless") for _ in range(3)]
    assert len({receipt.made for receipt in receipts}) == 1
    assert receipts[0].made is not None


async def test_what_the_facilitator_puts_in_is_in_once_however_often_it_is_sent_also_after_a_restart(
    room: Room, bo: SessionPort, open_room: Callable[..., Room]
) -> None:
    lead, asked = room.facilitator(), question(room)
    slip = new_slips(1, Random(1).choice)[0]  # noqa: S311
    kept = (await lead.submit(c.CaptureWords(asked, "To be mended", "aloud"), "kept")).made
    assert kept is not None
    sent: list[c.Command] = [
        c.CaptureWords(asked, "Said aloud", "aloud"),
        c.CaptureWords(asked, "From paper", "paper", slip=slip),
        c.WelcomePerson("Mrs K."),
        c.CountHands(asked, 4, "More time"),
        c.Undo(),
        c.Undo(),
        c.ChangeContribution(kept, "Mended"),
        c.TakeBackContribution(kept),
        c.AddPlanned("What else?"),
    ]
    receipts = [await lead.submit(command, f"id-{number}") for number, command in enumerate(sent)]
    assert [receipt.made is not None for receipt in receipts] == [True] * 4 + [False] * 4 + [True]
    assert room.replica.state.kept_contributions == 2
    entries = [*read_entries(room.journal.path)]
    assert "id-0" not in repr(entries)
    assert "id-4" not in repr(entries)  # of what was put in without a name, neither is the undoing
    again = open_room(FileJournal(room.journal.path, read_only=True))
    for place in (room, again):
        seq = place.replica.state.seq
        for number, command in enumerate(sent):
            assert await place.facilitator().submit(command, f"id-{number}") == receipts[number], command
        assert place.replica.state.seq == seq
    await again.journal.close()


async def test_what_was_sent_without_a_name_counts_for_nobodys_share(
    room: Room, bo: SessionPort, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.domain.decide.limits.MOST_FROM_ONE", 2)
    for number in range(5):
        await bo.submit(c.Contribute(question(room), "Nobody's.", key=f"{number:032x}"))
    for number in range(2):
        await bo.submit(c.SayOpenTo("host", open=not number % 2))
    with pytest.raises(Rejected) as raised:
        await bo.submit(c.SayOpenTo("host"))
    assert refusal_words(raised.value).startswith("This phone has sent as much as one phone can")
    monkeypatch.setattr("server.domain.decide.limits.MOST_NAMELESS", 5)
    with pytest.raises(Rejected) as raised:
        await bo.submit(c.Contribute(question(room), "Nobody's.", key="f" * 32))
    assert refusal_words(raised.value).startswith("No more can be taken without a name just now")
    await bo.submit(c.TakeBackContribution(room.replica.state.contribution_by_key[secret_hash("0" * 32)], "0" * 32))


async def test_how_much_somebody_sent_is_known_after_a_restart(
    room: Room, bo: SessionPort, open_room: Callable[..., Room], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("server.domain.decide.limits.MOST_FROM_ONE", 2)
    for number in range(2):
        await bo.submit(c.SayOpenTo("host", open=not number % 2))
    await room.journal.close()
    again = open_room(FileJournal(room.journal.path))
    with pytest.raises(Rejected):
        await again.known(BO).submit(c.SayOpenTo("host"))
    await again.journal.close()


async def test_a_repeat_without_a_name_is_remembered_for_nobody(room: Room, bo: SessionPort) -> None:
    command = c.Contribute(question(room), "Nobody's.", key=KEY)
    signal, felt = c.SendSignal("break", KEY), c.SayFelt(1, 1, KEY)
    made = (await bo.submit(command, "id-1")).made
    assert made is not None
    taken_back = c.TakeBackContribution(made, KEY)
    for nameless in (command, c.ChangeContribution(made, "Nobody's.", KEY), taken_back, signal, felt):
        for number in range(3):
            await bo.submit(nameless, f"id-{number}")
    assert not room.writer._idle
