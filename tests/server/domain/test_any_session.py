"""Whatever people do, in whatever order, these things hold."""

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from server.domain import commands as c
from server.domain import events as e
from server.domain.actors import Actor, Facilitator, Participant
from server.domain.errors import Rejected
from server.domain.evolve import apply, fold
from server.exports.bundle import files
from server.projections.contributions import ContributionIndex, ContributionsView
from server.projections.leaving import leaving_entries
from server.projections.record import record
from tests.server.domain.promises import (
    kept_in_the_room,
    nameless_words_lead_nowhere,
    through_json,
    undoing_restores,
    views_change_only_where_announced,
)
from tests.session import FACILITATOR, Session

ROLES = st.sampled_from(["timekeeper", "host", "challenger", "listener"])
NAMES = st.sampled_from(["", "Ama", "ama", "Bo", "Ama (1)", "Person 1", "=Cleo"])
KEYS = st.none() | st.sampled_from(["a" * 32, "b" * 32, "c" * 32, "d" * 32])
CONSENTS = st.sampled_from(["room", "notes", "quoted"])
PLACES = st.integers(0, 20)


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

    @rule(name=NAMES)
    def join(self, name: str) -> None:
        self.before = self.session.state
        if self.before.phase != "ended":
            self.session.join(name)
            self._follow()

    @rule(command=st.sampled_from([c.OpenSession(), c.CloseQuestion(), c.AskQuestion("What helps?")]))
    def lead(self, command: c.Command) -> None:
        self._submit(FACILITATOR, command)

    @rule()
    def undo(self) -> None:
        self._submit(FACILITATOR, c.Undo())

    @rule()
    def end_and_mostly_go_on(self) -> None:
        self._submit(FACILITATOR, c.EndSession())
        self._submit(FACILITATOR, c.Undo())

    @rule(really=st.integers(0, 20))
    def end(self, really: int) -> None:
        if really == 20:
            self._submit(FACILITATOR, c.EndSession())

    @rule(place=PLACES)
    def hear(self, place: int) -> None:
        self._submit(FACILITATOR, c.MarkHeard(self._contribution(place)))

    @rule(role=ROLES, whom=PLACES)
    def offer(self, role: str, whom: int) -> None:
        self._submit(FACILITATOR, c.OfferRole(role, self._person(whom)))

    @rule(who=PLACES, place=PLACES, consent=CONSENTS, key=KEYS, late=st.booleans())
    def contribute(self, who: int, place: int, consent: c.Consent, key: str | None, late: bool) -> None:
        words = c.Contribute(self._question(place), self._new_words(), consent=consent, key=key, late=late)
        self._submit(Participant(self._person(who)), words)

    @rule(place=PLACES, who=PLACES, key=KEYS, own=st.booleans(), again=st.booleans())
    def change(self, place: int, who: int, key: str | None, own: bool, again: bool) -> None:
        words = self._contribution(place)
        text = self._new_words() if not again else "canary1x"
        self._submit(Participant(self._person(who, words if own else "")), c.ChangeContribution(words, text, key))

    @rule(place=PLACES, who=PLACES, key=KEYS, own=st.booleans())
    def take_back(self, place: int, who: int, key: str | None, own: bool) -> None:
        words = self._contribution(place)
        self._submit(Participant(self._person(who, words if own else "")), c.TakeBackContribution(words, key))

    @rule(who=PLACES, place=PLACES)
    def pass_question(self, who: int, place: int) -> None:
        self._submit(Participant(self._person(who)), c.PassQuestion(self._question(place)))

    @rule(who=PLACES, role=ROLES, kind=st.sampled_from([c.AcceptOffer, c.DeclineOffer, c.AskForRole, c.StepBack]))
    def about_a_role(
        self, who: int, role: str, kind: type[c.AcceptOffer | c.DeclineOffer | c.AskForRole | c.StepBack]
    ) -> None:
        self._submit(Participant(self._person(who)), kind(role))

    @rule(place=PLACES)
    def say_yes(self, place: int) -> None:
        offers = sorted(self.session.state.offers.keys())
        if offers:
            role, person = offers[place % len(offers)]
            self._submit(Participant(person), c.AcceptOffer(role))

    @rule(place=PLACES, whom=PLACES)
    def hand_on(self, place: int, whom: int) -> None:
        held = [held for role in self.session.state.roles for held in self.session.state.holders(role.id)]
        if held:
            tenure = held[place % len(held)]
            self._submit(Participant(tenure.person), c.PassOn(tenure.role, self._person(whom)))

    @rule(who=PLACES, role=ROLES, whom=PLACES)
    def pass_on(self, who: int, role: str, whom: int) -> None:
        self._submit(Participant(self._person(who)), c.PassOn(role, self._person(whom)))

    @invariant()
    def no_role_is_over_its_limit(self) -> None:
        state = self.session.state
        for role in state.roles:
            people = [tenure.person for tenure in state.holders(role.id)]
            assert role.limit is None or len(people) <= role.limit
            assert len(set(people)) == len(people)

    @invariant()
    def only_what_somebody_holds_is_passed_on(self) -> None:
        state = self.session.state
        assert all(offer.by is None or state.tenure_of(offer.role, offer.by) for offer in state.offers.values())

    @invariant()
    def what_the_disk_gives_back_is_the_state(self) -> None:
        assert self.mirror == self.session.state

    @invariant()
    def a_label_means_one_person(self) -> None:
        labels = [self.session.state.label(person) for person in self.session.state.people]
        assert len(set(labels)) == len(labels)

    @invariant()
    def counts_are_what_a_count_gives(self) -> None:
        state = self.session.state
        standing = [known for known in state.contributions.values() if not known.taken_back]
        assert state.standing == len(standing)
        assert state.heard == sum(known.heard_at is not None for known in standing)
        for question in state.asked:
            answered = sum(known.question == question for known in standing)
            assert state.questions[question].answered == answered
        assert [state.questions[asked].number for asked in state.asked] == list(range(1, len(state.asked) + 1))

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
        exported = b"".join(content for _, content in files(state, entries)).decode()
        for words in kept_in_the_room(state, entries):
            assert words not in exported
        assert record(fold(leaving_entries(state, entries))) == record(state)

    def _submit(self, actor: Actor, command: c.Command) -> None:
        self.before = self.session.state
        try:
            events = self.session.submit(actor, command)
        except Rejected:
            assert self.session.state is self.before
            return
        self._roles_moved_by_those_concerned(actor, events)
        self._follow()

    def _follow(self) -> None:
        """Takes the newest entry where it is new, and looks at what it did."""
        state, entry = self.session.state, self.session.entries[-1]
        if entry.seq == self.mirror.seq:
            return
        self.mirror = apply(self.mirror, through_json(entry))
        self.index.step(state, entry.events)
        nameless_words_lead_nowhere(self.before, state, entry)
        views_change_only_where_announced(self.before, state, entry)
        undoing_restores(self.before, state, self.session)

    def _roles_moved_by_those_concerned(self, actor: Actor, events: tuple[e.Event, ...]) -> None:
        for event in events:
            match event:
                case e.TenureBegan(role=role, person=person, how="asked"):
                    assert (role, person) in self.before.asks
                    assert isinstance(actor, Facilitator)
                case e.TenureBegan(person=person):
                    assert actor == Participant(person)
                case e.TenureEnded(tenure=tenure, how="passed_on"):
                    held = self.before.tenures[tenure]
                    assert isinstance(actor, Participant)
                    assert self.before.offers[held.role, actor.person].by == held.person
                case e.OfferClosed(role=role, person=person) if isinstance(actor, Facilitator):
                    assert self.before.offers[role, person].by is None
                case e.TenureEnded(tenure=tenure):
                    assert actor == Participant(self.before.tenures[tenure].person)
        if not any(isinstance(event, e.TenureBegan | e.TenureEnded) for event in events):
            assert self.session.state.holding == self.before.holding

    def _new_words(self) -> str:
        self.words += 1
        return f"canary{self.words}x"

    def _person(self, place: int, words: str = "") -> str:
        """Whoever said `words` under their name, or somebody."""
        known = self.session.state.contributions.get(words)
        if known is not None and known.person is not None:
            return known.person
        return pick(sorted(self.session.state.people), place)

    def _question(self, place: int) -> str:
        return pick([*self.session.state.asked], place)

    def _contribution(self, place: int) -> str:
        said = sorted(self.session.state.contributions.values(), key=lambda known: known.number)
        return pick([known.id for known in said], place)


def pick(known: list[str], place: int) -> str:
    """One of those, mostly of the newest, or seldom an id that nobody has."""
    return known[-1 - place % len(known)] if known and place < 20 else "nobody-has-this-id"


TestAnySession = AnySession.TestCase
