"""Lines on the exports that were made of the session."""

from collections.abc import Iterator

from coprod_tui.plain import wording
from server.port import ExportLine, Exports
from server.projections.counting import many


def listed(made: Exports) -> Iterator[str]:
    """When each export was made and where, oldest first."""
    if not made.exports:
        yield "No export of this session was made"
        return
    for export in made.exports:
        yield _line(export)
    yield "Whether somebody has copied them since is not known here"


def _line(export: ExportLine) -> str:
    files = "begun, and not finished yet," if export.unfinished else many(len(export.files), "file")
    words = many(export.contributions, "contribution")
    kept = f", {export.not_to_leave} of which may no longer leave the room" if export.not_to_leave else ""
    return f"{export.at.astimezone():%Y-%m-%d %H:%M}: {files} with {words}{kept}, in {wording.one_line(export.folder)}"
