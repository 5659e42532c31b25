import pytest
from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Participant
from server.domain.catalogue import ROLES
from server.domain.decide import catalogue
from server.domain.messages import Message
from server.sentences import refusal_words, words
from tests.session import FACILITATOR, Session


def role(session: Session, role_id: str) -> e.Role:
    known = session.state.role(role_id)
    assert known is not None
    return known


def added(session: Session, name: str = "Tea-maker") -> e.Role:
    (event,) = session.does(c.AddRole(name, "Sees that nobody goes thirsty."))
    assert isinstance(event, e.RoleAdded)
    return event.role


def weaver(**other: object) -> c.ChangeRole:
    """Weaver as it stands, but for what is other."""
    known = next(known for known in ROLES if known.id == "weaver")
    values = {"name": words(known.name), "sentence": words(known.sentence), "prompt": words(known.prompt)}
    return c.ChangeRole("weaver", **{**values, "limit": known.limit, **other})  # type: ignore[arg-type]


def test_a_new_role_stands_behind_the_others_and_can_be_held(session: Session, ama: Participant) -> None:
    made = added(session, " Tea-maker\n")
    assert session.state.roles[-1] == made
    assert (made.name, made.prompt, made.limit, made.offerable) == ("Tea-maker", made.sentence, None, True)
    session.submit(ama, c.AskForRole(made.id))
    assert session.holders(made.id) == ["Ama"]


def test_a_new_role_may_have_its_own_prompt_and_limit_and_be_for_the_taking(session: Session) -> None:
    (event,) = session.does(c.AddRole("Tea-maker", "Makes tea.", "Put the kettle on.", limit=1, offerable=False))
    assert isinstance(event, e.RoleAdded)
    assert (event.role.prompt, event.role.limit, event.role.offerable) == ("Put the kettle on.", 1, False)


@pytest.mark.parametrize("command", [c.AddRole("wEaVer", "Weaves."), weaver(name="Host"), weaver(name="ＨＯＳＴ")])
def test_two_roles_are_not_called_alike(session: Session, command: c.AddRole | c.ChangeRole) -> None:
    rejected = session.refused(FACILITATOR, command)
    assert (rejected.code, rejected.field) == ("role_name_taken", "name")
    name = "Weaver" if isinstance(command, c.AddRole) else "Host"
    assert refusal_words(rejected) == f"There is a role called {name} already."


def test_a_role_whose_adding_was_undone_was_never_there(session: Session) -> None:
    before = session.state.roles
    first = added(session)
    session.phone(session.join("Ama"), c.SayOpenTo(first.id))
    session.does(c.Undo())
    assert session.state.roles == before
    assert added(session).name == first.name


def test_who_adds_what_is_hidden_is_told_that_it_is(session: Session) -> None:
    session.does(c.HideRole(added(session).id))
    rejected = session.refused(FACILITATOR, c.AddRole("Tea-maker", "Makes tea."))
    told = "There is a role called Tea-maker already. It is hidden just now; you can show it again."
    assert refusal_words(rejected) == told


@pytest.mark.parametrize(
    ("command", "code", "field"),
    [
        (c.AddRole(" ", "Makes tea."), "empty", "name"),
        (c.AddRole("x" * 31, "Makes tea."), "too_long", "name"),
        (c.AddRole("Tea-maker", ""), "empty", "sentence"),
        (c.AddRole("Tea-maker", "x" * 161), "too_long", "sentence"),
        (c.AddRole("Tea-maker", "Makes tea.", "x" * 241), "too_long", "prompt"),
        (c.AddRole("Tea-maker", "Makes tea.", limit=0), "limit_out_of_range", "limit"),
        (c.AddRole("Tea-maker", "Makes tea.", limit=2_001), "limit_out_of_range", "limit"),
        (weaver(limit=-1), "limit_out_of_range", "limit"),
        (weaver(sentence=""), "empty", "sentence"),
    ],
    ids=repr,
)
def test_what_a_role_cannot_be_is_refused_by_field(
    session: Session, command: c.AddRole | c.ChangeRole, code: str, field: str
) -> None:
    rejected = session.refused(FACILITATOR, command)
    assert (rejected.code, rejected.field) == (code, field)


def test_a_session_has_only_so_many_roles(session: Session) -> None:
    while len(session.state.roles) < catalogue.MOST_ROLES:
        added(session, f"Role {len(session.state.roles)}")
    rejected = session.refused(FACILITATOR, c.AddRole("One more", "Is too many."))
    assert (rejected.code, rejected.temporary) == ("too_many_roles", False)
    assert refusal_words(rejected) == "A session has 60 roles at most. You can change one that is hidden instead."


def test_a_role_changed_to_what_it_is_stays_as_it_was(session: Session) -> None:
    assert session.does(weaver()) == ()


def test_a_role_keeps_its_place_and_its_tools_under_another_name(session: Session, ama: Participant) -> None:
    session.hold("weaver", ama.person)
    places = [known.id for known in session.state.roles]
    session.does(weaver(name="Connector"))
    assert [known.id for known in session.state.roles] == places
    session.submit(ama, c.MakeCall("theme", "Trust"))
    rejected = session.refused(Participant(session.join("Bo")), c.MakeCall("theme", "Trust"))
    assert refusal_words(rejected) == "That comes with Connector, which you do not hold now."


def test_a_name_only_in_other_letters_is_a_name_of_ones_own(session: Session) -> None:
    session.does(weaver(name="WEAVER"))
    assert role(session, "weaver").name == "WEAVER"


def test_a_new_prompt_is_what_the_phone_shows_at_every_moment(session: Session) -> None:
    assert role(session, "weaver").moments.open
    session.does(weaver(name="Connector"))
    assert role(session, "weaver").moments.open
    session.does(weaver(prompt="Say what goes with what."))
    assert role(session, "weaver").moments == e.MomentPrompts()


def test_a_limit_moves_nobody(session: Session, ama: Participant, bo: Participant) -> None:
    session.hold("weaver", ama.person, bo.person)
    rejected = session.refused(FACILITATOR, weaver(limit=1))
    told = "2 people hold Weaver now, and nobody is moved by a limit. Choose 2 or more."
    assert (rejected.code, rejected.field, refusal_words(rejected)) == ("limit_below_holders", "limit", told)
    session.does(weaver(limit=2))
    assert session.refused(Participant(session.join("Cleo")), c.AskForRole("weaver")).code == "role_full_to_ask"
    session.does(weaver(limit=None))
    session.submit(Participant(session.join("Dee")), c.AskForRole("weaver"))
    assert session.holders("weaver") == ["Ama", "Bo", "Dee"]


def test_a_hidden_role_keeps_its_holders_who_may_hand_it_on(
    session: Session, ama: Participant, bo: Participant, cleo: Participant
) -> None:
    session.hold("host", ama.person)
    session.submit(bo, c.AskForRole("host"))
    session.does(c.HideRole("host"))
    assert session.does(c.HideRole("host")) == ()
    session.submit(ama, c.AskQuestion("Still mine to ask?"))
    session.submit(ama, c.PassOn("host", cleo.person))
    session.submit(cleo, c.AcceptOffer("host"))
    assert session.holders("host") == ["Cleo"]
    session.does(c.DeclineAsk("host", bo.person))
    session.submit(cleo, c.StepBack("host"))
    assert session.holders("host") == []


def test_whoever_asked_for_a_role_that_is_hidden_asks_no_longer(session: Session, ama: Participant) -> None:
    bo = session.join("Bo")
    session.hold("timekeeper", bo)
    session.submit(ama, c.AskForRole("host"))
    session.submit(ama, c.AskForRole("timekeeper", of=bo))
    assert session.does(c.HideRole("host")) == (e.AskWithdrawn("host", ama.person), e.RoleHidden("host"))
    assert session.does(c.HideRole("timekeeper")) == (e.RoleHidden("timekeeper"),)  # a holder can still hand it on
    session.phone(bo, c.PassOn("timekeeper", ama.person))
    assert session.holders("timekeeper") == ["Ama"]


def test_a_role_is_shown_again_once(session: Session) -> None:
    assert session.does(c.ShowRole("host")) == ()
    session.does(c.HideRole("host"))
    assert session.does(c.ShowRole("host")) == (e.RoleShown("host"),)
    assert not role(session, "host").hidden


@pytest.mark.parametrize("command", [c.ChangeRole("nobody", "N", "S"), c.HideRole("nobody"), c.ShowRole("nobody")])
def test_a_role_that_does_not_exist_is_not_changed(session: Session, command: c.Command) -> None:
    rejected = session.refused(FACILITATOR, command)
    assert (rejected.code, refusal_words(rejected)) == ("no_such_role", "There is no such role in this session.")


@pytest.mark.parametrize("command", [c.AddRole("N", "S"), weaver(), c.HideRole("host"), c.ShowRole("host")])
def test_once_the_session_ended_its_roles_stay_as_they_were(session: Session, command: c.Command) -> None:
    session.does(c.EndSession())
    assert session.refused(FACILITATOR, command).code == "session_over"


def test_a_text_of_the_software_stays_one_if_it_is_typed_as_it_reads(session: Session) -> None:
    (event,) = session.does(weaver(name="Connector", limit=5))
    assert isinstance(event, e.RoleChanged)
    assert event.role == replace(event.before, name="Connector", limit=5)
    assert role(session, "weaver").sentence == Message("roles.weaver.sentence")
    assert session.does(weaver(name="Connector", limit=5)) == ()


def test_a_name_of_the_software_is_taken_however_it_is_written(session: Session) -> None:
    assert session.refused(FACILITATOR, c.AddRole(" HOST ", "Asks.")).code == "role_name_taken"
    session.does(c.HideRole("host"))
    assert session.refused(FACILITATOR, c.AddRole("Ｈost", "Asks.")).code == "role_name_hidden"
