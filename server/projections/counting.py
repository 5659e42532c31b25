"""Numbers with their noun."""


def many(number: int, one: str, more: str | None = None) -> str:
    """A number with its noun: "1 pass", "2,000 passes". `more` is the plural; by default `one` with an "s"."""
    return f"{number:,} {one if number == 1 else more or one + 's'}"
