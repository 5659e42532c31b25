"""QR codes as rows of modules."""

from functools import lru_cache
from typing import Final

import qrcode
from qrcode.constants import ERROR_CORRECT_L, ERROR_CORRECT_M

QUIET_ZONE: Final = 4
MODE_CHARACTERS: Final = 12  # from so many capitals and digits on, an invitation among them, a denser mode is used


@lru_cache(maxsize=64)  # the same few addresses are requested every few seconds
def qr_rows(text: str) -> tuple[str, ...]:
    """The rows of the QR code for `text`: 1 for a dark module, with a quiet zone of QUIET_ZONE modules.

    The stronger error correction is used if it does not make the code larger.
    """
    light, better = _matrix(text, ERROR_CORRECT_L), _matrix(text, ERROR_CORRECT_M)
    matrix = better if len(better) <= len(light) else light
    return tuple("".join("1" if module else "0" for module in row) for row in matrix)


def _matrix(text: str, correction: int) -> list[list[bool]]:
    code = qrcode.QRCode(error_correction=correction, border=QUIET_ZONE)
    code.add_data(text, optimize=MODE_CHARACTERS)
    code.make(fit=True)
    matrix: list[list[bool]] = code.get_matrix()
    return matrix
