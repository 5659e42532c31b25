"""All of a session that may leave the room. Exports are made of this alone."""

from collections.abc import Iterable, Mapping
from datetime import datetime

import msgspec

from server.domain.events import Entry
from server.domain.state import State
from server.projections.codes import codes_of_words
from server.projections.exported_events import ExportedEntry
from server.projections.exported_journal import exported_entries
from server.projections.held_up import ever_held_up
from server.projections.measures.roles import role_measures
from server.projections.measures.view import MeasureView
from server.projections.measures.voices import voice_measures
from server.projections.people.invitations import Invitations, invitations
from server.projections.questions.readings import readings
from server.projections.questions.rewordings import reworded_at
from server.projections.record import Record, record
from server.projections.roles.changes import RoleChange, role_changes
from server.projections.roles.river import RiverView, river_view


class ExportedSession(msgspec.Struct, frozen=True):
    """A session as exports tell of it."""

    record: Record
    #: The measures of roles.
    roles: tuple[MeasureView, ...]
    #: The measures of voices.
    voices: tuple[MeasureView, ...]
    #: How the session's roles changed.
    changes: tuple[RoleChange, ...]
    #: The totals of invitations.
    invitations: Invitations
    #: By contribution: the code by which whoever said it finds it in the report.
    codes: Mapping[str, str]
    river: RiverView
    #: The last known moment, up to which roles that are still held are told.
    known_until: datetime
    journal: tuple[ExportedEntry, ...]


def exported_session(state: State, entries: Iterable[Entry]) -> ExportedSession:
    """What may leave of a session; `entries` are those that led to `state`, and maybe later ones."""
    led = [entry for entry in entries if entry.seq <= state.seq]
    known_until = max(entry.at for entry in led)
    held_up = ever_held_up(led)
    return ExportedSession(
        record=record(state, known_until, reworded_at(led), held_up, readings(led)),
        roles=role_measures(state, known_until),
        voices=voice_measures(state, known_until, held_up),
        changes=role_changes(led),
        invitations=invitations(state),
        codes=codes_of_words(state),
        river=river_view(state),
        known_until=known_until,
        journal=tuple(exported_entries(state, led)),
    )
