"""Come-back words: three words by which somebody is known again on another phone.

They are one of 2048 ** 3 combinations, 33 bits, so only a slow hash of them is kept, and guesses are delayed.
"""

import hashlib
import re
import unicodedata
from collections.abc import Callable, Sequence
from importlib.resources import files
from typing import Final

from server.domain.errors import Rejected

WORDS: Final[tuple[str, ...]] = tuple(
    line
    for line in files("server.domain").joinpath("data", "come-back-words.txt").read_text("utf-8").splitlines()
    if not line.startswith("#")
)
HOW_MANY: Final = 3
TELLING: Final = 4  # letters, by which every word differs from every other
MOST_TYPED: Final = 200
_BY_BEGINNING: Final = {word[:TELLING]: word for word in WORDS}
_WORD: Final = re.compile(r"[^\W\d_]+")


def new_words(choose: Callable[[Sequence[str]], str]) -> tuple[str, ...]:
    """Three words. `choose` picks a random item of a sequence."""
    return tuple(choose(WORDS) for _ in range(HOW_MANY))


def read_words(typed: str) -> tuple[str, ...]:
    """The words that were typed, in whatever letters and with whatever between them. Raises Rejected.

    The first four letters tell a word, so a slip in those that follow does no harm.
    """
    found = _WORD.findall(unicodedata.normalize("NFKC", typed[:MOST_TYPED]).casefold())
    if len(found) != HOW_MANY:
        raise Rejected("come_back_wrong", field="words")
    return tuple(map(_known, found))


def _known(typed: str) -> str:
    word = _BY_BEGINNING.get(typed[:TELLING])
    if word is None:
        raise Rejected("come_back_wrong", field="words")
    return word


def slow_hash(words: tuple[str, ...], session: str) -> str:
    """The hash of somebody's words in a session, as 64 hexadecimal digits. It takes some 50 ms and 16 MB.

    The session's id is the salt: whoever guesses has to begin anew for every session.
    """
    salt = f"come back to {session}".encode()
    return hashlib.scrypt(" ".join(words).encode(), salt=salt, n=2**14, r=8, p=1, dklen=32).hex()
