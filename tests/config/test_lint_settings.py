"""The settings of the linter: what they mean, and what is refused in them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from portalgen.config.lint_settings import LINT_FILE, POLICY_FILE, WAIVERS_FILE, LintSettings, load_lint_settings
from portalgen.diagnostics.model import Severity
from portalgen.diagnostics.registry import CODES

SITES = ("portal", "so", "xa")


def read(root: Path, path: str = "", text: str | bytes = "") -> tuple[LintSettings, list[str]]:
    """The settings with one file, and `CODE line:column` of the faults."""
    if path:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(text.encode() if isinstance(text, str) else text)
    settings, faults = load_lint_settings(root, SITES)
    return settings, [f"{each.code} {each.place.line}:{each.place.column}" for each in faults]


def test_without_files_nothing_is_set(tmp_path: Path) -> None:
    assert read(tmp_path) == (LintSettings(), [])


@pytest.mark.parametrize("text", ["", "severity: {}\n", "# chỉ có ghi chú\n", "\ufeffseverity: {}\r\n"])
def test_an_empty_file_sets_nothing(tmp_path: Path, text: str) -> None:
    settings, faults = read(tmp_path, LINT_FILE, text)
    assert (settings.severity, settings.overrides, faults) == ({}, (), [])


@pytest.mark.parametrize("code", ["DDL", "DDL2", "DDL205", "APR", "SUP", "SUP201", "MRK111", "MRK", "ATT1", "PRV201"])
def test_the_severity_of_a_locked_rule_is_refused_at_its_key(tmp_path: Path, code: str) -> None:
    assert read(tmp_path, LINT_FILE, f"severity:\n  TXT: note\n  {code}: note\n")[1] == ["CFG163 3:3"]
    text = f"overrides:\n  - paths: ['content/**']\n    severity: {{TXT: note, {code}: error}}\n"
    assert read(tmp_path, LINT_FILE, text)[1] == ["CFG163 3:27"]


def test_a_locked_severity_is_an_error_that_names_the_way_out() -> None:
    assert CODES["CFG163"].severity is Severity.ERROR
    assert "waivers.yaml" in CODES["CFG163"].vi[2] and "waivers.yaml" in CODES["CFG163"].en[2]


@pytest.mark.parametrize("prefix", ["D", "S", "A", "T", "TXT", "TXT2", "TXT203"])
def test_a_prefix_that_also_covers_other_families_is_allowed(tmp_path: Path, prefix: str) -> None:
    assert read(tmp_path, LINT_FILE, f"severity: {{{prefix}: note}}\n")[1] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("severity: {TXT999: note}\n", "CFG160"),
        ("severity: {DDL999: note}\n", "CFG160"),
        ("severity: {TXT203: loud}\n", "CFG110"),
        ("severity: {txt203: note}\n", "CFG"),
        ("severity: [TXT203]\n", "CFG"),
        ("severity: {TXT203: note, TXT203: off}\n", "CFG102"),
        ("overrides:\n  - {sites: [sa], severity: {}}\n", "CFG121"),
        ("overrides:\n  - {sites: [so]}\n", "CFG"),
        ("title_length: 5\n", "CFG"),
        ("participation: {draft_days: 0}\n", "CFG"),
        ("participation: {days: 20}\n", "CFG"),
        ("titel_length: 50\n", "CFG"),
        ("allowed_telephones: ['0900 000 000']\n", "CFG"),
        ("severity: {\n", "CFG101"),
        ("- a\n", "CFG"),
        (b"\xff\xfe", "CFG108"),
        (b"a: \x00", "CFG101"),
    ],
)
def test_what_makes_no_sense_is_reported(tmp_path: Path, text: str | bytes, fault: str) -> None:
    faults = read(tmp_path, LINT_FILE, text)[1]
    assert faults and all(each.startswith(fault) for each in faults)


def waiver(**keys: str) -> str:
    given = {
        "code": "TXT203",
        "item": "so-moi",
        "reason": "Tên riêng",
        "approved_by": "Trưởng Ban Biên tập",
        "from": "2026-11-01",
        "until": "2026-11-30",
        **keys,
    }
    return "waivers:\n  - " + "\n    ".join(f"{key}: {value}" for key, value in given.items() if value) + "\n"


def test_a_waiver_is_read(tmp_path: Path) -> None:
    (each,) = read(tmp_path, WAIVERS_FILE, waiver())[0].waivers
    assert (each.code, each.item, each.site, each.index) == ("TXT203", "so-moi", "", 0)
    assert (each.starts, each.until) == (date(2026, 11, 1), date(2026, 11, 30))


@pytest.mark.parametrize(
    ("keys", "fault"),
    [
        ({"code": "TXT999"}, "CFG160 2:11"),
        ({"code": "TXT"}, "CFG"),
        ({"code": "SUP203"}, "CFG164 2:11"),
        ({"code": "MRK101"}, "CFG164 2:11"),
        ({"code": "LNK101", "item": "", "site": "so"}, "CFG164 2:11"),
        ({"item": ""}, "CFG161"),
        ({"site": "so"}, "CFG161"),
        ({"item": "", "site": "sa"}, "CFG121"),
        ({"until": "2026-10-31"}, "CFG162 7:12"),
        ({"until": ""}, "CFG105"),
        ({"reason": ""}, "CFG105"),
        ({"approved_by": ""}, "CFG105"),
        ({"until": "30/11/2026"}, "CFG"),
        ({"until": "2026-02-30"}, "CFG"),
        ({"by": "ai đó"}, "CFG104"),
    ],
)
def test_a_waiver_that_makes_no_sense_is_reported(tmp_path: Path, keys: dict[str, str], fault: str) -> None:
    settings, faults = read(tmp_path, WAIVERS_FILE, waiver(**keys))
    assert len(faults) == 1 and faults[0].startswith(fault)
    assert settings.waivers == ()


def test_a_waiver_of_one_day_is_allowed(tmp_path: Path) -> None:
    assert read(tmp_path, WAIVERS_FILE, waiver(until="2026-11-01"))[1] == []


def test_a_faulty_file_waives_nothing(tmp_path: Path) -> None:
    assert read(tmp_path, WAIVERS_FILE, waiver() + waiver())[0].waivers == ()


@pytest.mark.parametrize("text", ["merge_method: rebase\n", "merge: squash\n", "forge_committers: a\n"])
def test_a_policy_that_makes_no_sense_is_reported(tmp_path: Path, text: str) -> None:
    assert len(read(tmp_path, POLICY_FILE, text)[1]) == 1


def test_a_squash_without_the_forge_s_address_is_an_error_at_its_line(tmp_path: Path) -> None:
    squash = "# cách duyệt\nmerge_method: squash\n"
    assert read(tmp_path, POLICY_FILE, squash)[1] == ["CFG165 2:15"]
    assert read(tmp_path, POLICY_FILE, f"{squash}forge_committers: [kho@example.vn]\n")[1] == []
    assert read(tmp_path, POLICY_FILE, "forge_committers: [kho@example.vn]\n")[1] == []
