"""What is said after the dashboard is left: which of the rooms that it was in go on."""

from collections.abc import Callable, Container, Iterable, Iterator

from coprod_tui.model.sessions import SessionSummary


def goes_on(
    sessions: Iterable[SessionSummary], entered: Container[str], announced: Callable[[str], bool]
) -> Iterator[str]:
    """A sentence for each session that was `entered` and is not over; `announced` says whether a server had begun it.

    Rooms of other programs go on as they did, and are not named.
    """
    for session in sessions:
        if session.id not in entered:
            continue
        if session.running:
            yield (
                f"{session.title} goes on without this dashboard: phones stay connected, and what people send is kept. "
                f"Come back with: coprod open {session.id}"
            )
        elif session.phase != "ended" and announced(session.id):  # its server died
            yield f"{session.title} was interrupted. Open it again with: coprod open {session.id}"
