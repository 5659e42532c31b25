"""Opens a room without a dashboard, for the command line."""

from collections.abc import Sequence

from coprod_tui.diagnostics import FINE
from coprod_tui.model.sessions import NewSession
from coprod_tui.session import known_addresses
from coprod_tui.session.launch import options_of_new
from coprod_tui.session.listen_options import ListenOptions
from server.__main__ import main
from server.store.folder import SessionFolder
from server.store.library import Library, SessionRecord


def serve_new(library: Library, begin: NewSession, listen: ListenOptions, zone: str | None) -> int:
    """Serves a new session until its server ends, and returns the exit code. One that did not begin is discarded."""
    folder = library.create(begin.title)
    code = _serve(folder, [f"--title={begin.title}", *options_of_new(begin.plan, zone=zone)], listen)
    if code != FINE:
        library.discard(folder)
    return code


def serve_again(library: Library, session: SessionRecord, listen: ListenOptions | None) -> int:
    """Serves an earlier session until its server ends, and returns the exit code; with None where it was before."""
    folder = library.folder(session.id)
    return _serve(folder, [f"--title={session.title}"], listen or known_addresses.recall(folder))


def _serve(folder: SessionFolder, options: Sequence[str], listen: ListenOptions) -> int:
    def remember(url: str) -> None:
        known_addresses.remember(folder, known_addresses.with_port_of(listen, url))

    return main([str(folder.path), *options, *listen.options()], remember)
