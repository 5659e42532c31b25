"""Whatever people do, in whatever order, these things hold."""

import os
from collections.abc import Sequence
from contextlib import suppress
from random import Random
from typing import get_args

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, Participant, Visitor
from server.domain.errors import Rejected
from server.domain.evolve import apply, fold
from server.domain.evolve.same_person import resolved
from server.exports.bundle import files
from server.projections.contributions.index import ContributionIndex, ContributionsView
from server.projections.exported_journal import exported_entries
from server.projections.exported_session import exported_session
from server.projections.record import record
from tests.server.domain import role_promises, same_person_promises, voice_promises
from tests.server.domain.crowd import CONSENTS, FACILITATORS, KEYS, NOBODY, OFTEN, Deed
from tests.server.domain.decide.test_any_text import commands
from tests.server.domain.direction_crowd import DIRECTION
from tests.server.domain.promises import (
    kept_in_the_room,
    nothing_personal_outlasts_a_whole_redaction,
    redacting_at_the_close_takes_only_what_is_due,
    redacting_what_is_kept_to_the_room_leaves_what_may_leave,
    through_json,
    undoing_and_redoing_are_ones_own,
    undoing_restores,
    views_change_only_where_announced,
)
from tests.server.domain.voice_crowd import VOICES
from tests.session import FACILITATOR, Session

ANYTHING: Sequence[Deed] = (*OFTEN, *VOICES, *DIRECTION)
NAMES = st.sampled_from(["", "Ama", "ama", "Bo", "Ama (1)", "Person 1", "=Cleo"])
KEYED = st.none() | st.sampled_from(KEYS)
PLACES = st.integers(0, 20)
CHANCE = st.randoms(use_true_random=True)
WARMING_UP = 20
LONG = 250
SEEDS = int(os.environ.get("COPROD_SEEDS", "20"))
STRANGERS: list[Actor] = [FACILITATOR, Participant("p1"), Participant("nobody"), Visitor("hash of nobody")]


class AnySession(RuleBasedStateMachine):
    """A facilitator and some people who do anything they may, or try to, at random."""

    def __init__(self) -> None:
        super().__init__()
        self.session = Session()
        self.before = self.session.state
        self.mirror = fold(map(through_json, self.session.entries))
        self.index = ContributionIndex()
        self.shown: list[tuple[ContributionsView, tuple[object, ...]]] = []
        self.words = 0
        for name in ("Ama", "Bo", ""):
            self.join(name)
        self.lead(c.AskQuestion("What helps?"))
        for role, person in (("host", "p1"), ("scribe", "p1"), ("timekeeper", "p2"), ("weaver", "p3")):
            self.submit(FACILITATOR, c.OfferRole(role, person))
            self.submit(Participant(person), c.AcceptOffer(role))

    @rule(name=NAMES)
    def join(self, name: str) -> None:
        self.before = self.session.state
        if self.before.phase != "ended":
            self.session.join(name)
            self._follow()

    @rule(command=st.sampled_from([c.OpenSession(), c.CloseQuestion(), c.AskQuestion("What helps?")]))
    def lead(self, command: c.Command) -> None:
        self.submit(FACILITATOR, command)

    @rule(facilitator=st.sampled_from(FACILITATORS))
    def undo(self, facilitator: Facilitator) -> None:
        self.submit(facilitator, c.Undo())

    @rule(facilitator=st.sampled_from(FACILITATORS))
    def redo(self, facilitator: Facilitator) -> None:
        self.submit(facilitator, c.Redo())

    @rule()
    def end_and_mostly_go_on(self) -> None:
        self.submit(FACILITATOR, c.EndSession())
        self.submit(FACILITATOR, c.Undo())

    @rule(really=st.integers(0, 20))
    def end(self, really: int) -> None:
        if really == 20:
            self.submit(FACILITATOR, c.EndSession())

    @rule(place=PLACES)
    def hear(self, place: int) -> None:
        self.submit(FACILITATOR, c.MarkHeard((self._contribution(place),)))

    @rule(who=PLACES, place=PLACES, consent=st.sampled_from(CONSENTS), key=KEYED, late=st.booleans())
    def contribute(self, who: int, place: int, consent: c.Consent, key: str | None, late: bool) -> None:
        words = c.Contribute(
            pick([*self.session.state.asked], place), self.new_words(), consent=consent, key=key, late=late
        )
        self.submit(Participant(self.whose(who)), words)

    @rule(place=PLACES, who=PLACES, key=KEYED, own=st.booleans(), again=st.booleans())
    def change(self, place: int, who: int, key: str | None, own: bool, again: bool) -> None:
        words = self._contribution(place)
        text = self.new_words() if not again else "canary1x"
        self.submit(Participant(self.whose(who, words if own else "")), c.ChangeContribution(words, text, key))

    @rule(place=PLACES, who=PLACES, key=KEYED, own=st.booleans())
    def take_back(self, place: int, who: int, key: str | None, own: bool) -> None:
        words = self._contribution(place)
        self.submit(Participant(self.whose(who, words if own else "")), c.TakeBackContribution(words, key))

    @rule(who=PLACES, place=PLACES)
    def pass_question(self, who: int, place: int) -> None:
        self.submit(Participant(self.whose(who)), c.PassQuestion(pick([*self.session.state.asked], place)))

    @initialize(random=CHANCE)
    def much_happens_for_a_while(self, random: Random) -> None:
        for _ in range(WARMING_UP):
            self.submit(*random.choice(ANYTHING)(self.session.state, random))
            self.roles_are_in_order()
            self.voices_are_in_order()
            self.people_are_in_order()

    @rule(deed=st.sampled_from(ANYTHING), random=CHANCE)
    def somebody_acts(self, deed: Deed, random: Random) -> None:
        self.submit(*deed(self.session.state, random))

    @rule(actor=st.sampled_from(STRANGERS), command=commands)
    def try_anything(self, actor: Actor, command: c.Command) -> None:
        if not isinstance(command, c.EndSession | c.Contribute | c.ChangeContribution | c.CaptureWords):
            self.submit(actor, command)

    @invariant()
    def roles_are_in_order(self) -> None:
        state = self.session.state
        role_promises.no_role_is_over_its_limit(state)
        role_promises.lookups_are_what_a_search_gives(state)
        role_promises.what_hangs_on_a_holder_has_one(state)
        role_promises.rights_follow_tenures(state)

    @invariant()
    def people_are_in_order(self) -> None:
        same_person_promises.what_is_recorded_leads_to_the_same(self.session.state)

    @invariant()
    def what_the_disk_gives_back_is_the_state(self) -> None:
        assert self.mirror == self.session.state

    @invariant()
    def a_label_means_one_person(self) -> None:
        labels = [self.session.label(person) for person in self.session.state.people]
        assert len(set(labels)) == len(labels)

    @invariant()
    def voices_are_in_order(self) -> None:
        state = self.session.state
        voice_promises.counts_are_what_a_count_gives(state)
        voice_promises.lists_are_what_a_pass_over_everything_gives(state)
        voice_promises.challenges_that_wait_are_listed_by_what_they_challenge(state)
        voice_promises.proposals_are_listed_by_who_made_them_and_while_they_wait(state)
        voice_promises.slips_are_those_of_words_that_stand(state)
        voice_promises.the_plan_is_in_order(state)
        voice_promises.rounds_are_chained(state)
        voice_promises.wordings_wait_for_the_open_question(state)

    @invariant()
    def the_list_is_what_a_pass_over_all_words_gives(self) -> None:
        state = self.session.state
        for question in (None, *state.asked):
            view = self.index.view(question)
            naive = sorted(
                (known.heard_at is not None, known.number)
                for known in state.contributions.values()
                if not known.taken_back and question in (None, known.question)
            )
            rows = view.rows(0, view.count)
            assert [(row.heard, row.number) for row in rows] == naive
            assert view.unheard == sum(not heard for heard, _ in naive)
            assert [view.find(row.id) for row in rows] == list(range(view.count))
            self.shown.append((view, rows))

    @invariant()
    def a_list_that_is_shown_stays_as_it_was(self) -> None:
        self.shown = self.shown[-6:]
        for view, rows in self.shown:
            assert view.rows(0, view.count + 1) == rows

    def teardown(self) -> None:
        state, entries = self.session.state, self.session.entries
        assert fold(entries) == state
        voice_promises.invitations_are_taken_up_under_a_name(state, entries)
        voice_promises.signals_and_felt_are_of_no_more_than_are_here(state, entries)
        exported = b"".join(content for _, content in files(exported_session(state, entries))).decode()
        for words in kept_in_the_room(state, entries):
            assert words not in exported
        assert record(fold(exported_entries(state, entries))) == record(state)
        redacting_at_the_close_takes_only_what_is_due(state, entries)
        redacting_what_is_kept_to_the_room_leaves_what_may_leave(state, entries)
        nothing_personal_outlasts_a_whole_redaction(entries)

    def submit(self, actor: Actor, command: c.Command) -> None:
        self.before = self.session.state
        try:
            events = self.session.submit(actor, command)
        except Rejected:
            assert self.session.state is self.before
            return
        before, state = self.before, self.session.state
        same_person_promises.two_are_one_by_their_own_yes(before, state, actor, command, events)
        actor = same_person_promises.one_person(before, actor)
        events = tuple(resolved(before, event) for event in events)
        if any(isinstance(event, same_person_promises.MOVES) for event in events):
            same_person_promises.nobody_holds_more_or_less_by_it(before, state)
        else:
            role_promises.roles_move_by_those_concerned(before, state, actor, events)
            role_promises.offers_and_askings_end_by_those_concerned(before, state, actor)
            role_promises.shadows_begin_and_end_by_those_concerned(before, state, actor)
        if events:
            undoing_and_redoing_are_ones_own(before, self.session.entries[-1], actor)
        voice_promises.words_are_said_by_their_own_yes(before, actor, command, events)
        self._follow()

    def _follow(self) -> None:
        """Takes the newest entry where it is new, and looks at what it did."""
        state, entry = self.session.state, self.session.entries[-1]
        if entry.seq == self.mirror.seq:
            return
        self.mirror = apply(self.mirror, through_json(entry))
        self.index.step(state, entry.events)
        voice_promises.what_has_no_name_marks_nobody(self.before, state, entry)
        views_change_only_where_announced(self.before, state, entry)
        undoing_restores(self.before, state, self.session)
        role_promises.what_is_over_tells_nobody_why(entry)

    def new_words(self) -> str:
        self.words += 1
        return f"canary{self.words}x"

    def whose(self, place: int, words: str = "") -> str:
        """Whoever said `words` under their name, or somebody."""
        known = self.session.state.contributions.get(words)
        if known is not None and known.person is not None:
            return known.person
        return pick(sorted(self.session.state.people), place)

    def _contribution(self, place: int) -> str:
        said = sorted(self.session.state.contributions.values(), key=lambda known: known.number)
        return pick([known.id for known in said], place)


def pick(known: list[str], place: int) -> str:
    """One of those, mostly of the newest, or seldom an id that nobody has."""
    return known[-1 - place % len(known)] if known and place < 20 else NOBODY


TestAnySession = AnySession.TestCase


def a_crowd() -> AnySession:
    machine = AnySession()
    for name in ("Cleo", "Dee"):
        machine.join(name)
    return machine


@pytest.mark.parametrize("seed", range(SEEDS))
def test_much_happens_for_long(seed: int) -> None:
    machine, random = a_crowd(), Random(seed)  # noqa: S311
    for _ in range(LONG):
        machine.submit(*random.choice(ANYTHING)(machine.session.state, random))
        machine.roles_are_in_order()
        machine.voices_are_in_order()
        machine.people_are_in_order()
        machine.what_the_disk_gives_back_is_the_state()
    machine.teardown()


def test_what_is_tried_leads_to_all_that_can_happen() -> None:
    happened: set[type] = set()
    seeds = iter(range(70, 470))
    while happened != set(get_args(e.Event)) and (seed := next(seeds, None)) is not None:
        session, random = a_crowd().session, Random(seed)  # noqa: S311
        for _ in range(LONG):
            with suppress(Rejected):
                session.submit(*random.choice(ANYTHING)(session.state, random))
        happened.update(type(event) for entry in session.entries for event in entry.events)
    assert happened == set(get_args(e.Event))
