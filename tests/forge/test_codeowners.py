"""CODEOWNERS names an owner for every site, and is what the sites say."""

from __future__ import annotations

from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]


def lines_of(text: str) -> dict[str, list[str]]:
    """Owners by pattern."""
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return {pattern: owners for pattern, *owners in rows}


def test_the_file_is_what_the_sites_say(codeowners: ModuleType) -> None:
    assert codeowners.main(["--check"]) == 0


def test_every_site_is_owned_by_its_board(codeowners: ModuleType) -> None:
    owners = lines_of((ROOT / ".github" / "CODEOWNERS").read_text("utf-8"))
    sites = [file.stem for file in (ROOT / "site-config" / "sites").iterdir()]
    assert len(sites) > 100
    for site in sites:
        assert owners[f"/content/{site}/"] == [f"ban-bien-tap.{site}@example.vn"]
        assert f"ban-bien-tap.{site}@example.vn" in owners[f"/site-config/sites/{site}.yaml"]


def test_every_owner_is_of_a_reserved_domain_and_everything_has_one(codeowners: ModuleType) -> None:
    owners = lines_of((ROOT / ".github" / "CODEOWNERS").read_text("utf-8"))
    assert next(iter(owners)) == "*"
    assert all(each.endswith("@example.vn") for named in owners.values() for each in named)


def test_the_file_is_below_the_size_that_a_forge_reads(codeowners: ModuleType) -> None:
    assert (ROOT / ".github" / "CODEOWNERS").stat().st_size < 3_000_000


def test_a_new_site_is_missed_until_the_file_is_rebuilt(
    codeowners: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "site-config" / "sites").mkdir(parents=True)
    (tmp_path / "site-config" / "sites" / "so.yaml").write_text("id: so\n", "utf-8")
    assert codeowners.main([], tmp_path) == 0
    assert codeowners.main(["--check"], tmp_path) == 0
    (tmp_path / "site-config" / "sites" / "xa.yaml").write_text("id: xa\n", "utf-8")
    assert codeowners.main(["--check"], tmp_path) == 1
    assert "scripts/codeowners" in capsys.readouterr().err
    assert codeowners.main([], tmp_path) == 0
    assert "/content/xa/" in lines_of((tmp_path / ".github" / "CODEOWNERS").read_text("utf-8"))


def test_a_folder_without_sites_and_an_unknown_option_are_refused(codeowners: ModuleType, tmp_path: Path) -> None:
    assert codeowners.main([], tmp_path) == 2
    assert codeowners.main(["--unknown"], tmp_path) == 2
