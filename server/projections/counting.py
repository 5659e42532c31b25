"""How many of something, in words; it must not know of what."""


def many(number: int, one: str, more: str | None = None) -> str:
    """1 pass, 2,000 passes."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"
