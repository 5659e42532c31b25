"""Writes a session file for the kept ones, with what its session comes to:

    python -m tests.server.store.keep NAME

The session holds every event that there is. A file that is kept is never written again: when there is a new event, or
events are written in another form, `whole_session` does it, and one more file is kept under a new name.
"""

import asyncio
import sys

import msgspec
from msgspec.structs import replace

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Doorkeeper, Facilitator
from server.domain.plan import plain_plan
from server.domain.reasons import reason_id
from server.projections.measures.steering import DESIGN_GROUP
from server.store.file_journal import FileJournal
from tests.server.store.test_kept import KEPT, told
from tests.session import Session

OTHER = Facilitator("facilitator-2")


def whole_session() -> Session:
    """A session in which everything happens that can."""
    session = Session(plan=PLAN, zone="Europe/London")
    session.does(c.OpenSession())
    session.does(c.ChangeTitle("Shaping care at home, together"))
    _planning(session)
    people = _arriving(session)
    _asking_and_answering(session, people)
    _putting_in(session, people)
    _holding_roles(session, people)
    _changing_roles(session, people)
    _calling(session, people)
    _answering_each_other(session, people)
    _gathering(session)
    _sensing(session, people)
    _looking(session, people)
    _turning(session)
    _asking_leaders(session, people)
    _adopting(session)
    _holding_back(session)
    _agreeing(session)
    _becoming_one(session, people)
    _breaking(session)
    _ending(session, people)
    return session


PLAN = replace(plain_plan("Shaping home care together"), purpose="Evenings that feel like one's own.")


def _undone(session: Session) -> None:
    session.does(c.Undo())


def _there_and_back(session: Session) -> None:
    session.does(c.Undo())
    session.does(c.Redo())


def _planning(session: Session) -> None:
    session.does(c.AddPlanned("What already works well?", minutes=10, notes="Leave room.", probes=("And then?",)))
    session.does(c.AddPlanned("What would you miss?", reveal="after_answer"))
    first, second = (planned.id for planned in session.state.plan)
    session.does(c.ChangePlanned(first, "What is working already?", phase="Begin", minutes=8))
    session.does(c.MovePlanned(second, 0))
    session.does(c.SkipPlanned(second))
    session.does(c.AddPlanned("One too many?"))
    _undone(session)


def _arriving(session: Session) -> list[str]:
    people = [session.join(name) for name in ("Ama", "Bo", "", "Ama", "Dee", "Person 3")]
    ama, bo, nameless, *_ = people
    session.does(c.WelcomePerson("Mrs K."))
    session.does(c.WelcomePerson("Nobody"))
    _undone(session)
    session.does(c.RemovePeople((session.join("Robot", simulated=True),)))
    session.phone(bo, c.ChangeName("Beau"))
    session.phone(ama, c.SayPerspectives(("I use this service", "I care for somebody")))
    session.submit(Doorkeeper(ama), c.KeepComeBackWords("c" * 64))
    session.submit(Doorkeeper(ama), c.ComeBack("hash of Ama's other phone"))
    session.does(c.InvitePerson(nameless))
    return people


def _asking_and_answering(session: Session, people: list[str]) -> None:
    ama, bo, nameless, *_ = people
    session.does(c.AskPlanned(session.state.plan[-1].id))
    question = session.state.asked[-1]
    for wording in ("What works for you already?", "What goes well?"):
        session.phone(bo, c.OfferWording(question, wording))
    session.does(c.AdoptWording(session.state.offered_wordings[0]))
    _there_and_back(session)
    session.does(c.RewordQuestion(question, "What goes well at home?"))
    _undone(session)
    session.does(c.GiveTime(5))
    words = session.say(ama, "The same carer every morning.")
    session.phone(ama, c.ChangeContribution(words, "The same carer every morning. Mum knows her name."))
    session.phone(ama, c.Contribute(question, "The rota is on paper, too.", speaking=("I care for somebody",)))
    session.phone(ama, c.ChangeConsent(words, "quoted"))
    gone = session.say(bo, "Not that.")
    session.phone(bo, c.TakeBackContribution(gone))
    gone_on = session.say(bo, "Evening calls that do not rush.", consent="room", kind="unsure")
    session.say(ama, "Said without a name.", key="a" * 32)
    session.phone(nameless, c.PassQuestion(question))
    session.does(c.MarkHeard((words,)))
    _there_and_back(session)
    session.does(c.MarkHeard((gone_on,)))
    _undone(session)
    session.does(c.RevealQuestion(question))
    _there_and_back(session)
    session.does(c.CloseQuestion())
    _there_and_back(session)
    session.does(c.AskAgain(question))
    _there_and_back(session)


def _putting_in(session: Session, people: list[str]) -> None:
    ama, bo, *_ = people
    question = session.ask("What would a good Tuesday look like?")
    session.does(c.CaptureWords(question, "Said across the table.", "aloud"))
    _there_and_back(session)
    session.does(c.CaptureWords(question, "It is quiet.", "aloud", bo))
    session.phone(bo, c.ConfirmWords(session.state.captured_for[bo][0]))
    session.does(c.CaptureWords(question, "It is loud.", "for_someone", ama))
    session.phone(ama, c.DropWords(session.state.captured_for[ama][0]))
    session.does(c.CountHands(question, 5, "Who would try it?"))


def _holding_roles(session: Session, people: list[str]) -> None:
    ama, bo, nameless, _, dee, _ = people
    session.hold("host", ama)
    session.hold("scribe", bo)
    session.does(c.OfferRole("weaver", dee))
    session.does(c.WithdrawOffer("weaver", dee))
    session.does(c.OfferRole("weaver", dee))
    _there_and_back(session)
    session.phone(dee, c.DeclineOffer("weaver"))
    session.phone(dee, c.AskForRole("timekeeper"))
    session.does(c.DeclineAsk("timekeeper", dee))
    session.phone(dee, c.AskForRole("host", ama))
    session.phone(dee, c.StepBack("host"))
    session.phone(dee, c.SayOpenTo("weaver"))
    session.shadow("host", nameless, ama)
    session.phone(nameless, c.StopShadowing("host"))
    session.shadow("host", nameless, ama)
    session.phone(ama, c.PassOn("host", nameless))
    session.phone(nameless, c.AcceptOffer("host"))
    session.phone(bo, c.StepBack("scribe"))
    session.hold("scribe", bo)


def _changing_roles(session: Session, people: list[str]) -> None:
    session.does(c.AddRole("Tea-maker", "Makes tea.", "You put the kettle on."))
    added = session.state.roles[-1].id
    session.does(c.ChangeRole(added, "Tea-maker", "Makes tea for everybody.", limit=2))
    session.phone(people[0], c.AskForRole(added))
    session.does(c.HideRole("doer"))
    session.does(c.ShowRole("doer"))
    session.does(c.AddRole("One too many", "It goes again."))
    _undone(session)


def _calling(session: Session, people: list[str]) -> None:
    host = people[2]
    session.hold("timekeeper", host)
    session.phone(host, c.MakeCall("more_time"))
    session.does(c.AnswerCall(session.state.open_calls[0]))
    _undone(session)
    for letter in "ab":
        session.phone(people[0], c.SendSignal("slow_down", letter * 32))
    session.does(c.AnswerSignal("slow_down"))


def _answering_each_other(session: Session, people: list[str]) -> None:
    ama, bo, nameless, _, dee, _ = people
    *_, words = session.state.people[ama].contributions
    session.hold("encourager", dee)
    session.phone(bo, c.Build(words, "She knows how he takes his tea."))
    session.phone(bo, c.Build(words, "And without a name.", key="b" * 32))
    session.phone(bo, c.Challenge(words, "That she knows her.", "And when she is ill?", "beside", dee))
    session.phone(dee, c.StandBeside(_waiting(session)))
    session.phone(bo, c.Challenge(words, "Every morning.", "And at night?", "beside", dee))
    session.phone(bo, c.ChangeConsent(_waiting(session), "quoted"))
    session.phone(dee, c.DeclineToStandBeside(_waiting(session)))
    session.phone(bo, c.TakeBackChallenge(_waiting(session)))
    session.phone(bo, c.Challenge(words, "Knowing.", "Who else knows?", "after_break", key="c" * 32))
    session.phone(nameless, c.Challenge(words, "The same one.", "By choice?", "after_break", consent="room"))
    for letter in "de":
        session.phone(nameless, c.SayMeToo(words, letter * 32))
    session.phone(nameless, c.TakeBackMeToo(words, "e" * 32))


def _waiting(session: Session) -> str:
    (challenge,) = session.state.challenges
    return challenge


def _gathering(session: Session) -> None:
    kept = (known for known in session.state.contributions.values() if not known.taken_back)
    first, second, third, *_ = (known.id for known in sorted(kept, key=lambda known: known.number))
    session.does(c.AddTheme("Mornings", (first, second)))
    _there_and_back(session)
    session.does(c.AddTheme("Staff", (third,)))
    mornings, staff = (theme.id for theme in session.state.themes)
    session.does(c.RenameTheme(mornings, "Early in the day"))
    session.does(c.MoveTheme(staff, 0))
    session.does(c.SplitTheme(mornings, (second,), "The rota"))
    session.does(c.MergeThemes(session.state.themes[-1].id, staff))
    session.does(c.TakeOutOfTheme(staff, (second,)))
    session.does(c.AddTheme("One too many"))
    _undone(session)
    _saying_back(session, staff)


def _saying_back(session: Session, staff: str) -> None:
    """A theme is said back and answered; proposals are taken, left and made to wait again."""
    (author,) = {session.state.contributions[known].person for known in session.state.known_theme(staff).contributions}
    session.does(c.SayBack(staff, "There are not enough of us."))
    _there_and_back(session)
    sentence = session.state.known_theme(staff).sentences[-1].id
    assert author is not None
    session.phone(author, c.AnswerSayBack(sentence, "nearly", "Not enough in the mornings."))
    standing = (known for known in session.state.contributions.values() if known.is_shown)
    questions = session.state.questions
    one, two, three, *_ = sorted(known.id for known in standing if questions[known.question].may_be_read_by(author))
    session.phone(author, c.ProposeTogether((one, two), "Both are about time", "Time"))
    session.phone(author, c.ProposeTogether((two, three), "Both are about trust", key="9" * 32))
    first, second = sorted(session.state.proposals.values(), key=lambda known: known.number)
    session.does(c.TakeProposal(first.id))
    _there_and_back(session)
    session.does(c.LeaveProposal(second.id))
    _there_and_back(session)
    session.phone(author, c.ChangeConsent(first.id, "room"))
    session.phone(author, c.ProposeTogether((one, three), "Both are short", key="8" * 32, consent="quoted"))
    third = max(session.state.proposals.values(), key=lambda known: known.number)
    session.phone(author, c.TakeBackProposal(third.id, "8" * 32))


def _sensing(session: Session, people: list[str]) -> None:
    """The design group sits; a theme and a question are run past it, answered, and answered otherwise."""
    member, other = people[1], people[4]
    for person in (member, other):
        session.hold(DESIGN_GROUP, person)
    session.phone(member, c.TakeSeats(session.state.perspectives[:2]))
    session.does(c.RunPast("theme", session.state.themes[0].id))
    _there_and_back(session)
    check = session.state.direction.checks[-1].id
    session.phone(member, c.AnswerCheck(check, "worried", "Who stays at night?", "quoted"))
    session.phone(member, c.AnswerCheck(check, "not_yet", "Who is there at night?"))
    session.phone(other, c.AnswerCheck(check, "worried", "Only for us.", "room"))
    session.phone(people[4], c.TakeBackCheckAnswer(check))
    session.does(c.CloseCheck(check))
    _there_and_back(session)
    session.does(c.RunPast("theme", session.state.themes[0].id))
    _undone(session)


def _asking_leaders(session: Session, people: list[str]) -> None:
    """A turn asks something of leaders, who answer, and answer otherwise."""
    opener = people[1]
    session.hold("way-opener", opener)
    session.does(c.MakeTurn("A second carer in the mornings."))
    turn = session.state.direction.turns[-1].id
    session.does(c.AskLeaders(turn, "Is there money?"))
    _there_and_back(session)
    asked = session.state.direction.asked[-1].id
    session.phone(opener, c.AnswerLeaders(asked, "not_known", "I ask the council."))
    session.phone(opener, c.AnswerLeaders(asked, "not_possible", "Not this year."))
    session.does(c.SetTurn(turn))


def _turning(session: Session) -> None:
    """A turn is proposed, put otherwise, set, parked, taken up again and taken away, and goes along with a theme."""
    first, second = (theme.id for theme in session.state.themes[:2])
    session.does(c.MakeTurn("Mornings first.", themes=(first,)))
    _there_and_back(session)
    (turn,) = (known.id for known in session.state.direction.turns)
    session.does(c.ChangeTurn(turn, "Mornings come first."))
    session.does(c.SetTurn(turn))
    _there_and_back(session)
    session.does(c.ParkTurn(turn, "Who pays", "The council", "in May"))
    session.does(c.UnparkTurn(turn, "The council pays"))
    session.does(c.MergeThemes(first, second))
    session.does(c.TakeAwayTurn(turn))
    _there_and_back(session)


def _looking(session: Session, people: list[str]) -> None:
    session.does(c.AskQuestion("What is still open?", "at_once"))
    unsure = session.say(people[1], "Who knows about the nights?", kind="unsure")
    session.does(c.HoldUp(unsure))
    session.does(c.PutDown())
    _there_and_back(session)
    session.does(c.CloseWater(unsure, "The night team does."))
    session.does(c.CloseWater(unsure, "The night team told us."))
    _there_and_back(session)


def _adopting(session: Session) -> None:
    """Two outcomes are adopted, one of which is let go; a theme serves the other, of which it is said what came."""
    question = session.state.questions[session.state.asked[-1]].id
    standing = [known for known in session.state.contributions.values() if known.question == question]
    author = next(known.person for known in standing if known.person is not None)
    first, second = session.say(author, "Nobody is rushed."), session.say(author, "One too many.")
    session.does(c.AdoptOutcome(first))
    session.does(c.AdoptOutcome(second))
    _there_and_back(session)
    kept, dropped = (known.id for known in session.state.direction.outcomes if known.contribution in (first, second))
    session.does(c.DropOutcome(dropped))
    session.does(c.ServeOutcomes(session.state.themes[0].id, (kept,)))
    _there_and_back(session)
    session.does(c.SayWhatCame(kept, "Calls are longer."))
    session.does(c.SayWhatCame(kept, "Calls are ten minutes longer."))
    _there_and_back(session)


def _holding_back(session: Session) -> None:
    kept = [known for known in session.state.contributions.values() if known.person is not None]
    first, second = (known.id for known in sorted(kept, key=lambda known: known.number)[-2:])
    session.does(c.HoldBack((first, second), reason_id(session.state.reasons[0])))
    _there_and_back(session)
    session.does(c.Restore((first,)))
    question = session.state.contributions[first].question
    session.does(c.SetModeration(question, "look"))
    _there_and_back(session)
    person = kept[0].person
    assert person is not None
    (waiting,) = session.phone(person, c.Contribute(question, "Nobody has read this.", late=True))
    assert isinstance(waiting, e.ContributionMade)
    session.does(c.SetModeration(question, "open"))
    _there_and_back(session)


def _agreeing(session: Session) -> None:
    session.does(c.AddAgreement("One of us speaks at a time."))
    session.does(c.AddAgreement("One too many."))
    first, second = (agreement.id for agreement in session.state.agreements)
    session.does(c.ChangeAgreement(first, "One speaks at a time."))
    session.does(c.RemoveAgreement(second))
    _there_and_back(session)


def _becoming_one(session: Session, people: list[str]) -> None:
    earlier, later = people[0], people[3]
    session.does(c.AskIfSame(later, earlier))
    session.phone(later, c.DeclineSame(earlier))
    session.does(c.AskIfSame(later, earlier))
    session.phone(later, c.ConfirmSame(earlier))
    _there_and_back(session)


def _breaking(session: Session) -> None:
    session.does(c.StartBreak(10))
    _there_and_back(session)
    session.does(c.StartBreak(15))
    session.does(c.EndBreak())
    _there_and_back(session)
    session.submit(OTHER, c.SendNotice("Tea is in the hall."))
    session.submit(OTHER, c.Undo())
    session.submit(OTHER, c.Redo())


def _ending(session: Session, people: list[str]) -> None:
    session.does(c.CloseQuestion())
    session.does(c.EndSession())
    _there_and_back(session)
    session.does(c.RedactRoomOnly())
    _there_and_back(session)
    session.does(c.Undo())
    session.phone(people[0], c.SayFelt(3, 2, "f" * 32))


async def keep(name: str) -> None:
    """Writes the files of this name. Raises FileExistsError, as nothing that is kept is written over."""
    path = KEPT / f"{name}.jsonl"
    if path.exists():
        raise FileExistsError(path)
    session = whole_session()
    journal = FileJournal(path)
    for entry in session.entries:
        journal.append(entry)
    await journal.committed(len(session.entries))
    await journal.close()
    path.with_suffix(".json").write_bytes(msgspec.json.format(msgspec.json.encode(told(path)), indent=1) + b"\n")


if __name__ == "__main__":
    asyncio.run(keep(sys.argv[1]))
