"""A session in the middle, with something of everything that a screen shows."""

from datetime import timedelta

from server.domain import commands as c
from tests.coprod_tui.dashboard_driver import NOW, FakePort
from tests.session import Session


def room() -> FakePort:
    """A session in the middle: people, words, roles, an open question.

    Mei shadows Dee, whom Sam asks for Scribe; Jo offers Care-keeper to Mrs K.; Pat, who alone holds Outcome-keeper, is
    long away, and Sam is open to that; Bo stands at Mei's shoulder; Jo and Bo call; Listener is hidden.
    """
    session = Session()
    session.does(c.OpenSession())
    ama, jo, dee, bo, mei, pat, sam, mrs_k = (
        session.join(name) for name in ("Ama", "Jo", "Dee", "Bo", "Mei", "Pat", "Sam", "Mrs K.")
    )
    nameless = session.join("")
    session.ask("What would make today worth your time?")
    session.say(ama, "That somebody writes down what we agree.")
    session.ask("What is already working that we should be careful not to break?")
    _hold(session, jo, "host")
    _hold(session, ama, "host")
    _hold(session, dee, "scribe")
    session.does(c.OfferRole("timekeeper", sam))
    session.phone(bo, c.AskForRole("challenger"))
    session.phone(mei, c.AskForRole("weaver"))
    _hold(session, pat, "outcome-keeper")
    _hold(session, jo, "care-keeper")
    session.does(c.HideRole("listener"))
    said = _say(
        session,
        [
            (ama, "The same carer every morning. Mum knows her name, and she knows how Mum takes her tea.", "answer"),
            (nameless, "Evening calls that do not rush.", "answer"),
            (bo, "The number on the fridge is answered by a person, not a menu.", "answer"),
            (dee, "I'm not sure, but… the review meetings? When the daughter is there they work.", "unsure"),
            (jo, "We (staff) are allowed to stay ten minutes longer on a bad day. Please don't lose that.", "answer"),
            (mrs_k, "The day centre minibus. It is the only day he talks to anyone.", "answer"),
            (sam, "That the rota is on paper too. Not everybody has the app.", "answer"),
            (mei, "Somebody rings if they will be late.", "answer"),
        ],
    )
    key = "0123456789abcdef0123456789abcdef"
    session.say(nameless, "That nobody asks me to tell it all again from the start.", key=key)
    for at in (1, 3):
        session.does(c.MarkHeard((said[at],)))
    session.phone(pat, c.PassQuestion(session.state.asked[-1]))
    session.shadow("scribe", mei, dee)
    session.phone(sam, c.AskForRole("scribe", of=dee))
    session.phone(sam, c.SayOpenTo("outcome-keeper"))
    session.phone(jo, c.PassOn("care-keeper", mrs_k))
    session.now = NOW - timedelta(minutes=4)
    session.phone(bo, c.AskForRole("voice-bringer"))
    session.shadow("voice-bringer", mei, bo)
    session.phone(bo, c.PassOn("voice-bringer", mei))
    session.phone(mei, c.AcceptOffer("voice-bringer"))
    session.phone(bo, c.AskForRole("plain-speaker"))
    session.phone(jo, c.MakeCall("break"))
    session.phone(bo, c.MakeCall("plainer"))
    port = FakePort(session)
    port.present(away=[pat], since=NOW - timedelta(minutes=12), writing=3)
    return port


def _say(session: Session, said: list[tuple[str, str, c.ContributionKind]]) -> list[str]:
    return [session.say(person, text, kind=kind) for person, text, kind in said]


def _hold(session: Session, person: str, role: str) -> None:
    session.does(c.OfferRole(role, person))
    session.phone(person, c.AcceptOffer(role))
