"""What facilitators should know about how people come in and what happens to connections, in sentences."""

from collections.abc import Iterator
from typing import Final

from server.projections.counting import many
from server.projections.status import StatusView

WRONG_CODES_TOLD: Final = 5


def status_warnings(status: StatusView) -> tuple[str, ...]:
    """The sentences, the most pressing first; none if all is well."""
    return tuple(_warnings(status))


def _warnings(status: StatusView) -> Iterator[str]:
    joining, network = status.joining, status.network
    if joining.crowd is not None:
        yield (
            f"{joining.crowd.joined} joined from one phone or network within a minute; "
            f"{len(joining.crowd.silent)} of them said nothing yet."
        )
    if network.most_phones is not None:
        yield f"This laptop can hold {network.most_phones} phones at once, and more tried to come in."
    if joining.wrong_codes >= WRONG_CODES_TOLD:
        yield f"{many(joining.wrong_codes, 'wrong code was', 'wrong codes were')} typed in the last minute."
    if network.tried_https:
        yield "A phone tried https; the address has to begin with http://."
    if joining.closed:
        yield "The door is closed: nobody else can join."
    if status.set_aside:
        lines = many(status.set_aside, "damaged line was", "damaged lines were")
        yield f"{lines} found at the end of the record and set aside."
    if status.exposed:
        yield "Others who use this machine can open the folder of this session; its disk keeps no rights."
