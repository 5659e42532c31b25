from collections.abc import Collection
from random import Random
from typing import get_args

import pytest
from msgspec.structs import replace

from coprod_tui.rehearsal.character import QUIET_PAUSES
from coprod_tui.rehearsal.intents import AnswerOther, Intent, IntentContext, ReadThree
from coprod_tui.rehearsal.person_intents import next_intent
from coprod_tui.rehearsal.phone_keys import PhoneKeys
from coprod_tui.rehearsal.phone_view import PhoneView
from coprod_tui.rehearsal.phrases import AGREEMENTS
from coprod_tui.rehearsal.role_tools import HearWords, use_tool
from coprod_tui.rehearsal.schedule import NEVER
from server.domain import commands as c
from server.port import GiveWord, HandsMoved, LeaveConcern, ListPeople, LowerHand, People, RaiseHand, Receipt
from server.projections.calls import CallView
from server.projections.changes import RowsChange
from server.projections.direction.outcomes import RoomOutcome
from server.projections.looks import WordsToLookAt
from server.projections.mine import MineView, mine_view
from server.projections.own_challenges import BesideChallenge, OwnChallenge
from server.projections.people.hands import OwnHand, WaitingHands
from server.projections.people.list import PersonView
from server.projections.proposals import OwnProposal, SettledProposal
from server.projections.roles.own import AskedView, AskView, BesideView
from server.projections.room import HoldersView, HolderView, ReasonView, RoomChange, RoomContribution
from server.projections.say_back import OwnSentence, RoomSentence
from server.protocol import frames as f
from tests.coprod_tui.rehearsal.phones import (
    ANSWERS,
    ASKED_AT,
    BO,
    CLOSED,
    KEY,
    NOTHING,
    OPEN,
    PACE,
    Phone,
    holding,
    question,
    refusal,
    role,
    shows,
)
from tests.session import Session


def everything_somebody_does(seed: int, *seen: f.ViewPush, times: int = 200) -> list[c.Command]:
    """What a person of this seed wants to do, if each thing changes nothing that they see."""
    phone = Phone(seed)
    phone.gets(f.Welcome("s", "T", "participant", "p-1"), OPEN, shows(NOTHING), *seen)
    done: list[c.Command] = []
    for _ in range(times):
        frame = phone.sends()
        match frame:
            case f.Submit(id=id_, command=command):
                done.append(command)
                phone.person.results.sent = 0  # or all would be said, and nothing else be done any more
                phone.gets(refusal(id_, "role_full"))
            case f.Ask(id=id_, request=ListPeople()):
                phone.gets(f.Answer(id_, People((PersonView("p-1", "Ama"), PersonView("p-2", "Bo")))))
            case _:
                break
    return done


def test_a_seed_does_the_same_again() -> None:
    assert everything_somebody_does(5) == everything_somebody_does(5)
    assert everything_somebody_does(5) != everything_somebody_does(6)


def test_they_ask_for_free_roles_and_ask_the_holders_of_full_ones() -> None:
    roles = (role("host", 1, "ask"), role("scribe", 3, "words"), replace(role("doer"), hidden=True))
    held = HoldersView("host", 1, (HolderView("p-2", "Bo", ASKED_AT),))
    done = everything_somebody_does(1, f.ViewPush(room=RoomChange(catalogue=roles, holders=(held,))), times=1000)
    asked = {command for command in done if isinstance(command, c.AskForRole)}
    assert asked == {c.AskForRole("host", of="p-2"), c.AskForRole("scribe")}
    assert c.AskToShadow("host", "p-2") in done
    assert {command for command in done if isinstance(command, c.SayOpenTo)} == {
        c.SayOpenTo("host"),
        c.SayOpenTo("scribe"),
    }


def test_they_do_not_ask_again_for_what_they_asked_for_already() -> None:
    mine = replace(NOTHING, asks=(AskView("host", None, shadow=False),), open_to=("host",))
    done = everything_somebody_does(1, shows(mine, RoomChange(catalogue=(role("host", 1),))))
    assert not [command for command in done if isinstance(command, c.AskForRole | c.SayOpenTo | c.AskToShadow)]


@pytest.mark.parametrize("shadow", [True, False])
def test_they_answer_whoever_asks_them_with_a_yes_or_not_now(*, shadow: bool) -> None:
    mine = replace(NOTHING, holding=(holding("host"),), asked=(AskedView("host", "p-2", "Bo", shadow),))
    yes = c.LetShadow("host", "p-2") if shadow else c.PassOn("host", "p-2")
    assert set(everything_somebody_does(1, shows(mine))) == {yes, c.DeclineAsk("host", "p-2")}


def test_a_shadow_and_a_holder_may_want_to_swap() -> None:
    room = RoomChange(
        catalogue=(role("host", 1),), holders=(HoldersView("host", 1, (HolderView("p-2", "Bo", ASKED_AT),)),)
    )
    shadowing = replace(
        NOTHING, beside=(BesideView("host", "Bo", "A prompt."),), asks=(AskView("host", None, shadow=False),)
    )
    assert c.AskForRole("host", of="p-2") in everything_somebody_does(1, shows(shadowing, room))
    shadowed = replace(NOTHING, holding=(holding("host", shadows=(BO,)),))
    assert c.PassOn("host", "p-2") in everything_somebody_does(1, shows(shadowed))


def test_they_use_what_their_roles_give_them_and_nothing_else() -> None:
    calls = {"more_time", "bring_us_back", "plainer", "break"}
    for tool in ("more_time", "theme", "bring_us_back", "plainer", "break"):
        mine = replace(NOTHING, holding=(holding("one", tool),))
        called = [one for one in everything_somebody_does(1, shows(mine)) if isinstance(one, c.MakeCall)]
        assert {call.kind for call in called} == {tool}
        assert all(bool(call.text) is (call.kind not in calls) for call in called)
    assert not [one for one in everything_somebody_does(1) if isinstance(one, c.MakeCall | c.CaptureWords)]


@pytest.mark.parametrize("tool", ["heard", "ask"])
def test_who_may_acknowledges_what_nobody_has_yet(tool: c.Tool) -> None:
    def done(unheard: int) -> set[object]:
        view = PhoneView().after(shows(replace(NOTHING, holding=(holding("scribe", tool),), unheard=unheard)))
        return {use_tool(Random(seed), view, frozenset(), leads=True) for seed in range(20)}  # noqa: S311 - behaviour

    assert HearWords() in done(2)
    assert HearWords() not in done(0)


def test_who_keeps_the_outcomes_adopts_some_and_says_at_the_close_what_came_of_them() -> None:
    def done(kind: c.QuestionKind, *outcomes: RoomOutcome, leads: bool = True) -> set[object]:
        asked = replace(question(is_open=True), kind=kind, to_all=True, revealed=True)
        said = RowsChange((RoomContribution("c-1", "nobody is rushed", "Bo", "answer", "phone", None, ()),), ())
        room = RoomChange(question=asked, said=said, outcomes=outcomes)
        mine = replace(NOTHING, holding=(holding("outcome-keeper", "outcomes"),))
        view = PhoneView().after(shows(mine, room))
        return {use_tool(Random(seed), view, frozenset(), leads=leads) for seed in range(20)}  # noqa: S311 - behaviour

    adopted = RoomOutcome("o-1", 1, "nobody is rushed", "Bo", "c-1")
    assert done("outcomes") == {c.AdoptOutcome("c-1")}
    assert done("outcomes", leads=False) == done("question") == done("outcomes", adopted) == {None}
    told = done("closing", adopted)
    assert {one.outcome for one in told if isinstance(one, c.SayWhatCame)} == {"o-1"}
    assert done("closing", replace(adopted, came_of="It did.")) == {None}


def test_a_call_that_waits_is_not_made_again() -> None:
    waiting = CallView("k-1", 1, "break", "Care-keeper", "Bo", "", ASKED_AT)
    mine = replace(NOTHING, holding=(holding("care-keeper", "break"),))
    done = everything_somebody_does(1, shows(mine, RoomChange(calls=(waiting,))))
    assert not [command for command in done if isinstance(command, c.MakeCall)]


def test_what_they_put_in_for_others_is_never_what_anybody_answers() -> None:
    mine = replace(NOTHING, holding=(holding("scribe", "words"),))
    captured = [one for one in everything_somebody_does(1, shows(mine)) if isinstance(one, c.CaptureWords)]
    assert len(captured) > 1
    assert [one.text for one in captured] == [f"Words {ANSWERS + number}" for number in range(len(captured))]
    assert {(one.person, one.key) for one in captured} == {("p-2", None)}


HOST = replace(NOTHING, holding=(holding("host", "ask"),))


def test_a_host_asks_only_long_after_a_question_closed_and_closes_only_their_own(phone: Phone) -> None:
    phone.gets(shows(HOST))
    for _ in range(50):
        answer = phone.answers()
        phone.person.results.sent = 0  # or all would be said, and nothing else be done any more
        phone.gets(refusal(answer.id, "too_long"))
    phone.gets(CLOSED)
    closed = phone.now
    while not isinstance((wanted := phone.sends()), f.Submit) or not isinstance(wanted.command, c.AskQuestion):
        if isinstance(wanted, f.Submit | f.Ask):
            phone.gets(refusal(wanted.id, "role_full"))
        assert phone.person.due < NEVER
    assert phone.now >= closed + QUIET_PAUSES * PACE
    opened = f.ViewPush(room=RoomChange(question=question(is_open=True, id_="q-2")))
    phone.gets(f.Reply(wanted.id, Receipt(3, "q-2")), opened)
    done = []
    for _ in range(200):
        frame = phone.sends()
        assert isinstance(frame, f.Submit | f.Ask)
        phone.person.results.sent = 0
        phone.gets(refusal(frame.id, "too_long"))
        done.append(frame.command if isinstance(frame, f.Submit) else None)
    assert c.CloseQuestion() in done
    assert not [command for command in done if isinstance(command, c.AskQuestion)]


@pytest.mark.parametrize("mine", [NOTHING, HOST])
def test_nobody_asks_before_the_facilitator_did(mine: MineView) -> None:
    phone = Phone()
    phone.gets(f.Welcome("s", "T", "participant", "p-1"), shows(mine, RoomChange(phase="live", question=None)))
    for _ in range(100):
        frame = phone.sends() if phone.person.due < NEVER else None
        if isinstance(frame, f.Submit | f.Ask):
            assert not isinstance(frame, f.Submit) or not isinstance(frame.command, c.AskQuestion)
            phone.gets(refusal(frame.id, "role_full"))
        phone.now += PACE
        phone.gets(shows(mine))


def test_now_and_then_they_would_rather_be_asked_differently_once_a_question_and_seldom_signal() -> None:
    done = everything_somebody_does(3, times=2000)
    offered = [command for command in done if isinstance(command, c.OfferWording)]
    signalled = [command for command in done if isinstance(command, c.SendSignal)]
    assert 5 < len(offered) < 100
    assert 5 < len(signalled) < 100
    assert len({command.key for command in signalled}) == len(signalled)
    own = shows(replace(NOTHING, wording="What else?"))
    assert not [one for one in everything_somebody_does(3, own, times=2000) if isinstance(one, c.OfferWording)]


def test_what_they_speak_from_stands_with_their_words_only_under_their_name() -> None:
    mine = shows(replace(NOTHING, perspectives=("I work here",)))
    said = [one for one in everything_somebody_does(3, mine, times=400) if isinstance(one, c.Contribute)]
    assert {one.speaking for one in said} == {(), ("I work here",)}
    assert not [one for one in said if one.key is not None and one.speaking]


def row(id_: str, label: str | None) -> RoomContribution:
    return RoomContribution(id_, "Words", label, "answer", "phone", None, ())


ENCOURAGED = RoomChange(
    said=RowsChange((row("c-1", "Bo"), row("c-2", None), row("c-3", "Ama"), row("c-4", None)), ()),
    holders=(HoldersView("encourager", 2, (HolderView("p-1", "Ama", ASKED_AT), HolderView("p-2", "Bo", ASKED_AT))),),
)


def on_others(room: RoomChange, *, own: Collection[str] = (), joined: Collection[str] = ()) -> set[Intent]:
    """What somebody who answers by a schedule may want to do about what others said."""
    view = PhoneView().after(shows(NOTHING, room))
    keys = PhoneKeys(dict.fromkeys(own, KEY), dict.fromkeys(joined, KEY))
    context = IntentContext(scheduled=True, keys=keys)
    wanted = (next_intent(Random(seed), view, context, lambda: "k" * 32) for seed in range(4000))  # noqa: S311 - behaviour
    return {one for one in wanted if isinstance(one, AnswerOther | c.SayMeToo | c.TakeBackMeToo)}


def scheduled(
    mine: MineView,
    room: RoomChange | None = None,
    held_back: frozenset[str] = frozenset(),
    keys: PhoneKeys | None = None,
) -> set[Intent | None]:
    """All that somebody who answers by a schedule may want to do."""
    view = PhoneView().after(shows(mine, room))
    context = IntentContext(scheduled=True, held_back=held_back, keys=keys or PhoneKeys())
    return {next_intent(Random(seed), view, context, lambda: "k" * 32) for seed in range(4000)}  # noqa: S311 - behaviour


def test_three_are_read_where_something_can_be_read() -> None:
    assert ReadThree() in scheduled(NOTHING, ENCOURAGED)
    assert ReadThree() not in scheduled(NOTHING)


def test_what_others_said_is_built_on_challenged_at_each_moment_and_joined() -> None:
    own, joined = {"c-4"}, {"c-2"}
    expected: set[Intent] = {c.SayMeToo("c-1", "k" * 32), c.TakeBackMeToo("c-2", KEY)}
    for words in ("c-1", "c-2"):
        expected |= {AnswerOther(words), AnswerOther(words, "now"), AnswerOther(words, "after_break")}
    expected.add(AnswerOther("c-2", "beside", "p-2"))  # who said the other one
    assert on_others(ENCOURAGED, own=own, joined=joined) == expected


def test_where_nobody_can_stand_beside_or_nothing_can_be_read_they_do_without() -> None:
    alone = on_others(replace(ENCOURAGED, holders=()), own={"c-2", "c-4"})
    assert {one.arrives for one in alone if isinstance(one, AnswerOther)} == {None, "now", "after_break"}
    assert on_others(RoomChange()) == set()
    all_joined = on_others(ENCOURAGED, joined={"c-1", "c-2", "c-4"})
    assert not [one for one in all_joined if isinstance(one, c.SayMeToo)]


def test_they_now_and_then_allow_more_or_less_with_words_of_their_own() -> None:
    session = Session()
    ama = session.join("Ama")
    session.ask()
    noted, quoted = session.say(ama, "one"), session.say(ama, "two", consent="quoted")
    kept = session.say(ama, "three", consent="room")
    done = scheduled(mine_view(session.state, ama), keys=PhoneKeys({"c-9": KEY}))
    assert {one for one in done if isinstance(one, c.ChangeConsent)} == {
        *(c.ChangeConsent(noted, consent) for consent in ("quoted", "room")),
        *(c.ChangeConsent(quoted, consent) for consent in ("notes", "room")),
        *(c.ChangeConsent(kept, consent) for consent in ("notes", "quoted")),
        *(c.ChangeConsent("c-9", consent, KEY) for consent in get_args(c.Consent)),
    }


def test_now_and_then_they_leave_a_concern_for_any_of_three_and_some_would_like_to_talk() -> None:
    view, context = PhoneView().after(shows(NOTHING)), IntentContext(scheduled=True)
    wanted = {next_intent(Random(seed), view, context, lambda: "k" * 32) for seed in range(6000)}  # noqa: S311 - behaviour
    left = [one for one in wanted if isinstance(one, LeaveConcern)]
    assert {one.to for one in left} == {"facilitators", "design_group", "room"}
    assert {one.even_alone for one in left} == {True, False}
    assert {one.talk_with for one in left} == {None, "facilitator"}
    assert {one.where for one in left if one.talk_with is None} == {""}
    assert all(one.text for one in left)


def test_now_and_then_they_say_what_belongs_together_and_answer_a_theme_that_is_said_back() -> None:
    view = PhoneView().after(shows(NOTHING, ENCOURAGED))
    context = IntentContext(scheduled=True)
    wanted = {next_intent(Random(seed), view, context, lambda: "k" * 32) for seed in range(4000)}  # noqa: S311 - behaviour
    proposed = [one for one in wanted if isinstance(one, c.ProposeTogether)]
    assert {len({*one.contributions}) for one in proposed} == {2}
    assert {one.key for one in proposed} == {None, "k" * 32}
    assert {one.consent for one in proposed} == {*get_args(c.Consent)}
    mine = replace(
        NOTHING, said_back=(OwnSentence("z-1", "Time", "Time is short."), OwnSentence("z-2", "A", "B", "yes"))
    )
    answered = everything_somebody_does(1, shows(mine))
    assert {(one.sentence, one.answer) for one in answered if isinstance(one, c.AnswerSayBack)} == {
        ("z-1", answer) for answer in get_args(c.SayBackAnswer)
    }
    assert all(bool(one.line) == (one.answer == "nearly") for one in answered if isinstance(one, c.AnswerSayBack))


def test_the_words_of_a_phone_without_a_name_answer_a_theme_by_their_key_and_once() -> None:
    room = RoomChange(said_back=(RoomSentence("z-1", "Time", "Time is short.", ("c-8", "c-9")),))
    own = PhoneKeys({"c-9": KEY, "c-7": "a" * 32})
    answered = [one for one in scheduled(NOTHING, room, keys=own) if isinstance(one, c.AnswerSayBack)]
    assert {(one.sentence, one.key) for one in answered} == {("z-1", KEY)}
    assert {one.answer for one in answered} == {*get_args(c.SayBackAnswer)}
    once = own.after(answered[0], None)
    assert not [one for one in scheduled(NOTHING, room, keys=once) if isinstance(one, c.AnswerSayBack)]
    assert not [one for one in scheduled(NOTHING, room) if isinstance(one, c.AnswerSayBack)]


def test_a_proposal_that_waits_is_at_times_taken_back_and_one_that_is_settled_never() -> None:
    mine = replace(
        NOTHING,
        proposals=(
            OwnProposal("b-1", "Both need time", 2),
            OwnProposal("b-2", "Both need time", 2, taken="Time"),
            OwnProposal("b-3", "Both need time", 2, left=True),
        ),
    )
    keys = PhoneKeys(proposed={"b-8": KEY, "b-9": KEY})
    done = scheduled(mine, RoomChange(settled=(SettledProposal("b-9"),)), keys=keys)
    taken_back = {one for one in done if isinstance(one, c.TakeBackProposal)}
    assert taken_back == {c.TakeBackProposal("b-1"), c.TakeBackProposal("b-8", KEY)}


def test_whoever_is_asked_to_stand_beside_somebody_says_yes_or_not_now() -> None:
    mine = replace(NOTHING, asked_beside=(BesideChallenge("g-1", "Bo", "Words", "Warmth", "The cost"),))
    assert set(everything_somebody_does(1, shows(mine))) == {c.StandBeside("g-1"), c.DeclineToStandBeside("g-1")}


def test_rows_that_went_can_no_longer_be_answered() -> None:
    view = PhoneView().after(shows(NOTHING, ENCOURAGED))
    assert view.of_others == ("c-1", "c-2", "c-4")
    assert view.after(f.ViewPush(room=RoomChange(said=RowsChange((), ("c-1", "c-4"))))).of_others == ("c-2",)
    again = view.reconnected().after(shows(NOTHING, RoomChange(said=RowsChange((row("c-9", "Bo"),), ()))))
    assert again.of_others == ("c-9",)


LIVE = replace(ENCOURAGED, phase="live")


@pytest.mark.parametrize(
    ("hand", "wanted"),
    [
        (None, {RaiseHand(named=True), RaiseHand(named=False)}),
        (OwnHand("waiting", named=True), {LowerHand(said=False)}),
        (OwnHand("next", named=False), {LowerHand(said=False)}),
        (OwnHand("word", named=True), {LowerHand(said=True)}),
    ],
)
def test_hands_go_up_and_down_again_and_whoever_has_the_word_has_said_it(
    hand: OwnHand | None, wanted: set[Intent]
) -> None:
    done = scheduled(replace(NOTHING, hand=hand), LIVE)
    assert {one for one in done if isinstance(one, RaiseHand | LowerHand)} == wanted
    assert not [one for one in scheduled(replace(NOTHING, hand=hand)) if isinstance(one, RaiseHand)], "not yet live"


def test_a_hand_is_asked_for_in_private_and_they_go_on_once_it_has_moved(phone: Phone) -> None:
    phone.gets(
        f.Welcome("s", "T", "participant", "p-1"), OPEN, shows(replace(NOTHING, hand=OwnHand("word", named=True)))
    )
    frame = phone.sends()
    assert isinstance(frame, f.Ask)
    assert frame.request == LowerHand(said=True)
    phone.gets(f.Answer(frame.id, HandsMoved()), shows(NOTHING))
    assert isinstance(phone.sends(), f.Submit)


def waiting(arrives: c.Arrival) -> MineView:
    """Somebody whose challenge waits."""
    beside = "Bo" if arrives == "beside" else None
    challenge = OwnChallenge("g-1", "c-2", "Words", "Warmth", "The cost", arrives, beside, True, "notes")
    return replace(NOTHING, challenges=(challenge,))


def test_a_challenge_that_waits_may_arrive_at_another_moment() -> None:
    changed = {one for one in scheduled(waiting("after_break"), LIVE) if isinstance(one, c.ChangeArrival)}
    assert changed == {c.ChangeArrival("g-1", "now"), c.ChangeArrival("g-1", "beside", "p-2")}
    alone = {one for one in scheduled(waiting("beside"), replace(LIVE, holders=())) if isinstance(one, c.ChangeArrival)}
    assert alone == {c.ChangeArrival("g-1", "now"), c.ChangeArrival("g-1", "after_break")}


LED = replace(LIVE, agreements=AGREEMENTS[:1], reasons=(ReasonView("reasons.hurts", "It may hurt somebody."),))


def test_a_host_gives_the_word_holds_up_and_back_and_adds_agreements() -> None:
    host = replace(HOST, waiting_hands=WaitingHands(2, 7, None))
    done = scheduled(host, LED)
    others = ("c-1", "c-2", "c-4")
    assert {
        GiveWord(7),
        c.AddAgreement(AGREEMENTS[1]),
        *(c.HoldUp(words) for words in others),
        *(c.HoldBack((words,), "reasons.hurts") for words in others),
    } <= done
    put_down = scheduled(host, replace(LED, held_up=row("c-1", "Bo"), agreements=AGREEMENTS))
    assert c.PutDown() in put_down
    assert not [one for one in put_down if isinstance(one, c.HoldUp | c.AddAgreement)]
    assert not [one for one in scheduled(NOTHING, LED) if isinstance(one, c.HoldUp | c.HoldBack | GiveWord)]


def test_whoever_holds_words_back_shows_them_again_as_long_as_they_may() -> None:
    keeper = replace(NOTHING, holding=(holding("keeper", "hold_back"),))
    held = frozenset({"c-1", "c-2"})
    assert {c.HoldBack(("c-1",), "reasons.hurts")} <= scheduled(keeper, LED)
    assert {c.Restore(("c-1",)), c.Restore(("c-2",))} <= scheduled(keeper, LED, held_back=held)
    assert not [one for one in scheduled(NOTHING, LED, held_back=held) if isinstance(one, c.Restore)]


@pytest.mark.parametrize("tool", ["ask", "hold_back"])
def test_whoever_may_lets_through_what_waits_and_not_what_they_know_to_be_held_back(tool: c.Tool) -> None:
    waits = WordsToLookAt("c-8", 1, "Mornings", None, "answer")
    held = WordsToLookAt("c-9", 1, "They are useless", "Bo", "answer", "It may hurt somebody.")
    for rows, restored in (((waits, held), {c.Restore(("c-8",))}), ((held,), set[c.Restore]())):
        mine = replace(NOTHING, holding=(holding("keeper", tool),), to_look_at=rows)
        assert {command for command in scheduled(mine, LED) if isinstance(command, c.Restore)} == restored


def test_what_was_held_back_is_remembered_until_it_is_shown_again() -> None:
    behaviour = Phone().person._behaviour
    behaviour.granted(c.HoldBack(("c-1", "c-2"), "reasons.hurts"), None)
    behaviour.granted(c.Restore(("c-1",)), None)
    assert behaviour.context(0, 0.0).held_back == {"c-2"}


def test_without_a_schedule_nobody_holds_anything_back_or_raises_a_hand() -> None:
    done = everything_somebody_does(1, shows(HOST, LED), times=2000)
    assert not [one for one in done if isinstance(one, c.HoldBack | c.HoldUp | c.AddAgreement)]
