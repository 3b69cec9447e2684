"""A practice province has every section of the shipped portal, and its days are counted from the clock that it is given."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from portalgen.config.load import load_portal
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.practice.files import build_practice_files, build_submission_files
from portalgen.pipeline.practice.model import PRACTICE_SUBMISSIONS
from portalgen.pipeline.practice.templates import fill_template

ROOT = Path(__file__).parents[3]
AT = datetime(2026, 6, 1, 13, tzinfo=VIETNAM)
LIKE = {"portal": "main", "so": "department", "xa": "commune"}
"""Sites of the province and their groups."""


def write(folder: Path, files: Mapping[str, bytes]) -> Path:
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.fixture(scope="module")
def province(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("tinh"), build_practice_files(AT))


def test_each_site_has_every_section_of_its_group_in_the_shipped_portal(province: Path) -> None:
    practice, _ = load_portal(province)
    shipped, _ = load_portal(ROOT)
    assert practice is not None and shipped is not None
    assert {site.id: site.group for site in practice.sites} == LIKE
    for site in practice.sites:
        sections = {each.path: each.kinds for each in site.sections}
        of_group = [each for each in shipped.sites if each.group == site.group]
        common = set.intersection(*({(part.path, part.kinds) for part in each.sections} for each in of_group))
        assert {path: kinds for path, kinds in common if sections.get(path) != kinds} == {}
        assert [path for path in sections if not any((province / "content" / site.id / path).rglob("*.vi.md"))] == []


@pytest.mark.parametrize(
    "at",
    [AT, datetime(2027, 2, 7, 0, 30, tzinfo=VIETNAM), datetime(2026, 12, 31, 23, 59, tzinfo=VIETNAM)],
    ids=["a-monday", "lunar-new-year-at-night", "last-minute-of-a-year"],
)
def test_no_day_makes_a_faulty_province(at: datetime, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write(tmp_path, build_practice_files(at))
    command = ["--root", str(tmp_path), "lint", "--fail-on", "warning", "--jobs", "1", "--at", at.isoformat()]
    assert run_command(command) == 0, capsys.readouterr().out


@pytest.mark.heavy
def test_states_move_with_the_clock(province: Path, tmp_path: Path) -> None:
    """Takes 5 s: one site is built at two clocks."""
    now = list_states(province, AT, tmp_path / "nay")
    assert now == {"dang-mo": "dang-lay-y-kien", "sap-mo": "sap-lay-y-kien", "da-xong": "da-ket-thuc"}
    later = list_states(province, AT + timedelta(days=25), tmp_path / "sau")
    assert later == {"dang-mo": "da-ket-thuc", "sap-mo": "dang-lay-y-kien", "da-xong": "da-ket-thuc"}
    pages = [tmp_path / each / "so.luyen-tap.example.vn" for each in ("nay", "sau")]
    assert [(each / "tin-tuc/hen-gio/index.html").is_file() for each in pages] == [False, True]


def list_states(province: Path, at: datetime, out: Path) -> dict[str, str]:
    """Return the list in which each consultation of `so` stands."""
    command = ["--root", str(province), "build", "--site", "so", "--no-search", "--jobs", "1", "--out", str(out)]
    assert run_command([*command, "--at", at.isoformat()]) == 0
    lists = out / "so.luyen-tap.example.vn/lay-y-kien/tinh-trang"
    return {
        name: state.name
        for state in lists.iterdir()
        if state.is_dir()
        for name in ("dang-mo", "sap-mo", "da-xong")
        if f'href="/lay-y-kien/lay-y-kien-{name}/"' in (state / "index.html").read_text("utf-8")
    }


def test_submissions_add_one_page_each_to_the_department() -> None:
    paths = [tuple(build_submission_files(each, AT)) for each in PRACTICE_SUBMISSIONS]
    assert [len(each) for each in paths] == [1, 1, 1]
    assert all(path.startswith("content/so/") and path not in build_practice_files(AT) for (path,) in paths)


def test_days_are_counted_in_viet_nam_and_unknown_words_are_an_error() -> None:
    late = datetime.fromisoformat("2026-06-01T20:00+00:00")  # the 2nd, a Tuesday, in Viet Nam
    text = "[[day]] [[day-2]] [[vi+1]] [[monday]] [[year]] [[at-4h]] [[site]]"
    filled = "2026-06-02 2026-05-31 03/06/2026 2026-06-01 2026 2026-06-01T23:00 so"
    assert fill_template(text, late, {"site": "so"}) == filled
    with pytest.raises(KeyError):
        fill_template("[[nothing]]", AT, {})
