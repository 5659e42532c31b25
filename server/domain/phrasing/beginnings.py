"""How an open question could begin in place of another one.

A beginning is offered where a whole rewording would not be safe. Each ends with "…".
"""

from typing import Final

BLAME: Final = "What led up to…"
LEADING: Final = "What do you think about…"
_ANY: Final = "What…"
_KNOWING: Final = "How do you find out…"
_BY_OPENING: Final = (
    ("could you tell", "Could you tell us how…"),
    ("can you tell", "Can you tell us how…"),
    ("do you think", "What do you think about…"),
    ("do you agree", "What do you think about…"),
    ("do you want", "What do you want from…"),
    ("do you need", "What do you need to…"),
    ("do you feel", "How do you feel when…"),
    ("do you have", "What do you have…"),
    ("would you rather", "What would suit you about…"),
    ("would you prefer", "What would suit you about…"),
    ("would you say", "How would you describe…"),
    ("would you recommend", "What would you tell a friend about…"),
    ("would it", "What would help…"),
    ("would", "What would…"),
    ("have you", "What has happened when…"),
    ("has", "What has changed…"),
    ("have", "What has changed…"),
    ("did", "What happened when…"),
    ("was", "What was it like…"),
    ("were", "What was it like…"),
    ("is there", "What is there…"),
    ("are there", "What is there…"),
    ("is it", "What is it like…"),
    ("is", "What is it like…"),
    ("are you", "How do you feel about…"),
    ("are", "What is it like…"),
    ("will", "What will happen when…"),
    ("should", "What would change if…"),
    ("shall", "What would change if…"),
    ("can", "How can…"),
    ("could", "How could…"),
    ("might", "How might…"),
    ("which", "What matters to you in…"),
    ("i wonder", "I wonder what…"),
    ("tell", "Tell us about…"),
    ("let", "Tell us about…"),
    ("do", "What is it like when…"),
    ("does", "What is it like when…"),
)


def instead_of(low: tuple[str, ...]) -> str:
    """A beginning in place of a clause with these lower-case words that asks for yes or no."""
    if low[0] in ("do", "does", "did") and "know" in low[2:4]:
        return _KNOWING
    said = " ".join((*low[:3], ""))
    return next((begins for opening, begins in _BY_OPENING if said.startswith(f"{opening} ")), _ANY)
