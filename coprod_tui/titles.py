"""How a session's title is shown."""

_PRACTICE = "PRACTICE · "


def display_title(title: str, *, practice: bool) -> str:
    """The title, marked where the session is practice."""
    return f"{_PRACTICE}{title}" if practice else title
