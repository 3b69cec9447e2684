"""A word that a closed taxonomy does not have: told once where it stands, with the term that was probably meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.diagnostics.sentences import help_of, sentence_of
from portalgen.pipeline.options import BuildResult
from tests.makers.portal import TAXONOMIES_YAML, SmallPortal, codes, page

PATH = "content/so/tin-tuc/a.vi.md"
TERMS = """\
      - {id: y-te, names: {vi: Y tế, en: Health}, aliases: [Ngành y]}
      - {id: gd-dt, names: {vi: Giáo dục và đào tạo, en: Education}, aliases: [Sở Giáo dục]}
"""


@pytest.fixture
def closed(tmp_path: Path) -> SmallPortal:
    text = TAXONOMIES_YAML.replace("      - {id: y-te, names: {vi: Y tế, en: Health}}\n", TERMS)
    return SmallPortal(tmp_path / "portal", {"site-config/taxonomies.yaml": text})


def check(portal: SmallPortal, written: str) -> BuildResult:
    portal.write(PATH, page("so-a", kind="news", title="Tin", date="2026-01-01", field=written))
    return portal.check()


@pytest.mark.parametrize(
    "written", ["y-te", "Y tế", "Health", "y  TẾ", "Ngành y", "Sở Giáo Dục", "Giáo dục và đào tạo"]
)
def test_a_term_is_taken_by_its_id_name_and_alias(closed: SmallPortal, written: str) -> None:
    assert codes(check(closed, f"[{written}]")) == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("y-tee", "y-te"),
        ("y-tế", "y-te"),
        ("gd-đt", "gd-dt"),
        ("Giao duc va dao tao", "gd-dt"),
        ("Giáo dục đào tạo", "gd-dt"),
        ("Sở giáo dụk", "gd-dt"),
        ("Educaton", "gd-dt"),
        ("Quốc phòng", ""),
        ("x", ""),
    ],
)
def test_a_word_that_is_none_is_told_with_the_id_of_the_closest(closed: SmallPortal, written: str, meant: str) -> None:
    result = check(closed, f"[y-te, {written}]")
    assert codes(result) == [f"{PATH}:6:15 FMT128"]
    (found,) = result.diagnostics
    values = dict(found.values)
    assert (values["term"], values["taxonomy"], values["suggestion"]) == (written, "field", meant)
    assert "`y-te` (Y tế), `gd-dt` (Giáo dục và đào tạo)" in help_of(found, "vi")
    assert (f"`{meant}`" in sentence_of(found, "vi").partition(" trong danh mục ")[2]) is bool(meant)


def test_each_wrong_word_is_told_at_its_place_and_the_page_in_no_other_way(closed: SmallPortal) -> None:
    result = check(closed, "\n  - y-tee\n  - y-te\n  - Quốc phòng")
    assert codes(result) == [f"{PATH}:7:5 FMT128", f"{PATH}:9:5 FMT128"]
    assert not closed.build().is_written
