"""How long kinds are kept: nothing is known that no document says."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.config.retention import KindRetention, load_retention
from portalgen.kinds.table import KINDS

SHIPPED = Path(__file__).resolve().parents[2]
INSTRUMENTS = """\
instruments:
  - {id: luat-mau, short: Luật mẫu, names: {vi: Luật mẫu, en: Sample law}, mark: unverified}
"""
BASIS = "basis: [{instrument: luat-mau, article: Điều 00}]"


def write(root: Path, text: str) -> Path:
    (root / "site-config/legal").mkdir(parents=True)
    (root / "site-config/legal/instruments.yaml").write_text(INSTRUMENTS, "utf-8")
    (root / "site-config/legal/retention.yaml").write_text(text, "utf-8")
    return root


def test_years_for_ever_and_unconfirmed_are_read_with_what_they_stand_on(tmp_path: Path) -> None:
    text = (
        "retention:\n"
        f"  - {{kind: news, keep: 5, {BASIS}}}\n"
        f"  - {{kind: legal_document, keep: vĩnh viễn, {BASIS}}}\n"
        "  - {kind: page, keep: unconfirmed, note: {vi: chờ Văn phòng, en: waiting}}\n"
    )
    retention, diagnostics = load_retention(write(tmp_path, text))
    assert diagnostics == ()
    assert retention["news"] == KindRetention(5, ("Điều 00 Luật mẫu",))
    assert (retention["legal_document"].keep, retention["page"].keep) == ("permanent", "unconfirmed")
    assert retention["page"].note is not None


def test_a_portal_without_the_file_has_confirmed_nothing(tmp_path: Path) -> None:
    assert load_retention(tmp_path) == ({}, ())


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        ("  - {kind: new, keep: unconfirmed}\n", ["CFG204"]),
        ("  - {kind: news, keep: unconfirmed}\n  - {kind: news, keep: unconfirmed}\n", ["CFG205"]),
        ("  - {kind: news, keep: 5}\n", ["CFG206"]),
        ("  - {kind: news, keep: permanent}\n", ["CFG206"]),
        ("  - {kind: news, keep: 5, basis: [{instrument: khac, article: Điều 00}]}\n", ["CFG141"]),
        *[(f"  - {{kind: news, keep: {each}, {BASIS}}}\n", ["CFG103"]) for each in ("0", "201", "-1", "5.5", "lâu", "[5]", "true")],
        ("  - {kind: news}\n", ["CFG105"]),
    ],
)  # fmt: skip
def test_a_fault_is_reported_once_and_then_nothing_is_known(tmp_path: Path, entries: str, codes: list[str]) -> None:
    retention, diagnostics = load_retention(write(tmp_path, f"retention:\n{entries}"))
    assert [each.code for each in diagnostics] == codes
    assert retention == {}


def test_the_shipped_file_has_every_kind_that_holds_items_and_confirms_none() -> None:
    retention, diagnostics = load_retention(SHIPPED)
    assert diagnostics == ()
    assert list(retention) == [each.name for each in KINDS.values() if not each.is_index and not each.is_tombstone]
    assert {each.keep for each in retention.values()} == {"unconfirmed"}
