"""`python -m tests.bench` measures what stands now, prints a table, and writes JSON with --json.

All load stays on this machine and ends by itself. It exits with 0 whatever the figures are: machines differ.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path

from tests.bench import lists, page, phones, record, start, themes
from tests.bench.figure import Figure, table

Measure = Callable[[Path, bool], Iterator[Figure]]


def _phones(folder: Path, quick: bool) -> Iterator[Figure]:
    return phones.measure(folder, 200 if quick else 1000, 6 if quick else 18)


def _record(folder: Path, quick: bool) -> Iterator[Figure]:
    return record.measure(folder, 10_000 if quick else 50_000, 2_000 if quick else 20_000)


def _lists(_: Path, quick: bool) -> Iterator[Figure]:
    return lists.measure(5_000 if quick else 20_000)


def _themes(_: Path, quick: bool) -> Iterator[Figure]:
    return themes.measure(5_000 if quick else 20_000)


def _page(folder: Path, _: bool) -> Iterator[Figure]:
    return page.measure(folder)


def _start(folder: Path, _: bool) -> Iterator[Figure]:
    return start.measure(folder)


MEASURES: dict[str, Measure] = {
    "phones": _phones,
    "record": _record,
    "lists": _lists,
    "themes": _themes,
    "page": _page,
    "start": _start,
}


def main() -> int:
    """Measures, tells, and keeps the figures where asked."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there too")
    parser.add_argument("--quick", action="store_true", help="fewer phones and shorter runs")
    parser.add_argument(
        "--only", type=_names, metavar="NAME[,NAME]", default=[*MEASURES], help=f"only these: {', '.join(MEASURES)}"
    )
    options = parser.parse_args()
    figures: list[Figure] = []
    for name in options.only:
        print(f"measuring {name} …", file=sys.stderr, flush=True)  # noqa: T201 - so that nobody thinks it hangs
        with tempfile.TemporaryDirectory() as folder:
            figures += MEASURES[name](Path(folder), options.quick)
    print(table(figures))  # noqa: T201 - what this command is for
    if options.json is not None:
        options.json.write_text(json.dumps([asdict(figure) for figure in figures], indent=1, ensure_ascii=False))
    return 0


def _names(listed: str) -> list[str]:
    names = listed.split(",")
    if unknown := set(names) - set(MEASURES):
        raise argparse.ArgumentTypeError(f"nothing is measured under {', '.join(sorted(unknown))}")
    return names


if __name__ == "__main__":
    sys.exit(main())
