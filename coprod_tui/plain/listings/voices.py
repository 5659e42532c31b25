"""Lines about plan, rounds, wordings, signals, invitations and the voice mirror, without names that are kept unnamed.

Each line makes sense by itself, read aloud from the left.
"""

from collections.abc import Iterator
from datetime import datetime

from coprod_tui.model.session_replica import SessionReplica
from coprod_tui.plain import wording
from server.projections.counting import many
from server.projections.measures.voices import voice_measures
from server.projections.people.invitations import invitations_view
from server.projections.questions.plan import PlannedRow, next_question, plan_view
from server.projections.questions.rounds import RoundView, newest_repeated_question, round_views
from server.projections.questions.wordings import wording_rows
from server.projections.showings import showings_sentence
from server.projections.signals import SIGNAL_NAMES, signal_rows
from server.projections.voices import CHANNEL_NAMES, channel_rows


def plan(replica: SessionReplica) -> Iterator[str]:
    """The purpose, and the questions in order, with notes and probes of the open or next one."""
    view = plan_view(replica.state)
    if view.purpose:
        yield f"Purpose: {wording.one_line(view.purpose)}"
    for outcome in view.outcomes:
        yield f"Outcome: {wording.one_line(outcome)}"
    for row in view.rows:
        yield _planned(row)
        if row.stand in ("open", "next"):
            yield from _beside(row)
    if not view.rows:
        ready = next_question(replica.state)
        asks = "" if ready is None else f', and "next" asks a ready one: {wording.one_line(ready)}'
        yield f'Nothing is planned; "plan add TEXT" adds a question{asks}'
    elif view.minutes_left:
        yield f"Still to come: {many(view.minutes_left, 'minute')} of the plan"


def _planned(row: PlannedRow) -> str:
    stand = f"asked as question {row.asked_as}" if row.stand == "asked" else row.stand
    stand = {"skipped": "left out", "open": f"open as question {row.asked_as}"}.get(row.stand, stand)
    said = [
        *([wording.one_line(row.phase)] if row.phase else []),
        *([] if row.minutes is None else [many(row.minutes, "minute")]),
        *filter(None, [wording.reading(row.reveal, row.moderation)]),
    ]
    line = f"Plan {row.number}, {stand}: {wording.one_line(row.text)}"
    return f"{line} ({', '.join(said)})" if said else line


def _beside(row: PlannedRow) -> Iterator[str]:
    if row.notes:
        yield f"- Notes: {wording.one_line(row.notes)}"
    for probe in row.probes:
        yield f"- To ask aloud: {wording.one_line(probe)}"


def wordings(replica: SessionReplica) -> Iterator[str]:
    """The wordings that people offer for the open question, oldest first."""
    rows = wording_rows(replica.state)
    for row in rows:
        yield f"Wording {row.number}, {wording.name(row.label)}: {wording.one_line(row.text)}"
    if not rows:
        yield "Nobody offers another wording just now"


def rounds(replica: SessionReplica) -> Iterator[str]:
    """What was said in each round of the newest question that has several."""
    state = replica.state
    question = newest_repeated_question(state)
    if question is None:
        yield 'No question was asked more than once yet; "again" asks the newest one again'
        return
    for view in round_views(state, question):
        yield _round(view)
        for row in view.rows:
            yield f"- Contribution {wording.contribution(state, state.contributions[row.id])}"


def _round(view: RoundView) -> str:
    counts = f"{many(view.answered, 'answer')}, {view.passed} passed"
    return f"Round {view.round}, question {view.number}, {counts}: {wording.one_line(view.text)}"


def invitations(replica: SessionReplica) -> Iterator[str]:
    """Who is here and has had no opening yet, in order of arrival, and totals of invitations."""
    view = invitations_view(replica.state, replica.presence)
    for row in view.open:
        how = "" if row.phone else ", here without a phone: a word across the table does it"
        yield f"Not yet invited: {wording.name(row.label)}{how}"
    if not view.open:
        yield "Everybody here was invited, said something under their name, or passed"
    if view.made:
        yield f"Invitations made: {view.made}, taken up: {view.taken_up}"


def signals(replica: SessionReplica) -> Iterator[str]:
    """How many people sent each signal."""
    rows = signal_rows(replica.state)
    for row in rows:
        yield f"{SIGNAL_NAMES[row.kind]}: {row.waiting} waiting, {row.all} in all"
    if not rows:
        yield "Nothing was signalled yet"


def voices(replica: SessionReplica, now: datetime) -> Iterator[str]:
    """How voices came in, how often they were shown, then each measure with its formula and its blind spot."""
    state = replica.state
    ways = [f"{row.count} {CHANNEL_NAMES[row.channel]}" for row in channel_rows(state)]
    if ways:
        yield f"How voices came in: {', '.join(ways)}"
    shown = showings_sentence(replica.presence.showings, anew=replica.presence.is_anew(state))
    if shown:
        yield shown
    for view in voice_measures(state, now, replica.held_up):
        yield f"{view.id} {view.name}: {' '.join(wording.one_line(said) for said in view.says)}"
        yield f"- How it is worked out: {view.formula}"
        yield f"- What it does not see: {view.blind_spot}"
