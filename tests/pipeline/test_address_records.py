"""New lines of the ledgers: of what main publishes, and of nothing else that the folder holds."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from portalgen.config.address_ledger import ledger_path, parse_ledger, read_ledgers
from portalgen.errors import UsageError
from portalgen.pipeline.address_records import report_addresses, update_ledgers
from portalgen.pipeline.ledger_history import LedgerHistory, read_ledger_history
from portalgen.pipeline.lint import lint
from portalgen.pipeline.linting.options import LintOptions
from tests.makers.lint.story import AT, commit, git
from tests.makers.portal import SmallPortal
from tests.makers.quiet_portal import LATER, kept_portal, news

NEWS = "content/so/tin-tuc"
SO = "https://so.example.vn"


@pytest.fixture(scope="module")
def original_portal(tmp_path_factory: pytest.TempPathFactory) -> SmallPortal:
    """`main` with a page that was moved, a draft in a section of its own, and a page that is to come."""
    return kept_portal(
        tmp_path_factory.mktemp("kept") / "portal",
        {
            f"{NEWS}/a.vi.md": news("so-a", redirect_from="[/tin-cu/a/]"),
            f"{NEWS}/b.vi.md": news("so-b", title="Tin có địa chỉ cũ", redirect_from="['/Tin cu.aspx?Id=1']"),
            f"{NEWS}/nhap.vi.md": news("so-nhap", title="Bản nháp", draft="true"),
            f"{NEWS}/mai.vi.md": news("so-mai", title="Ngày mai", publish_at="2027-01-01T08:00"),
            "content/so/van-ban/nhap.vi.md": news("so-van-ban-nhap", title="Nháp").replace("kind: news", "kind: page"),
        },
    )


@pytest.fixture
def portal(original_portal: SmallPortal, tmp_path: Path) -> Iterator[SmallPortal]:
    """A copy of it, on a branch that begins at main's newest commit."""
    shutil.copytree(original_portal.root, tmp_path / "portal", symlinks=True)
    copied = SmallPortal.__new__(SmallPortal)
    copied.root, copied.out = tmp_path / "portal", tmp_path / "out"
    yield copied


def recorded(portal: SmallPortal) -> dict[str, str]:
    """Address to id, of the site `so`, as main would have it."""
    text = update_ledgers(portal.root, AT).files[ledger_path("so")]
    return {each.url: each.id for each in parse_ledger("so", text.encode()).lines}


def test_a_ledger_holds_pages_lists_and_old_addresses_that_readers_can_reach(portal: SmallPortal) -> None:
    found = recorded(portal)
    assert found[f"{SO}/tin-tuc/a/"] == found[f"{SO}/tin-cu/a/"] == "so-a"
    assert found[f"{SO}/Tin%20cu.aspx?Id=1"] == "so-b"
    assert found[f"{SO}/tin-tuc/"] == "-"
    assert f"{SO}/en/" in found
    hidden = ("nhap", "mai", "van-ban", "trang-2", "feed")
    assert [url for url in found if any(f"/{each}" in url for each in hidden)] == []


def test_what_is_not_on_main_is_not_recorded_whatever_the_folder_holds(portal: SmallPortal) -> None:
    portal.write(f"{NEWS}/moi.vi.md", news("so-moi", title="Tin mới"))
    portal.write(f"{NEWS}/a.vi.md", news("so-a", draft="true"))
    found = recorded(portal)
    assert f"{SO}/tin-tuc/moi/" not in found and f"{SO}/tin-tuc/a/" in found
    commit(portal.root, LATER, "Bài")
    with pytest.raises(UsageError, match="written on main"):
        update_ledgers(portal.root, AT)


def test_recording_again_adds_only_what_is_new_and_keeps_what_was_there(portal: SmallPortal) -> None:
    for path, text in update_ledgers(portal.root, AT).files.items():
        portal.write(path, text)
    first = (portal.root / ledger_path("so")).read_text("utf-8")
    portal.remove(f"{NEWS}/a.vi.md")
    portal.write(f"{NEWS}/moi.vi.md", news("so-moi", title="Tin mới"))
    commit(portal.root, LATER, "Ghi sổ, xóa một bài, thêm một bài")
    git(portal.root, "branch", "-q", "-f", "main")
    update = update_ledgers(portal.root, AT.replace(day=25))
    assert list(update.files) == [ledger_path("so")]
    assert [(each.url, each.recorded.day) for each in update.added] == [(f"{SO}/tin-tuc/moi/", 25)]
    assert set(first.splitlines()) < set(update.files[ledger_path("so")].splitlines())
    report = report_addresses(portal.root, AT, ("so",))
    assert sorted(each.url for each in report.lost) == [f"{SO}/tin-cu/a/", f"{SO}/tin-tuc/a/"]
    assert [each.url for each in report.unrecorded] == [f"{SO}/tin-tuc/moi/"]
    found = lint(LintOptions(portal.root, AT)).findings
    assert [each.code for each in found if each.code.startswith("CHG2")] == ["CHG204"]
    for path, text in update.files.items():
        portal.write(path, text)
    found = lint(LintOptions(portal.root, AT.replace(day=25), "main")).findings
    assert [each.code for each in found if each.code.startswith("CHG2")] == ["CHG204"]


def test_lines_that_left_the_ledger_with_their_page_are_found_in_its_history(portal: SmallPortal) -> None:
    for path, text in update_ledgers(portal.root, AT).files.items():
        portal.write(path, text)
    commit(portal.root, LATER, "Ghi sổ")
    git(portal.root, "branch", "-q", "-f", "main")
    assert report_addresses(portal.root, AT, history=read_ledger_history(portal.root)).dropped == ()
    text = (portal.root / ledger_path("so")).read_text("utf-8")
    kept = [each for each in text.splitlines() if "/a/ " not in each and "/tin-tuc/ " not in each]
    portal.write(ledger_path("so"), "".join(f"{each}\n" for each in kept))
    portal.remove(f"{NEWS}/a.vi.md")
    commit(portal.root, LATER, "Đẩy thẳng")
    git(portal.root, "branch", "-q", "-f", "main")
    history = read_ledger_history(portal.root)
    report = report_addresses(portal.root, AT, history=history)
    states = {each.url: each.state for each in report.dropped}
    assert states == {f"{SO}/tin-cu/a/": "lost", f"{SO}/tin-tuc/a/": "lost", f"{SO}/tin-tuc/": "list"}
    assert (history.reach, report.lost) == ("whole", ())
    assert [each.url for each in report_addresses(portal.root, AT, ("xa",), history=history).dropped] == []


def test_without_a_history_nothing_is_compared(tmp_path: Path) -> None:
    assert read_ledger_history(tmp_path) == LedgerHistory("none")


def test_a_ledger_that_was_edited_by_hand_is_not_written_over(portal: SmallPortal) -> None:
    portal.write(ledger_path("so"), "address id language recorded\nlạ\n")
    commit(portal.root, LATER, "Sửa tay")
    git(portal.root, "branch", "-q", "-f", "main")
    with pytest.raises(UsageError, match="line 2"):
        update_ledgers(portal.root, AT)
    assert report_addresses(portal.root, AT).problem_count == 1


def test_a_portal_with_errors_and_a_site_that_is_not_there_are_sentences(portal: SmallPortal) -> None:
    with pytest.raises(UsageError, match="did you mean `so`"):
        report_addresses(portal.root, AT, ("sso",))
    portal.write("site-config/sites/so.yaml", "id: so\n")
    with pytest.raises(UsageError, match="portalgen check"):
        report_addresses(portal.root, AT)
    assert read_ledgers(portal.root) == {}


def test_long_work_reports_its_stages(portal: SmallPortal) -> None:
    steps: list[tuple[str, int, int]] = []
    report_addresses(portal.root, AT, progress=lambda *step: steps.append(step))
    stages = [stage for stage, _, _ in steps]
    assert list(dict.fromkeys(stages)) == ["config", "content", "plan"]
    assert stages.count("plan") > 1, "a step per site"
    steps.clear()
    update_ledgers(portal.root, AT, progress=lambda *step: steps.append(step))
    assert {"config", "content", "plan"} <= {stage for stage, _, _ in steps}
