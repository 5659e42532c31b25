"""Lists the sessions on this machine for the command line, without opening any."""

import json

from coprod_tui.diagnostics import answer, say
from coprod_tui.titles import display_title
from server.store.library import Library


def print_sessions(library: Library, *, as_json: bool) -> None:
    """Prints the sessions, newest first: a line each, or one JSON document."""
    if as_json:
        answer(json.dumps(_documents(library)))
        return
    sessions = library.sessions()
    for session in sessions:
        began = f"{session.created_at.astimezone():%Y-%m-%d %H:%M}"
        title = display_title(session.title, practice=session.practice)
        answer(f"{session.id}  {began}  {'open now' if session.running else '        '}  {title}")
    if not sessions:
        say('There are no sessions yet; "coprod new TITLE" starts one.')


def _documents(library: Library) -> list[dict[str, object]]:
    return [
        {
            "session": session.id,
            "title": session.title,
            "practice": session.practice,
            "created_at": session.created_at.isoformat(),
            "running": session.running,
            "file": str(library.folder(session.id).journal),
        }
        for session in library.sessions()
    ]
