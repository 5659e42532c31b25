"""The sheet of paper slips."""

import re
from pathlib import Path
from random import Random

import pytest

from coprod_tui.cli.options import Slips
from coprod_tui.cli.slips import KEEPS, sheet, write_slips
from coprod_tui.diagnostics import Failure
from server.domain.slips import new_slips, read

CODES = new_slips(7, Random(1).choice)  # noqa: S311 - slips that are the same in every run


def test_each_slip_has_its_code_room_to_write_a_line_for_a_name_and_what_is_kept() -> None:
    page = sheet(CODES, "Home care")
    assert re.findall(r"<b>(\w+)</b>", page) == list(CODES)
    assert page.count("Your name, if you like") == page.count(KEEPS) == page.count("<h2>Home care</h2>") == 7


def test_the_page_asks_for_nothing_from_any_network_and_a_title_is_text() -> None:
    page = sheet(CODES, "<script src=http://x>&")
    assert "<script" not in page
    assert "&lt;script src=http://x&gt;&amp;" in page
    assert "default-src 'none'" in page
    assert not re.search(r"(?:src|href|url)\s*[=(]\s*[\"']?(?!http://x)\w", page)
    assert "<h2>" not in sheet(CODES, " ")


def test_a_file_is_written_with_codes_that_can_be_typed_in_and_never_replaced_unasked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "slips.html"
    write_slips(Slips(file, 30, "Home care", force=False))
    assert capsys.readouterr().out == f"{file}: 30 slips. Open it in a browser and print it.\n"
    first = file.read_text(encoding="utf-8")
    codes = re.findall(r"<b>(\w+)</b>", first)
    assert len(set(codes)) == 30
    assert all(read(code) == code for code in codes)
    with pytest.raises(Failure, match="--force"):
        write_slips(Slips(file, 1, "", force=False))
    assert file.read_text(encoding="utf-8") == first
    write_slips(Slips(file, 1, "", force=True))
    assert file.read_text(encoding="utf-8").count("<section>") == 1
