"""Splits a Markdown text into its front matter and its sections as plain text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.front_matter import front_matter_plugin

_LOST: Final = {"link_open": "links", "image": "pictures"}
_LOST_BLOCKS: Final = {"table_open": "tables", "fence": "code", "code_block": "code", "html_block": "HTML"}


@dataclass(slots=True)
class Section:
    """A heading with the plain text below it."""

    #: The heading; empty for the text before the first.
    heading: str = ""
    #: The paragraphs and list items.
    paragraphs: list[str] = field(default_factory=list)
    #: The kinds of content that plain text cannot show.
    lost: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Document:
    """The parts of a Markdown text."""

    #: The text between the dashes at the top, None if there is none.
    front: str | None
    #: The sections; the first has no heading.
    sections: Sequence[Section]


def parse_markdown(text: str) -> Document:
    """Splits a Markdown text into its parts."""
    parser = MarkdownIt("commonmark", {"linkify": False}).enable("table").use(front_matter_plugin)
    front: str | None = None
    sections = [Section()]
    is_heading = False
    for token in parser.parse(text):
        match token.type:
            case "front_matter":
                front = token.content
            case "heading_open":
                sections.append(Section())
                is_heading = True
            case "inline":
                words = "".join(_plain(token.children or (), sections[-1].lost)).strip()
                if is_heading:
                    sections[-1].heading = words
                elif words:
                    sections[-1].paragraphs.append(words)
                is_heading = False
            case kind if kind in _LOST_BLOCKS:
                sections[-1].lost.add(_LOST_BLOCKS[kind])
    return Document(front, sections)


def _plain(tokens: Sequence[Token], lost: set[str]) -> Iterator[str]:
    for token in tokens:
        if token.type in _LOST:
            lost.add(_LOST[token.type])
        if token.type in ("softbreak", "hardbreak"):
            yield " "
        elif token.type in ("text", "code_inline"):
            yield token.content
