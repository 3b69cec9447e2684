"""One fault has one severity and one responsible party, whether its source is checked or the page that was made of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from portalgen.diagnostics.families.output_pages import CODES as PAGE_CODES
from portalgen.diagnostics.registry import CODES
from portalgen.lint.model import Finding
from portalgen.pipeline.inspect import InspectOptions, inspect
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.portal import AT, SmallPortal, page, translation
from tests.makers.quiet_portal import quiet_portal

TABLE = "\n| a | b |\n|---|---|\n| 1 | 2 |\n"
VIETNAMESE = (
    "Sở tham mưu, giúp Ủy ban nhân dân tỉnh quản lý công tác đối ngoại của địa phương và hướng dẫn các cơ quan.\n"
)

FAULTS = {
    "HTM103": f"{VIETNAMESE}Bản này chưa dịch.\n",
    "HTM105": "## Một\n\n#### Hai\n\nChữ.\n",
    "HTM106": "## &nbsp;\n\nChữ.\n",
    "HTM112": "Xem [](https://elsewhere.example/) nhé.\n",
    "HTM116": f"## Một\n{TABLE}\nChữ.\n{TABLE}",
}
"""What an editor can write so that a page has the fault. HTM103 is acted out by a translation."""

REFUSED = {
    "HTM104": "# Một\n",
    "HTM110": "![](anh.png)\n",
    "HTM113": "[a]{#x} [b]{#x}\n",
    "HTM114": "[a](#khong-co)\n",
}
"""What the build refuses in a text, so that a page can have it by its theme alone."""

SEEN_ON_PAGES_ALONE = frozenset(f"HTM{number}" for number in (101, 102, 107, 108, 109, 111, 115, *range(117, 133)))
"""A text is Markdown, which cannot write these, or for which there is no rule (HTM102)."""

MIRRORED = {each.code: each.mirrors for each in PAGE_CODES if each.mirrors}


@dataclass(frozen=True)
class BothReports:
    """The findings of both commands, by the source that they concern."""

    of_sources: tuple[Finding, ...]
    of_pages: tuple[Finding, ...]


def source_of(code: str) -> str:
    """Return the source that has the fault of `code`."""
    return f"content/so/gioi-thieu/{code.lower()}.{'en' if code == 'HTM103' else 'vi'}.md"


def write_faults(portal: SmallPortal) -> None:
    for code, body in FAULTS.items():
        key = f"so-{code.lower()}"
        if code == "HTM103":
            portal.write(source_of(code).replace(".en.", ".vi."), page(key, VIETNAMESE, title="Nhiệm vụ"))
            portal.write(source_of(code), translation(key, ("Nhiệm vụ", "", VIETNAMESE), body, title="Duties"))
        else:
            portal.write(source_of(code), page(key, body, title=f"Bài {code[3:]}"))


def run_both(portal: SmallPortal) -> BothReports:
    portal.build_successfully()
    return BothReports(
        lint(LintOptions(portal.root, AT)).findings, inspect(InspectOptions(portal.root, portal.out)).findings
    )


@pytest.fixture(scope="module")
def both_reports(tmp_path_factory: pytest.TempPathFactory) -> BothReports:
    portal = quiet_portal(tmp_path_factory.mktemp("both") / "portal")
    write_faults(portal)
    return run_both(portal)


def of_source(both_reports: BothReports, code: str) -> Iterator[Finding]:
    return (
        each for each in both_reports.of_sources if each.code == MIRRORED[code] and each.place.path == source_of(code)
    )


def of_page(both_reports: BothReports, code: str) -> Iterator[Finding]:
    return (each for each in both_reports.of_pages if f"/{code.lower()}/" in each.place.path)


def test_every_code_of_pages_is_acted_out_or_has_no_counterpart() -> None:
    assert MIRRORED.keys() == FAULTS.keys() | REFUSED.keys()
    assert {each.code for each in PAGE_CODES} == MIRRORED.keys() | SEEN_ON_PAGES_ALONE


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_of_a_text_has_one_severity_and_one_party_in_both_commands(
    both_reports: BothReports, code: str
) -> None:
    in_source = {(each.severity, each.party) for each in of_source(both_reports, code)}
    assert len(in_source) == 1
    assert {(each.code, each.severity, each.party) for each in of_page(both_reports, code)} == {
        (code, *each) for each in in_source
    }


@pytest.mark.parametrize("code", FAULTS)
def test_a_fault_of_a_text_is_found_as_often_on_its_page(both_reports: BothReports, code: str) -> None:
    assert len(tuple(of_source(both_reports, code))) == len(tuple(of_page(both_reports, code))) > 0


@pytest.mark.parametrize("code", FAULTS)
def test_the_message_about_a_page_names_the_source_to_change(both_reports: BothReports, code: str) -> None:
    for each in of_page(both_reports, code):
        assert source_of(code) in dict(each.diagnostic.values)["source"].vi  # type: ignore[union-attr]


@pytest.mark.parametrize("code", REFUSED)
def test_what_the_build_refuses_in_a_text_weighs_as_much_on_a_page_and_is_the_themes_there(
    portal: SmallPortal, code: str
) -> None:
    portal.write("content/so/gioi-thieu/loi.vi.md", page("so-loi", REFUSED[code], title="Lỗi"))
    result = portal.build()
    assert not result.is_written
    assert MIRRORED[code] in {each.code for each in result.diagnostics}
    assert CODES[code].severity is CODES[MIRRORED[code]].severity
    assert CODES[code].party == "developer"


def test_settings_that_change_a_severity_change_it_in_both_commands(portal: SmallPortal) -> None:
    write_faults(portal)
    portal.write(
        "site-config/lint.yaml",
        "severity: {ACC202: error, ACC210: 'off'}\n"
        "overrides:\n  - {severity: {ACC213: note}, paths: ['content/so/gioi-thieu/*']}\n",
    )
    both_reports = run_both(portal)
    for code, severity in (("HTM105", "error"), ("HTM106", "note")):
        (in_source,), (on_page,) = of_source(both_reports, code), of_page(both_reports, code)
        assert in_source.severity.value == on_page.severity.value == severity
    assert not [*of_source(both_reports, "HTM116"), *of_page(both_reports, "HTM116")]
