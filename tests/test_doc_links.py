"""The documents hang together: what they link to and name is there, and each can be found from the README."""

import re
from pathlib import Path
from urllib.parse import unquote

import pytest

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md")])
README_LINES = 100

_FENCED = re.compile(r"^(`{3,}).*?^\1$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r'!?\[[^\]]*\]\(([^)\s]+)\)|src="([^"]+)"')
_PATH = re.compile(r"`((?:server|coprod_tui|tests|docs|\.ci)/[\w./-]*|[A-Z]+\.md|pyproject\.toml)`")


def prose(document: Path) -> str:
    return _FENCED.sub("", document.read_text(encoding="utf-8"))


def links(document: Path) -> list[tuple[Path, str]]:
    """The files, and the places in them, to which a document links; the outside world is not asked."""
    targets = ["".join(found) for found in _LINK.findall(prose(document))]
    parts = [target.partition("#") for target in targets if "://" not in target]
    return [(document.parent / unquote(path) if path else document, place) for path, _, place in parts]


def anchors(document: Path) -> list[str]:
    """The headings of a document as links name them."""
    headings = re.findall(r"^#+ (.+)$", prose(document), re.MULTILINE)
    return [re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings]


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.name))
def test_every_link_leads_somewhere(document: Path) -> None:
    for target, place in links(document):
        assert target.is_file(), target
        assert not place or anchors(target).count(place) == 1, f"{target.name}#{place}"


def test_every_document_can_be_reached_from_the_readme() -> None:
    reached: set[Path] = set()
    ahead = [ROOT / "README.md"]
    while ahead:
        document = ahead.pop().resolve()
        reached.add(document)
        ahead += [target for target, _ in links(document) if target.suffix == ".md" and target.resolve() not in reached]
    assert set(DOCUMENTS) <= reached


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: str(path.name))
def test_every_file_that_is_named_is_there(document: Path) -> None:
    for path in _PATH.findall(prose(document)):
        assert (ROOT / path).exists(), path


def test_every_picture_is_shown_and_is_one() -> None:
    shown = {target.resolve() for document in DOCUMENTS for target, _ in links(document) if target.suffix == ".png"}
    assert shown == set((ROOT / "docs").glob("*.png"))
    for picture in shown:
        assert picture.read_bytes().startswith(b"\x89PNG")


def test_the_readme_is_short_and_begins_with_what_it_looks_like() -> None:
    lines = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
    assert len(lines) <= README_LINES
    picture = next(at for at, line in enumerate(lines) if line.startswith("!["))
    assert picture < next(at for at, line in enumerate(lines) if line.startswith("## "))
