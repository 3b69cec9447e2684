"""What main is read by: its own settings, and where these have faults the newest that have none."""

from __future__ import annotations

from datetime import datetime

import pytest

from portalgen.editorial.deadlines.main_content import add_settings_note, open_main_content, resolve_main
from portalgen.editorial.path_classes import APPROVALS_FOLDER
from portalgen.editorial.tables.tables import OfficeReport
from portalgen.errors import UnusableEnvironmentError
from portalgen.history.repository import open_history
from portalgen.law.calendar import VIETNAM
from portalgen.text.bilingual import Bilingual as B
from tests.makers.histories import Repo, news

NOW = datetime.fromisoformat("2026-06-26T09:00").replace(tzinfo=VIETNAM)
PORTAL = "site-config/portal.yaml"
LIMITS = "site-config/legal/deadlines.yaml"
RECORD = f"{APPROVALS_FOLDER}/so/2026/mau.json"


@pytest.fixture(scope="module")
def repo(tmp_path_factory: pytest.TempPathFactory) -> Repo:
    """Main gets a limit, a fault, then a page and a record; what came before each is a branch."""
    repo = Repo(tmp_path_factory.mktemp("faulty") / "kho")
    repo.write(LIMITS, repo.read(LIMITS) + "# sửa\n")
    repo.commit("Sửa thời hạn", "2026-06-01T08:00")
    repo.git("branch", "tot")
    repo.delete("content/so/_index.vi.md")
    repo.commit("Mất trang chủ", "2026-06-02T08:00")
    repo.write(LIMITS, "sai: [\n")
    repo.commit("Hỏng thêm", "2026-06-02T09:00")
    repo.write(*news("so-sau-loi", "hội nghị", event_end=None, date="2026-06-03"))
    repo.write(RECORD, "{}\n")
    repo.commit("Bài sau lỗi", "2026-06-03T08:00")
    return repo


def test_the_newest_settings_without_faults_count_and_every_report_says_so(repo: Repo) -> None:
    repository = open_history(repo.folder)
    with open_main_content(repository, resolve_main(repository, None), NOW) as content:
        assert "so-sau-loi" in {item.id for item in content.library.items}
        assert content.read_source(LIMITS).endswith("# sửa\n".encode())
        assert content.read_source("content/so/_index.vi.md")
        older = content.older_settings
        note = add_settings_note(OfficeReport("x", B("", ""), (), notes=(B("sau", "after"),)), content).notes[0]
    assert older is not None
    assert older.commit == repo.git("rev-parse", "tot")
    assert f"bản {older.commit[:12]}" in note.vi
    assert older.fault.vi in note.vi
    assert "site-config/" in older.fault.vi


def test_settings_without_faults_are_the_tips_own_and_records_are_not_written(repo: Repo) -> None:
    repository = open_history(repo.folder)
    with open_main_content(repository, resolve_main(repository, "tot"), NOW, has_library=False) as content:
        assert content.older_settings is None
        assert not (content.portal.root / APPROVALS_FOLDER).exists()
        report = OfficeReport("x", B("", ""), ())
        assert add_settings_note(report, content) is report


def test_where_no_settings_load_the_fault_is_an_error(repo: Repo) -> None:
    repo.git("checkout", "-q", "--orphan", "moi", "main")
    repo.commit("Không còn gì trước đó", "2026-06-04T08:00")
    repo.git("checkout", "-q", "main")
    repository = open_history(repo.folder)
    with (
        pytest.raises(UnusableEnvironmentError, match="the settings on main have faults"),
        open_main_content(repository, resolve_main(repository, "moi"), NOW),
    ):
        pass
