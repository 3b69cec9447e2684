"""From the commit that is checked out to what a target serves: one release after another of a small portal."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import Mock

import pytest

from portalgen.cli.release_status import list_problems
from portalgen.config import load as config_load
from portalgen.content import front_matter_reading
from portalgen.errors import UsageError
from portalgen.pipeline.build import build
from portalgen.pipeline.options import BuildOptions
from portalgen.pipeline.release import ReleaseAttempt, ReleaseOptions, prepare_portal
from portalgen.pipeline.release_due import find_release_due
from portalgen.pipeline.releasing.build_revision import BuildRevision, read_revision, write_revision
from portalgen.pipeline.releasing.former_lists import collect_former_lists, keep_lists
from portalgen.publish.details import parse_details
from portalgen.publish.manifest import format_list
from portalgen.publish.prepared_folder import read_prepared
from portalgen.publish.sending.send import SendOptions, SentRelease, send_release
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import KeptRelease, TargetSettings, TargetStatus
from portalgen.publish.target.status import read_status
from tests.makers.lint.story import AT, commit, git
from tests.makers.portal import SmallPortal, page
from tests.makers.quiet_portal import START, news, quiet_portal

pytestmark = pytest.mark.heavy

NEWS = "content/so/tin-tuc/hoi-nghi.vi.md"


class Publisher:
    """A small portal, where it is released to, and the folder between."""

    def __init__(self, folder: Path) -> None:
        later = news("so-hen", title="Hẹn giờ đăng", publish_at="2026-12-24T09:30")
        self.portal: SmallPortal = quiet_portal(folder / "kho", {"content/so/tin-tuc/hen.vi.md": later})
        self.root = self.portal.root
        self.portal.write(".gitignore", ".portalgen/\n/public/\n/content/**/*.tmp\n")
        git(self.root, "init", "-q", "--template=", "-b", "main")
        commit(self.root, START, "Bắt đầu")
        self.target, self.prepared = folder / "web", folder / "chuan-bi"
        set_up_target(self.target, TargetSettings())

    def prepare(self, **options: Any) -> ReleaseAttempt:
        status = options.pop("status", None) or read_status(self.target)
        asked = {"at": AT, "now": AT, "status": status, **options}
        return prepare_portal(ReleaseOptions(root=self.root, **asked), self.prepared)

    def send(self, **options: Any) -> SentRelease:
        return send_release(self.prepared, str(self.target), SendOptions(repository=self.root, **options), AT)

    def save(self, *, minute: int = 0) -> None:
        commit(self.root, (AT + timedelta(minutes=minute)).isoformat(), "Sửa")

    def head(self) -> str:
        return git(self.root, "rev-parse", "HEAD").strip()


@pytest.fixture(scope="module")
def released(tmp_path_factory: pytest.TempPathFactory) -> Publisher:
    """After the first release."""
    publisher = Publisher(tmp_path_factory.mktemp("phat-hanh"))
    attempt = publisher.prepare()
    assert attempt.judgement.state == "first" and attempt.manifest is not None
    assert publisher.send().outcome == "switched"
    return publisher


@pytest.fixture
def publisher(released: Publisher) -> Iterator[Publisher]:
    """What the portal was before the test is there again after it."""
    head = released.head()
    yield released
    git(released.root, "reset", "-q", "--hard", head)
    git(released.root, "clean", "-qfdx", "content")


def test_the_first_release_names_the_portal_its_commit_and_what_was_found(released: Publisher) -> None:
    release = read_prepared(released.prepared)
    manifest = release.manifest
    assert (manifest.portal, manifest.main_host, manifest.number) == ("www-example-vn", "www.example.vn", 1)
    assert (manifest.commit, manifest.clock) == (released.head(), AT)
    details = parse_details(release.details)
    assert set(details.findings) <= {"warning", "note"} and sum(details.codes.values()) == sum(
        details.findings.values()
    )
    assert read_revision(released.root / "public") == BuildRevision(manifest.commit, AT)


def test_the_same_content_is_noted_and_a_change_is_switched_to(publisher: Publisher) -> None:
    again = AT + timedelta(hours=1)
    assert publisher.prepare(at=again).judgement.state == "same"
    assert publisher.send().outcome == "confirmed"
    assert read_status(publisher.target).confirmed_clock == again
    publisher.portal.write(NEWS, news("so-hoi-nghi", title="Hội nghị mới"))
    publisher.save()
    attempt = publisher.prepare(at=again)
    assert attempt.judgement.state == "forward" and attempt.manifest is not None
    assert publisher.send().outcome == "switched"
    assert "Hội nghị mới" in (publisher.target / "current/so.example.vn/tin-tuc/index.html").read_text("utf-8")
    status = read_status(publisher.target)
    assert find_release_due(publisher.root, publisher.head(), status, again).is_due is False
    git(publisher.root, "reset", "-q", "--hard", "HEAD^")
    back = publisher.prepare()
    assert (back.judgement.state, back.manifest) == ("back", None)
    assert publisher.prepare(allows_back=True).manifest is not None
    assert publisher.send(rollback=True).outcome == "switched"


@pytest.mark.parametrize(
    ("path", "text"),
    [(NEWS, "chưa lưu"), ("content/so/tin-tuc/an.tmp", "Git bỏ qua"), ("site-config/portal.yaml", "x: 1\n")],
)
def test_a_release_is_of_a_commit_and_of_nothing_else(publisher: Publisher, path: str, text: str) -> None:
    publisher.portal.write(path, text)
    with pytest.raises(UsageError, match="not committed") as error:
        publisher.prepare()
    assert path in error.value.vi and "git stash -u" in error.value.vi


def test_what_git_was_told_to_overlook_is_seen(publisher: Publisher) -> None:
    path = "content/so/tin-tuc/hop-bao.vi.md"
    git(publisher.root, "update-index", "--assume-unchanged", path)
    publisher.portal.edit(path, "title: ", "title: Đã sửa ")
    with pytest.raises(UsageError, match="not committed"):
        publisher.prepare()
    git(publisher.root, "update-index", "--no-assume-unchanged", path)


def test_a_changed_file_of_the_same_size_and_time_is_seen_whatever_git_is_told_to_compare(publisher: Publisher) -> None:
    file = publisher.root / "content/so/tin-tuc/hop-bao.vi.md"
    long_ago = (AT - timedelta(days=30)).timestamp()
    for name, value in {"core.checkStat": "minimal", "core.trustctime": "false"}.items():
        git(publisher.root, "config", name, value)
    os.utime(file, (long_ago, long_ago))
    git(publisher.root, "status")
    text = file.read_text("utf-8")
    file.write_text(text.replace("title: Họp", "title: Hộp"), "utf-8")
    os.utime(file, (long_ago, long_ago))
    assert file.read_text("utf-8") != text and git(publisher.root, "status", "--porcelain").strip() == ""
    with pytest.raises(UsageError, match="not committed"):
        publisher.prepare()
    file.write_text(text, "utf-8")  # Git would not, since it sees no change
    for name in ("core.checkStat", "core.trustctime"):
        git(publisher.root, "config", "--unset", name)


def test_where_only_the_records_were_restored_a_push_is_judged_from_the_newest_of_them(publisher: Publisher) -> None:
    status = read_status(publisher.target)
    records = replace(status, current=None, confirmed_commit="", confirmed_clock=None)
    publisher.portal.write(NEWS, news("so-hoi-nghi", title="Hội nghị mới"))
    publisher.save()
    judgement = publisher.prepare(status=records).judgement
    assert (judgement.state, judgement.live) == ("forward", status.head_commit)


def test_what_was_judged_apart_is_the_very_commit_that_is_released(publisher: Publisher) -> None:
    with pytest.raises(UsageError, match="--judged names eeee"):
        publisher.prepare(judged_commit="e" * 40)
    assert publisher.prepare(judged_commit=publisher.head()).manifest is not None


def test_what_has_errors_is_neither_built_nor_released(publisher: Publisher) -> None:
    before = read_revision(publisher.root / "public")
    publisher.portal.write(NEWS, page("so-loi", kind="news", title="Lỗi", date="2026-13-45"))
    publisher.save()
    attempt = publisher.prepare()
    assert (attempt.judgement.passes, attempt.build, attempt.manifest) == (False, None, None)
    assert read_revision(publisher.root / "public") == before


def test_a_build_of_ones_own_has_to_be_of_this_commit(publisher: Publisher, tmp_path: Path) -> None:
    public = publisher.root / "public"
    assert publisher.prepare(built=public).manifest is not None
    revision = read_revision(public)
    assert revision is not None
    write_revision(public, BuildRevision("e" * 40, AT))
    with pytest.raises(UsageError, match="is of eeeeeeeeee"):
        publisher.prepare(built=public)
    write_revision(public, revision)
    (tmp_path / "khac").mkdir()
    with pytest.raises(UsageError, match="commit of the build"):
        publisher.prepare(built=tmp_path / "khac")


@pytest.mark.parametrize("changes", [{"unpublished": True}, {"at": AT + timedelta(days=60)}])
def test_a_build_of_something_else_is_not_released_as_the_commit(publisher: Publisher, changes: dict[str, Any]) -> None:
    public = publisher.root / "public"
    asked = replace(BuildOptions(publisher.root, public, AT), **changes)
    assert build(asked).changed_paths
    assert read_revision(public) is None
    with pytest.raises(UsageError, match="commit of the build"):
        publisher.prepare(built=public)
    write_revision(public, BuildRevision(publisher.head(), asked.at))
    if asked.at > AT:
        with pytest.raises(UsageError, match="in the future"):
            publisher.prepare(built=public)
    assert publisher.prepare().manifest is not None


def test_a_release_is_due_when_main_moves_on_and_when_its_time_comes(publisher: Publisher) -> None:
    status = read_status(publisher.target)
    quiet, later = AT + timedelta(hours=2), AT + timedelta(days=31)
    assert not find_release_due(publisher.root, status.confirmed_commit, status, quiet).is_due
    timed = find_release_due(publisher.root, status.confirmed_commit, status, later)
    assert timed.is_due and "09:30 ngày 24/12/2026" in timed.reason.vi
    moved = find_release_due(publisher.root, "e" * 40, status, quiet)
    assert moved.is_due and "eeeeeeeeee" in moved.reason.vi


def test_what_someone_went_back_from_is_not_released_again_by_the_timer(publisher: Publisher) -> None:
    status = replace(read_status(publisher.target), rolled_back=True, head_commit="e" * 40)
    held = find_release_due(publisher.root, "e" * 40, status, AT + timedelta(days=31))
    assert not held.is_due and "quay lại" in held.reason.vi
    assert find_release_due(publisher.root, "f" * 40, status, AT).is_due
    confirmed = replace(status, left_commit="f" * 40)
    assert not find_release_due(publisher.root, "f" * 40, confirmed, AT).is_due


def test_a_release_is_due_where_the_clock_of_what_is_live_was_ahead(publisher: Publisher) -> None:
    status = replace(read_status(publisher.target), confirmed_clock=AT + timedelta(days=20))
    answer = find_release_due(publisher.root, status.confirmed_commit, status, AT + timedelta(days=10))
    assert answer.is_due and "chạy nhanh" in answer.reason.vi
    assert list_problems(status, AT + timedelta(days=10)) == ["clock-ahead"]
    assert "clock-ahead" not in list_problems(status, AT + timedelta(days=21))
    assert list_problems(replace(status, is_after_switch_failed=True), AT + timedelta(days=21)) == [
        "after-switch-failed"
    ]


def test_lists_of_what_is_live_are_believed_by_their_digest_alone(publisher: Publisher, tmp_path: Path) -> None:
    status = read_status(publisher.target)
    assert status.current is not None
    local = collect_former_lists(status, None, publisher.target, None)
    assert set(local) == set(status.current.lists)
    asked: list[str] = []

    def fetch(host: str) -> bytes | None:
        asked.append(host)
        return format_list(local[host]) if host == "so.example.vn" else b"{}"

    assert set(collect_former_lists(status, tmp_path, None, fetch)) == {"so.example.vn"}
    assert set(asked) == set(local)
    keep_lists(tmp_path, {host: format_list(each) for host, each in local.items()})
    asked.clear()
    assert collect_former_lists(status, tmp_path, None, fetch) == local and asked == []


def test_where_no_host_answers_the_others_are_not_waited_for() -> None:
    lists = {f"{number}.example.vn": "d" * 64 for number in range(100)}
    current = KeptRelease("000001-x", 1, "d" * 64, "c" * 40, AT, lists)
    asked: list[str] = []
    assert collect_former_lists(TargetStatus(current=current), None, None, asked.append) == {}
    assert 8 <= len(asked) < 20


def test_settings_and_pages_are_read_once_for_judge_build_and_preparing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publisher = Publisher(tmp_path)
    settings, pages = Mock(wraps=config_load.read_portal), Mock(wraps=front_matter_reading.read_front_matter)
    monkeypatch.setattr(config_load, "read_portal", settings)
    monkeypatch.setattr(front_matter_reading, "read_front_matter", pages)
    assert publisher.prepare().manifest is not None
    assert settings.call_count == 1
    read = Counter(source for _, source, _ in (call.args for call in pages.call_args_list))
    assert read and set(read.values()) == {1}
