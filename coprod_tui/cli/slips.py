"""Writes a sheet of paper slips to print: a code, room to write, a line for a name.

The sheet is one HTML file that loads nothing from a network. Its codes are kept nowhere: a code means something only
once somebody types it in.
"""

import secrets
from html import escape
from typing import Final

from coprod_tui.cli.options import Slips
from coprod_tui.cli.titles import title_of
from coprod_tui.diagnostics import answer, as_failure
from coprod_tui.session.output_files import WouldReplace, write_output
from server.domain.slips import new_slips
from server.projections.counting import many

KEEPS: Final = (
    "What you write is typed into the session as you wrote it, and may stand in its notes. "
    "Without a name, nothing on this slip says who you are; its code only keeps it from being typed in twice."
)
_STYLE: Final = """
@page { size: A4; margin: 12mm }
* { box-sizing: border-box }
body { margin: 0; font: 12pt/1.35 system-ui, sans-serif; color: #000; background: #fff }
main { display: grid; grid-template-columns: 1fr 1fr }
section { border: 1px dashed #777; padding: 6mm; height: 90mm; display: flex; flex-direction: column;
  break-inside: avoid }
h2 { margin: 0; font-size: 11pt; font-weight: normal; overflow-wrap: anywhere }
b { font: bold 20pt/1 ui-monospace, monospace; letter-spacing: .15em }
div { flex: 1; background: repeating-linear-gradient(#fff 0 9mm, #bbb 9mm calc(9mm + 1px)); margin: 3mm 0;
  print-color-adjust: exact; -webkit-print-color-adjust: exact }
p { margin: 0 0 2mm }
small { font-size: 8.5pt }
"""


def write_slips(invocation: Slips) -> None:
    """Writes the sheet. Raises Failure if the file exists, and OSError."""
    page = sheet(new_slips(invocation.count, secrets.choice), title_of(invocation.title))
    with as_failure(WouldReplace):
        write_output(invocation.file, page.encode(), force=invocation.force)
    answer(f"{invocation.file}: {many(invocation.count, 'slip')}. Open it in a browser and print it.")


def sheet(codes: tuple[str, ...], title: str) -> str:
    """The page with a slip for each code."""
    named = escape(title.strip())
    slips = "\n".join(_slip(code, named) for code in codes)
    return (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        f"<title>{f'{named}: paper slips' if named else 'Paper slips'}</title>\n"
        f"<style>{_STYLE}</style>\n</head>\n<body>\n<main>\n{slips}\n</main>\n</body>\n</html>\n"
    )


def _slip(code: str, title: str) -> str:
    head = f"<h2>{title}</h2>\n" if title else ""
    return (
        f"<section>\n{head}<p>Code <b>{code}</b></p>\n<div></div>\n"
        f"<p>Your name, if you like: ______________________</p>\n<small>{KEEPS}</small>\n</section>"
    )
