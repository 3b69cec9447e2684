"""The name that is proposed for a file that was meant as a page."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.content.page_names import is_meant_as_page, suggest_page_name
from portalgen.content.read import read_library
from portalgen.diagnostics.sentences import help_of, sentence_of
from tests.makers.portal import SmallPortal, page

FOLDER = "content/so/tin-tuc"
NEWS = page("so-moi", kind="news", title="Mới", date="2026-01-05")


@pytest.mark.parametrize(
    ("name", "proposal"),
    [
        ("index.md", "index.vi.md"),
        ("Index.vi.md", "index.vi.md"),
        ("index.VI.md", "index.vi.md"),
        ("index.vi .md", "index.vi.md"),
        ("index..vi.md", "index.vi.md"),
        ("index.vi.md.md", "index.vi.md"),
        ("index.vi.txt", "index.vi.md"),
        ("index.vi.md.txt", "index.vi.md"),
        ("index.vi.docx", "index.vi.md"),
        ("index.en.docx", "index.en.md"),
        ("index.vn.txt", "index.vi.md"),
        ("index.vi", "index.vi.md"),
        ("vi.md", "index.vi.md"),
        ("_index.md", "_index.vi.md"),
        ("bai.vi .md", "bai.vi.md"),
        ("bai.VI.md", "bai.vi.md"),
        ("bai_vi.md", "bai.vi.md"),
        ("bai_moi.vi.md", "bai-moi.vi.md"),
        ("bài mới.vi.md", "bai-moi.vi.md"),
        ("bai.md", "bai.vi.md"),
        ("Hội nghị.EN.MD", "hoi-nghi.en.md"),
        ("moi (1).vi.md", "moi-1.vi.md"),
        ("nhiem-vu.md", "nhiem-vu.vi.md"),
        ("😀.md", "index.vi.md"),
    ],
)
def test_the_proposed_name_is_that_of_a_page(name: str, proposal: str) -> None:
    assert suggest_page_name(name, "hop", ("vi", "en")) == proposal


def test_the_folder_of_a_page_is_renamed_where_its_name_is_at_fault() -> None:
    assert suggest_page_name("index.vi.md", "Hội nghị", ("vi", "en")) == "hoi-nghi/index.vi.md"


def test_no_name_is_proposed_that_is_taken() -> None:
    assert suggest_page_name("bai.VI.md", "x", ("vi",), ["bai.VI.md", "bai.vi.md", "bai-2.vi.md"]) == "bai-3.vi.md"


@pytest.mark.parametrize(
    "name", ["index.md", "bai_vi.md", "Bài mới.vi.md", "moi (1).vi.md", "Họp/index.vi.md", "bai.VI.md"]
)
def test_renaming_a_file_as_it_is_advised_makes_it_a_page(name: str, tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "portal", {f"{FOLDER}/hop/{name}": NEWS})
    portal.edit(
        "site-config/profiles.yaml",
        "path: tin-tuc, names: {vi: Tin tức, en: News}, slugs: {en: news}, kinds: [news], missing_translation: notice, on_home: true, page_size: 2}",
        "path: tin-tuc, names: {vi: Tin tức, en: News}, slugs: {en: news}, kinds: [news], missing_translation: notice, on_home: true, page_size: 2}\n      - {path: tin-tuc/hop, names: {vi: Họp, en: Meetings}, slugs: {en: meetings}, kinds: [news], missing_translation: notice}",
    )
    loaded = load_portal(portal.root)[0]
    assert loaded is not None
    (found,) = [each for each in read_library(loaded)[1] if each.code.startswith("FMT")]
    for language in ("vi", "en"):
        assert f"`{name}`" in sentence_of(found, language)
    proposal = help_of(found, "vi").partition("`")[2].partition("`")[0]
    path = portal.root / FOLDER / "hop" / name
    path.parent.parent.joinpath(proposal).parent.mkdir(exist_ok=True)
    if "/" in name:
        path.parent.rename(path.parent.parent / proposal.partition("/")[0])
    else:
        path.rename(path.parent / proposal)
    library, left = read_library(loaded)
    assert left == () or [each.code for each in left] == ["FMT127"]
    assert any(each.id == "so-moi" for each in (*library.pages, *library.refused_pages))


@pytest.mark.parametrize(
    "name",
    ["index.vi.txt", "index.vi.md.txt", "index.vi.docx", "index.txt", "bai.vi.md.txt", "bai.markdown", "index.vi"],
)
def test_files_that_were_meant_as_pages_are_known(name: str) -> None:
    assert is_meant_as_page(name)


@pytest.mark.parametrize(
    "name",
    [
        "index.vi.md",
        "bai.MD",
        "quy-che.docx",
        "quy-che.vi.docx",
        "index-2.pdf",
        "index.pdf",
        "danh-muc.txt",
        "index.csv",
    ],
)
def test_pages_and_attachments_are_not_taken_for_misnamed_pages(name: str) -> None:
    assert not is_meant_as_page(name)
