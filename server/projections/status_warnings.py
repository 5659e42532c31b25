"""What facilitators should know about how people come in and what happens to connections, in sentences."""

from collections.abc import Iterator
from typing import Final

from server.projections.status import StatusView
from server.sentences import counted, sentence

WRONG_CODES_TOLD: Final = 5


def status_warnings(status: StatusView) -> tuple[str, ...]:
    """The sentences, the most pressing first; none if all is well."""
    return tuple(_warnings(status))


def _warnings(status: StatusView) -> Iterator[str]:
    joining, network = status.joining, status.network
    if joining.crowd is not None:
        yield sentence("warnings.crowd", joined=joining.crowd.joined, silent=len(joining.crowd.silent))
    if network.most_phones is not None:
        yield sentence("warnings.laptop_full", most=network.most_phones)
    if joining.wrong_codes >= WRONG_CODES_TOLD:
        yield counted("warnings.wrong_codes", joining.wrong_codes)
    if network.tried_https:
        yield sentence("warnings.tried_https")
    if joining.closed:
        yield sentence("warnings.closed")
    if status.set_aside:
        yield counted("warnings.set_aside", status.set_aside)
    if status.exposed:
        yield sentence("warnings.exposed")
