"""The result of a rehearsal in plain sentences, without ranking anybody."""

from collections.abc import Iterator
from datetime import datetime

from coprod_tui.rehearsal.report import Report
from coprod_tui.rehearsal.walkthrough import WalkthroughReport
from server.domain.state import State
from server.projections.counting import many
from server.projections.people.invitations import invitations
from server.projections.voices import CHANNEL_NAMES, VoicesView, voices_view


def crowd_sentences(report: Report) -> Iterator[str]:
    """How many people joined, what they said, and whether all of it was received."""
    received = len(report.acknowledged)
    yield f"{many(report.joined, 'person', 'people')} joined and said {many(report.sent, 'thing')}."
    missing = report.sent - received - report.refused
    if missing:
        yield f"{received:,} were received; {missing:,} were still under way when the time was up."
    elif report.refused:
        yield f"{received:,} were received, and {report.refused:,} came too late or were refused."
    else:
        yield "Everything was received."
    if report.reconnects:
        yield f"Phones came back {many(report.reconnects, 'time')} after losing the room."
    if received:
        wait = report.latency_ms
        yield f"Half of it was received within {wait.p50:.0f} ms, 99 of 100 within {wait.p99:.0f} ms."


def walkthrough_sentences(report: WalkthroughReport, state: State, now: datetime) -> Iterator[str]:
    """What was asked of a plan, what people said, and by which ways."""
    again = f", and {many(report.again, 'question')} once more" if report.again else ""
    yield f"{report.asked} of {many(report.planned, 'planned question')} were asked{again}."
    yield from crowd_sentences(report.crowd)
    view = voices_view(state, now)
    yield f"{_ways(view)}."
    yield f"{view.heard} of {many(view.people, 'person', 'people')} have spoken; {view.responded} responded."
    yield f"{_on_others(state)}."
    invited = invitations(state)
    yield f"{many(invited.made, 'invitation')} made, {invited.taken_up} taken up; roles taken up: {len(state.tenures)}."
    yield f"This was practice, and says so everywhere. Look at it with: coprod open {report.session}"
    yield f"Take its record away with: coprod export {report.session}"


def _on_others(state: State) -> str:
    """What people made of each other's words, and the themes."""
    standing = [known for known in state.contributions.values() if not known.taken_back]
    kinds = [known.kind for known in standing]
    beside = sum(known.beside is not None for known in standing)
    me_too = sum(len(known.me_too) for known in standing)
    gathered = sum(bool(known.themes) for known in standing)
    return (
        f"{many(kinds.count('build'), 'build')} on what others said, {many(kinds.count('challenge'), 'challenge')} with"
        f" care, {beside} of them with somebody beside; Me too: {me_too}; {many(len(state.themes), 'theme')} with"
        f" {many(gathered, 'contribution')}"
    )


def _ways(view: VoicesView) -> str:
    ways = ", ".join(f"{row.count} {CHANNEL_NAMES[row.channel]}" for row in view.channels)
    return f"How voices came in: {ways or 'nothing was said'}"
