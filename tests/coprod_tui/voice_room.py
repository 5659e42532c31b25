"""A session with a plan in which people have had their voice in every way there is."""

from datetime import timedelta

from server.domain import commands as c
from server.domain.events import PlannedQuestion
from server.domain.plan import SessionPlan, plain_plan
from server.domain.slips import new_slips
from tests.coprod_tui.dashboard_driver import NOW, FakePort
from tests.session import Session

SLIP = new_slips(1, lambda letters: letters[0])[0]
WORDING = "What is already working that we should be careful not to break?"
PLAN = (
    PlannedQuestion("n-1", "What would make today worth your time?", "Arriving", 5, "at_once"),
    PlannedQuestion("n-2", "What does a good day with home care look like?", "Opening up", 12),
    PlannedQuestion(
        "n-3",
        "What works now, and what must not break?",
        "Opening up",
        15,
        notes="Let the quiet stay.",
        probes=("What does that look like on an ordinary Tuesday?",),
    ),
    PlannedQuestion(
        "n-4",
        "Where does it get harder than it needs to be?",
        "Opening up",
        14,
        "after_answer",
        notes="Thank people for what is hard to hear.",
        probes=("What is underneath that?",),
    ),
    PlannedQuestion("n-5", "What could we try by Tuesday?", "Making together", 20),
)
_ARRIVING = (
    "That somebody writes down what we agree.",
    "A straight answer about the evening rota.",
    "That I am not the only carer in the room.",
    "Leaving with one thing that will happen.",
    "Hearing from people I only ever email.",
    "Being asked first, for once.",
)
_GOOD_DAY = (
    "She comes on time and sits down for a minute.",
    "I know by eight who will come at nine.",
    "Nobody has to ask me twice where the tablets are.",
    "A visit that ends because we are done, not because the clock says so.",
    "I can ring and a person answers.",
    "Dad laughs with her. That is the whole day for me.",
)
_NOW: tuple[tuple[str, str, c.ContributionKind], ...] = (
    ("Ama", "The same carer every morning. Mum knows her name, and she knows how Mum takes her tea.", "answer"),
    ("Bo", "The number on the fridge is answered by a person, not a menu.", "answer"),
    ("Dee", "I'm not sure, but… the review meetings? When the daughter is there they work.", "unsure"),
    ("Jo", "We (staff) are allowed to stay ten minutes longer on a bad day. Please don't lose that.", "answer"),
    ("Sam", "That the rota is on paper too. Not everybody has the app.", "answer"),
    ("Mei", "It only works because two people never take leave at the same time.", "answer"),
)


def voices_room() -> FakePort:
    """The third of five planned questions is open, and worded by the room; calls, wordings and signals wait."""
    plain = plain_plan("Shaping home care together")
    plan = SessionPlan(plain.title, plain.roles, plain.perspectives, questions=PLAN)
    session = Session(plan=plan)
    session.does(c.OpenSession())
    named = ("Ama", "Bo", "Dee", "Jo", "Sam", "Mei", "Pat", "Rosa", "Tom", "Joe", "Ola", "Kit")
    known = {name: session.join(name) for name in named}
    session.does(c.WelcomePerson("Mrs K."))
    session.hold("host", known["Ama"], known["Jo"])
    session.hold("scribe", known["Dee"])
    for name in ("Bo", "Mei"):
        session.phone(known[name], c.AskForRole("challenger"))
    for planned, texts in (("n-1", _ARRIVING), ("n-2", _GOOD_DAY)):
        session.does(c.AskPlanned(planned))
        for at, text in enumerate(texts):
            session.now += timedelta(seconds=70)
            session.say(known[named[at]], text)
            session.say(known[named[(at + 3) % len(known)]], "Yes, that.")
    session.now = NOW - timedelta(minutes=4, seconds=24)
    session.does(c.AskPlanned("n-3"))
    _said_in_every_way(session, known)
    question = session.state.asked[-1]
    session.phone(known["Tom"], c.OfferWording(question, "What do we already do well together?"))
    session.phone(known["Bo"], c.OfferWording(question, "Which of the small things must stay?"))
    for key in ("1", "2", "3"):
        session.phone(known["Pat"], c.SendSignal("slow_down", key * 32))
    session.hold("timekeeper", known["Sam"])
    session.phone(known["Sam"], c.MakeCall("more_time"))
    port = FakePort(session)
    port.present(away=[known["Kit"]], since=NOW - timedelta(minutes=2), writing=5)
    return port


def _said_in_every_way(session: Session, known: dict[str, str]) -> None:
    question = session.state.asked[-1]
    for name, text, kind in _NOW[:3]:
        session.phone(known[name], c.Contribute(question, text, kind=kind))
    session.phone(known["Rosa"], c.OfferWording(question, WORDING))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    for name, text, kind in _NOW[3:]:
        speaking = ("I work here",) if name == "Jo" else ()
        session.phone(known[name], c.Contribute(question, text, kind=kind, speaking=speaking))
    session.phone(known["Kit"], c.Contribute(question, "Evening calls that do not rush.", key="a" * 32))
    mrs_k = next(person.id for person in session.state.people.values() if person.name == "Mrs K.")
    session.does(c.CaptureWords(question, "The day centre minibus. It is the only day he talks.", "aloud", mrs_k))
    session.does(c.CaptureWords(question, "That nobody asks me to tell it all again.", "paper", slip=SLIP))
    session.does(c.CountHands(question, 12, "Keep the same carer wherever that can be done."))
    session.phone(known["Pat"], c.PassQuestion(question))
    for number in (1, 2):
        words = session.state.questions[question].said
        session.does(c.MarkHeard(([*words][-number],)))
