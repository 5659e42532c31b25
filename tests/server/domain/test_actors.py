import pytest

from server.domain.actors import Actor, Doorkeeper, Facilitator, Participant, Visitor, actor_key, person_of


@pytest.mark.parametrize(
    ("actor", "known_as", "person"),
    [
        (Facilitator("facilitator-2"), "facilitator-2", None),
        (Participant("p1"), "p1", "p1"),
        (Doorkeeper("p1"), "p1", None),
        (Visitor("secret"), None, None),
    ],
    ids=repr,
)
def test_an_actor_is_known_in_the_record_by_an_id_which_a_visitor_has_not_yet(
    actor: Actor, known_as: str | None, person: str | None
) -> None:
    assert (actor_key(actor), person_of(actor)) == (known_as, person)
