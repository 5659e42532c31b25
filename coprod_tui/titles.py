"""What a session is called wherever it is shown or listed; it must not know where that is."""

_PRACTICE = "PRACTICE · "


def shown(title: str, *, practice: bool) -> str:
    """Its title, marked where it is practice."""
    return f"{_PRACTICE}{title}" if practice else title
