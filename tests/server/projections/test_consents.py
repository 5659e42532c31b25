from random import Random

from server.domain import commands as c
from server.domain.reasons import reason_id
from server.projections.consents import ConsentsView, consents_view
from server.projections.record import record
from tests.session import Session

KEY = "a" * 32


def test_a_session_without_words_leaves_out_nothing() -> None:
    told = consents_view(Session().state)
    assert told == ConsentsView()
    assert told.sentences.endswith("The report leaves out nothing.")
    assert told.briefly == ""


def test_totals_follow_what_authors_say_now_with_a_name_and_without(session: Session) -> None:
    ama, bo = session.join("Ama"), session.join("Bo")
    session.ask()
    said = [session.say(ama, "one", consent="quoted"), session.say(bo, "two"), session.say(bo, "three", key=KEY)]
    assert consents_view(session.state) == ConsentsView(room=0, notes=2, quoted=1)
    session.phone(ama, c.ChangeConsent(said[0], "room"))
    session.phone(bo, c.ChangeConsent(said[2], "room", KEY))
    told = consents_view(session.state)
    assert told.sentences == "In this room only 2 · in our notes 1 · may be quoted 0. The report leaves out 2."
    assert told.briefly == "2 in this room only: the report leaves them out."
    session.phone(ama, c.TakeBackContribution(said[0]))
    assert consents_view(session.state) == ConsentsView(room=1, notes=1)
    assert consents_view(session.state).briefly == "1 in this room only: the report leaves it out."


def test_words_that_are_held_back_are_told_apart(session: Session) -> None:
    ama = session.join("Ama")
    session.ask()
    said = [session.say(ama, text) for text in ("one", "two", "three")]
    for words, told in ((said[:1], "One more is held back"), (said[:2], "2 more are held back")):
        session.does(c.HoldBack(tuple(words), reason_id(session.state.reasons[0])))
        assert consents_view(session.state).sentences.endswith(
            f"The report leaves out nothing. {told}, and in no report."
        )


def test_it_is_as_many_as_the_record_leaves_out() -> None:
    random, session = Random(5), Session()  # noqa: S311
    people = [session.join(name) for name in ("Ama", "Bo", "Mei")]
    session.ask()
    for number in range(60):
        person = random.choice(people)
        said = session.say(person, f"words {number}", consent=random.choice(("room", "notes", "quoted")))
        session.phone(person, c.ChangeConsent(said, random.choice(("room", "notes", "quoted"))))
        if random.random() < 0.2:
            session.does(c.HoldBack((said,), reason_id(session.state.reasons[0])))
    told, kept = consents_view(session.state), record(session.state)
    assert (told.room, told.notes + told.quoted, told.held) == (
        kept.kept_to_room,
        len(kept.contributions),
        len(kept.held_back),
    )
    assert told.quoted == sum(one.words.consent == "quoted" for one in kept.contributions)
