"""The words of a contribution as the facilitator's lists show them."""

from server.domain.state import Contribution
from server.sentences import sentence


def shown_words(contribution: Contribution) -> str:
    """The words, or that they were deleted as the session closed."""
    return sentence("said.deleted") if contribution.redacted else contribution.text
