"""Text meant to steer a terminal, a layout or a markup parser."""

from typing import Final

TERM: Final = (
    "AA\x1b]52;c;ZXZpbA==\x1b\\BB",
    "\x1b]0;FAKE TITLE\x1b\\",
    "\x1b[2J\x1b[H you have been hacked",
    "\x1bc",
    "\x1b]11;?\x1b\\",
    "\x1b[21t",
    "\x1b_Gi=1,a=q;AAAA\x1b\\",
    "\x1b]",
    "a\x00b\x7fc\x08\x08d",
    "\x0e qqqq \x0f",
    "\x1bPtmux;\x1b\x1b]52;c;ZQ==\x07\x1b\\",
    "\x9b31mred\x9d0;t\x9c",
)
BIDI: Final = (
    "Zustimmung \u202e gnunhelbA",
    "a\u200bb\u2060c\ufeffd",
    "e\u0301" + "\u0316\u0301" * 400,
    "\u0316\u0301 begins with marks",
    "\u231a\ufe0e \u2764\ufe0f 1\ufe0f\u20e3",
    "\u0e01\u0e33 \u0915\u094d\u0937\u093f \u1112\u1161\u11ab \ufdfa",
    "\U000e0041\U000e0042\U000e0043",
    "a\u2028b\u2029c\x85d",
    "\U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f44d\U0001f3fd \U0001f1ec\U0001f1e7 \U0001f1ec",
    "שלום سلام \u200fRLM",
    "\u3164\u115f\u1160\uffa0",
)
MARKUP: Final = (
    "[/]",
    "[b + x",
    "[/some/path]",
    "[link=http://evil]x[/link]",
    "[x] done  [ ] todo",
    ":smile: :warning:",
    "\\[b]",
    "$name ${x} %s {0} {{x}}",
    "[@click=app.quit]press[/]",
    "[[",
    "[red]red[/red]",
)
ALL: Final = TERM + BIDI + MARKUP
