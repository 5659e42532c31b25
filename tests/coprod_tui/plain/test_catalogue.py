"""The session's own roles, line by line: added, named, described, limited, hidden and shown."""

from server.domain import commands as c
from server.port import SessionPort
from tests.coprod_tui.plain.conftest import Script
from tests.server.conftest import Room


async def test_the_sessions_own_roles_are_added_named_described_limited_and_hidden(
    script: Script, three: dict[str, SessionPort]
) -> None:
    assert await script.type("add role Story-catcher: Notices stories: big and small.") == [
        "Role: Story-catcher was added"
    ]
    assert await script.type("add role story-CATCHER: Again.") == ["There is a role called Story-catcher already."]
    assert await script.type("rename story-catcher to Way to go") == ["Role: Story-catcher is called Way to go now"]
    assert await script.type("rename way to go to Back to basics") == ["Role: Way to go is called Back to basics now"]
    assert await script.type("describe back to basics as Asks what it is as plainly as can be.") == [
        "Role: Back to basics is described as: Asks what it is as plainly as can be."
    ]
    assert await script.type("limit back to basics to 2") == ["Role: Back to basics can be held by 2 people"]
    assert await script.type("limit back to basics to 1") == ["Role: Back to basics can be held by 1 person"]
    assert await script.type("limit back to basics to ANY") == [
        "Role: Back to basics can be held by any number of people"
    ]
    assert await script.type("limit back to basics to few") == [
        '"few" is no number of people; write a number, or "any".'
    ]
    assert await script.type("limit back to basics to 0") == [
        "A role can be held by 1 to 2,000 people, or by any number."
    ]
    assert await script.type("hide back to basics") == ["Role: Back to basics is hidden"]
    assert "Hidden: Back to basics" in await script.type("roles")
    assert await script.type("suggest back to basics") == [
        "Back to basics is hidden, so it can be offered to nobody; show Back to basics lists it again"
    ]
    assert await script.type("offer back to basics to ama") == [
        "Back to basics is not among the roles of this session just now."
    ]
    assert await script.type("show back to basics") == ["Role: Back to basics is listed again"]
    assert await script.type("show back to basics") == ["It is so already, so nothing had to change"]
    assert await script.type("undo") == ["Role: Back to basics is hidden"]


async def test_a_role_keeps_its_prompt_when_it_is_renamed_and_nobody_is_moved_by_a_limit(
    script: Script, three: dict[str, SessionPort], room: Room
) -> None:
    before = room.replica.state.role("encourager")
    await script.type("rename encourager to Cheerer")
    after = room.replica.state.role("encourager")
    assert before is not None
    assert after is not None
    assert (after.name, after.prompt, after.moments) == ("Cheerer", before.prompt, before.moments)
    for name in ("Ama", "Bo"):
        await three[name].submit(c.AskForRole("encourager"))
        await script.heard(f"Role: {name} holds Cheerer")
    (refusal,) = await script.type("limit cheerer to 1")
    assert "nobody is moved by a limit" in refusal
    assert "Cheerer: Ama 0 min, Bo 0 min" in await script.type("roles")
