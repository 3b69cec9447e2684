"""A release takes the place of another: what is linked, what is new, what stays reachable, and what is refused."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from portalgen.publish.details import format_details
from portalgen.publish.manifest import format_manifest
from portalgen.publish.server_rules import RedirectRule, ServerRules
from portalgen.publish.target.errors import TargetRefusedError
from portalgen.publish.target.folder import set_up_target
from portalgen.publish.target.model import TargetSettings
from portalgen.publish.target.receiving import (
    abandon_release,
    begin_release,
    complete_release,
    confirm_release,
)
from portalgen.publish.target.rollback import roll_back
from portalgen.publish.target.status import list_releases, read_status
from tests.makers.release_target import (
    MAIN_HOST,
    NOON,
    OTHER_HOST,
    SMALL,
    SampleRelease,
    begin,
    edited,
    expected_files,
    page,
    publish,
    send_blob,
    send_blobs,
    served_files,
)

HOUR = timedelta(hours=1)
CHANGED = f"current/{MAIN_HOST}/tin-tuc/bai/index.html"
UNCHANGED = f"current/{OTHER_HOST}/index.html"


@pytest.fixture
def target(tmp_path: Path) -> Path:
    folder = tmp_path / "srv"
    set_up_target(folder, TargetSettings())
    return folder


def refusal(work: Callable[[], object]) -> TargetRefusedError:
    with pytest.raises(TargetRefusedError) as caught:
        work()
    assert caught.value.vi != caught.value.en
    return caught.value


def log(target: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (target / "log.jsonl").read_text("utf-8").splitlines()]


def test_what_is_served_is_what_was_released(target: Path) -> None:
    for number, release in enumerate((SMALL, edited(1), edited(2))):
        publish(target, release, NOON + number * HOUR)
        assert served_files(target) == expected_files(release)
    status = read_status(target)
    assert (status.head_number, status.rolled_back, status.portal) == (3, False, "tinh")
    assert status.current
    assert (status.current.digest, status.current.is_current) == (status.head_digest, True)


def test_only_what_no_release_has_is_asked_for_and_what_did_not_change_is_the_same_file(target: Path) -> None:
    publish(target, SMALL)
    before = {name: (target / name).stat() for name in (CHANGED, UNCHANGED)}
    switched = publish(target, edited(1), NOON + HOUR)
    after = {name: (target / name).stat() for name in (CHANGED, UNCHANGED)}
    assert (switched.new_files, switched.linked_files) == (2, len(expected_files(SMALL)) - 2)
    assert after[UNCHANGED].st_ino == before[UNCHANGED].st_ino
    assert after[CHANGED].st_ino != before[CHANGED].st_ino
    assert begin(target, SMALL, NOON + 2 * HOUR, clock=NOON + 2 * HOUR).missing == ()


def test_a_twin_has_the_time_of_its_source(target: Path) -> None:
    publish(target, SMALL)
    publish(target, edited(1), NOON + HOUR)
    for name in (CHANGED, UNCHANGED):
        assert (target / name).stat().st_mtime_ns == (target / f"{name}.gz").stat().st_mtime_ns


def test_a_changed_file_is_at_least_a_second_younger_even_if_the_clock_was_set_back(target: Path) -> None:
    publish(target, SMALL)
    publish(target, edited(1), NOON)
    second = (target / CHANGED).stat().st_mtime
    roll_back(target, None, NOON)
    publish(target, edited(2), NOON - 30 * HOUR)
    assert [second, (target / CHANGED).stat().st_mtime] == [NOON.timestamp() + 1, NOON.timestamp() + 2]
    names = [
        f"releases/{each.name}/{MAIN_HOST}/.well-known/portal-release/manifest.json" for each in list_releases(target)
    ]
    times = [(target / name).stat().st_mtime for name in names]
    assert times == sorted(set(times), reverse=True)


def test_files_are_readable_by_everyone_whatever_the_umask_and_folders_hand_on_their_group(tmp_path: Path) -> None:
    tmp_path.chmod(0o2755)
    former = os.umask(0o077)
    try:
        set_up_target(tmp_path / "srv", TargetSettings())
        publish(tmp_path / "srv", SMALL)
    finally:
        os.umask(former)
    for folder, folders, files in os.walk(tmp_path / "srv"):
        assert {oct(os.lstat(Path(folder, name)).st_mode & 0o7777) for name in folders} <= {"0o2755", "0o777"}
        assert {oct(os.lstat(Path(folder, name)).st_mode & 0o7777) for name in files} <= {"0o644", "0o777"}


def test_each_host_proves_its_release_with_the_manifest_and_its_own_list(target: Path) -> None:
    publish(target, SMALL)
    manifest = (target / "records/manifests/1.json").read_bytes()
    for host, listed in SMALL.lists().items():
        proofs = target / "current" / host / ".well-known/portal-release"
        assert (proofs / "manifest.json").read_bytes() == manifest
        assert (proofs / "files.json").read_bytes() == listed


def test_fingerprinted_files_stay_for_days_after_the_last_release_that_had_them(target: Path) -> None:
    set_up_target(target, TargetSettings(keep_releases=2, shared_days=7))
    publish(target, SMALL)
    style = target / "shared" / MAIN_HOST / "assets/00ff/site.css"
    files = {place: data for place, data in SMALL.files.items() if "assets" not in place}
    for number, (days, is_there) in enumerate(((0, True), (1, True), (2, True), (7, True), (8, False)), 1):
        later = SampleRelease({**files, f"{MAIN_HOST}/index.html": page(str(number))}, f"{number:040x}")
        publish(target, later, NOON + timedelta(days=days))
        assert style.exists() is is_there, days


def test_a_clock_that_was_ahead_does_not_keep_a_fingerprinted_file_for_ever(target: Path) -> None:
    set_up_target(target, TargetSettings(keep_releases=2, shared_days=7))
    publish(target, SMALL)
    style = target / "shared" / MAIN_HOST / "assets/00ff/site.css"
    files = {place: data for place, data in SMALL.files.items() if "assets" not in place}
    for number, (days, is_there) in enumerate(((900, True), (901, True), (1, True), (8, False)), 1):
        later = SampleRelease({**files, f"{MAIN_HOST}/index.html": page(str(number))}, f"{number:040x}")
        publish(target, later, NOON + timedelta(days=days))
        assert style.exists() is is_there, days


def test_the_page_for_outages_is_kept_apart(target: Path) -> None:
    publish(target, SMALL)
    assert (target / "outage" / MAIN_HOST / "503.html").read_bytes() == SMALL.files[f"{MAIN_HOST}/503.html"]


def test_the_same_pages_at_another_clock_are_no_release_but_confirmed(target: Path) -> None:
    publish(target, SMALL)
    later = replace(SMALL, commit="b" * 40, clock=NOON + HOUR)
    assert begin(target, later).same_content
    confirm_release(target, later.commit, later.clock, NOON + HOUR)
    status = read_status(target)
    assert (status.confirmed_commit, status.confirmed_clock) == (later.commit, later.clock)
    assert [each.number for each in list_releases(target)] == [1]
    assert os.listdir(target / "incoming") == []


def test_other_rules_for_the_same_pages_are_a_release(target: Path) -> None:
    publish(target, SMALL)
    rules = ServerRules((RedirectRule(MAIN_HOST, "/Default.aspx", f"https://{MAIN_HOST}/"),))
    before = {each.name: each.read_bytes() for each in (target / "rules").iterdir()}
    publish(target, replace(SMALL, details=replace(SMALL.details, rules=rules), clock=NOON + HOUR))
    assert {each.name: each.read_bytes() for each in (target / "rules").iterdir()} != before
    roll_back(target, None, NOON)
    assert {each.name: each.read_bytes() for each in (target / "rules").iterdir()} == before


def test_a_release_that_was_cut_off_goes_on_where_it_was(target: Path) -> None:
    incoming = begin(target, SMALL)
    first = incoming.missing[0]
    send_blob(target, incoming, SMALL.bytes_of[first.sha256])
    assert refusal(lambda: complete_release(target, incoming.name, NOON)).reason == "incomplete"
    assert begin(target, SMALL).missing == incoming.missing[1:]
    send_blobs(target, SMALL, incoming)
    complete_release(target, incoming.name, NOON)
    assert served_files(target) == expected_files(SMALL)
    assert complete_release(target, incoming.name, NOON).release.name == incoming.name


def test_what_was_abandoned_is_sent_from_the_start(target: Path) -> None:
    incoming = begin(target, SMALL)
    send_blobs(target, SMALL, incoming)
    abandon_release(target, incoming.name, NOON)
    assert refusal(lambda: complete_release(target, incoming.name, NOON)).reason == "not-begun"
    assert begin(target, SMALL).missing == incoming.missing


def test_of_two_releases_that_were_begun_the_second_has_to_be_prepared_again(target: Path) -> None:
    publish(target, SMALL)
    first, second = begin(target, edited(1)), begin(target, edited(2))
    for release, incoming in ((edited(1), first), (edited(2), second)):
        release.lists()
        send_blobs(target, release, incoming)
    complete_release(target, first.name, NOON)
    assert refusal(lambda: complete_release(target, second.name, NOON)).reason == "not-begun"
    assert served_files(target) == expected_files(edited(1))


@pytest.mark.parametrize(
    ("values", "reason"),
    [
        ({"portal": "khac"}, "other-portal"),
        ({"number": 7}, "head-moved"),
        ({"previous": "0" * 64}, "head-moved"),
        ({"clock": NOON - HOUR}, "earlier-clock"),
        ({"main_host": "khac.example.vn"}, "malformed"),
    ],
)
def test_a_release_that_does_not_follow_is_refused_and_logged(
    target: Path, values: dict[str, object], reason: str
) -> None:
    publish(target, SMALL)
    changed = SMALL.with_files({f"{MAIN_HOST}/index.html": page("khác")})
    assert refusal(lambda: begin(target, changed, NOON, **values)).reason == reason
    last = log(target)[-1]
    assert (last["event"], last["outcome"], last["reason"]) == ("begin", "refused", reason)
    assert json.loads((target / "status.json").read_text())["failure"]["reason"] == reason
    assert served_files(target) == expected_files(SMALL)


def test_an_earlier_clock_of_the_same_commit_is_taken_where_it_is_meant(target: Path) -> None:
    publish(target, SMALL)
    earlier = SMALL.with_files({f"{MAIN_HOST}/index.html": page("cũ")}, clock=NOON - HOUR)
    manifest = format_manifest(earlier.manifest(read_status(target)))
    incoming = begin_release(
        target, manifest, None, earlier.lists(), format_details(earlier.details), NOON, rollback=True
    )
    send_blobs(target, earlier, incoming)
    complete_release(target, incoming.name, NOON)
    assert served_files(target) == expected_files(earlier)


def test_an_old_job_that_runs_again_is_told_to_roll_back(target: Path) -> None:
    old = format_manifest(SMALL.manifest(read_status(target)))
    for number, release in enumerate((SMALL, edited(1))):
        publish(target, release, NOON + number * HOUR)
    again = refusal(lambda: begin_release(target, old, None, SMALL.lists(), format_details(SMALL.details), NOON))
    assert again.reason == "already-released"
    assert "portalgen rollback 000001-" in again.en


def test_the_oldest_releases_go_but_never_what_was_live_last(target: Path) -> None:
    set_up_target(target, TargetSettings(keep_releases=2))
    for number in range(1, 4):
        publish(target, edited(number), NOON + number * HOUR)
    assert [each.number for each in list_releases(target)] == [3, 2]
    roll_back(target, None, NOON)
    assert publish(target, edited(4), NOON + 4 * HOUR).pruned == ()
    assert publish(target, edited(5), NOON + 5 * HOUR).pruned != ()
    kept = list_releases(target)
    assert [each.number for each in kept] == [5, 4]
    assert sorted(os.listdir(target / "about")) == sorted(each.name for each in kept)
    assert {each.removesuffix(".json") for each in os.listdir(target / "records/lists")} == {
        digest for each in kept for digest in each.lists.values()
    }
    assert len(os.listdir(target / "records/manifests")) == 5


def test_a_list_that_the_target_has_need_not_be_sent(target: Path) -> None:
    publish(target, SMALL)
    release = edited(1)
    lists = {host: data for host, data in release.lists().items() if host == MAIN_HOST}
    manifest = format_manifest(release.manifest(read_status(target)))
    incoming = begin_release(target, manifest, None, lists, format_details(release.details), NOON)
    send_blobs(target, release, incoming)
    complete_release(target, incoming.name, NOON)
    assert served_files(target) == expected_files(release)


def test_a_home_that_is_empty_or_broken_is_not_switched_to(target: Path) -> None:
    publish(target, SMALL)
    for number, home in enumerate((b"", b"\x00\x01", b"<p>"), 1):
        broken = SMALL.with_files({f"{MAIN_HOST}/index.html": home}, commit=f"{number:040x}")
        assert refusal(lambda broken=broken: publish(target, broken)).reason == "check"  # type: ignore[misc]
    assert served_files(target) == expected_files(SMALL)
    assert len(os.listdir(target / "releases")) == len(os.listdir(target / "about")) == 1
    assert not os.path.lexists(target / "next")


@pytest.mark.heavy
def test_a_command_after_the_switch_that_fails_is_a_note_and_no_rollback(target: Path) -> None:
    command = (sys.executable, "-c", "import sys; sys.exit('không nạp lại được')")
    set_up_target(target, TargetSettings(after_switch=command))
    switched = publish(target, SMALL)
    assert "không nạp lại được" in switched.notes[0].vi
    assert "không nạp lại được" in str(log(target)[-1]["warning"])
    assert served_files(target) == expected_files(SMALL)
    assert read_status(target).is_after_switch_failed
    set_up_target(target, TargetSettings(after_switch=("true",)))
    publish(target, edited(1), NOON + HOUR)
    assert not read_status(target).is_after_switch_failed


def test_after_a_clock_that_was_ahead_the_right_time_is_taken_and_logged(target: Path) -> None:
    publish(target, replace(SMALL, clock=NOON + 90 * HOUR), NOON)
    right = SMALL.with_files({f"{MAIN_HOST}/index.html": page("đúng giờ")}, clock=NOON + HOUR)
    publish(target, right, NOON + HOUR)
    assert served_files(target) == expected_files(right)
    publish(
        target, replace(right, commit="c" * 40, clock=NOON + 80 * HOUR).with_files({f"{MAIN_HOST}/a.txt": b"a"}), NOON
    )
    same = replace(right, commit="c" * 40, clock=NOON + 2 * HOUR).with_files({f"{MAIN_HOST}/a.txt": b"a"})
    assert begin(target, same, NOON + 2 * HOUR).same_content
    confirm_release(target, same.commit, same.clock, NOON + 2 * HOUR)
    assert read_status(target).confirmed_clock == NOON + 2 * HOUR
    logged = [str(row["clock_ahead"]) for row in log(target) if "clock_ahead" in row]
    assert list(map(datetime.fromisoformat, logged)) == [NOON + 90 * HOUR, NOON + 80 * HOUR]


def test_what_others_put_among_the_releases_stays_and_is_told_once(target: Path) -> None:
    publish(target, SMALL)
    for folder in ("releases", "about", "incoming"):
        (target / folder / "ban-sao").mkdir()
        (target / folder / "ban-sao/thu.txt").write_bytes(b"x")
    said = publish(target, edited(1), NOON + HOUR)
    publish(target, edited(2), NOON + 2 * HOUR)
    assert all((target / folder / "ban-sao/thu.txt").exists() for folder in ("releases", "about", "incoming"))
    told = [row for row in log(target) if row["event"] == "foreign-files"]
    assert [row["names"] for row in told] == [["releases/ban-sao", "about/ban-sao", "incoming/ban-sao"]]
    assert "`releases/ban-sao`" in said.notes[0].vi


def test_what_was_sent_for_a_release_that_is_live_goes_with_whatever_comes_next(target: Path) -> None:
    name = publish(target, SMALL).release.name
    (target / "incoming" / name).mkdir()
    abandon_release(target, "000009-none", NOON)
    assert os.listdir(target / "incoming") == []


@pytest.mark.parametrize("folder", ["shared", "outage"])
def test_a_link_in_the_place_of_a_hosts_folder_is_not_followed(target: Path, folder: str, tmp_path: Path) -> None:
    (tmp_path / "ngoai").mkdir()
    (target / folder / MAIN_HOST).symlink_to(tmp_path / "ngoai")
    said = refusal(lambda: publish(target, SMALL))
    assert f"{folder}/{MAIN_HOST}" in said.vi and "xóa liên kết" in said.vi
    assert os.listdir(tmp_path / "ngoai") == []
    (target / folder / MAIN_HOST).unlink()
    publish(target, SMALL)
    assert served_files(target) == expected_files(SMALL)


def test_a_file_that_someone_cut_short_is_asked_for_again(target: Path) -> None:
    publish(target, SMALL)
    damaged = (target / UNCHANGED).resolve()
    os.truncate(damaged, 3)
    publish(target, edited(1), NOON + HOUR)
    assert served_files(target) == expected_files(edited(1))


def test_a_file_of_a_former_release_with_other_bytes_is_sent_after_all(target: Path) -> None:
    publish(target, SMALL)
    publish(target, edited(1), NOON + HOUR)
    former = next((target / "releases").glob(f"000001-*/{MAIN_HOST}/tin-tuc/bai/index.html"))
    former.write_bytes(b"x" * former.stat().st_size)
    again = replace(SMALL, commit="c" * 40, bytes_of={})
    incoming = begin(target, again)
    assert incoming.missing == ()
    assert refusal(lambda: complete_release(target, incoming.name, NOON)).reason == "digest"
    incoming = begin(target, again)
    assert [blob.size for blob in incoming.missing] == [former.stat().st_size]
    send_blobs(target, again, incoming)
    complete_release(target, incoming.name, NOON)
    assert served_files(target) == expected_files(SMALL)


def test_rules_that_changed_are_said_until_the_next_switch_unless_a_command_tells_the_server(target: Path) -> None:
    rules = ServerRules((RedirectRule(MAIN_HOST, "/cu.aspx", f"https://{MAIN_HOST}/", "id=1"),))
    ruled = replace(
        SMALL.with_files({f"{MAIN_HOST}/x/index.html": page("x")}), details=replace(SMALL.details, rules=rules)
    )
    assert [note.vi[:24] for note in publish(target, SMALL).notes] == ["quy tắc chuyển hướng đã "]
    assert [note.vi[:24] for note in publish(target, ruled).notes] == ["quy tắc chuyển hướng đã "]
    confirm_release(target, ruled.commit, NOON, NOON)
    (noted,) = json.loads((target / "status.json").read_bytes())["notes"]
    assert "systemctl reload nginx" in noted["vi"] and "reload it" in noted["en"]
    assert '"warning": "the redirects changed' in (target / "log.jsonl").read_text()
    assert publish(target, ruled.with_files({f"{MAIN_HOST}/x/index.html": page("y")})).notes == ()
    assert json.loads((target / "status.json").read_bytes())["notes"] == []
    assert len(roll_back(target, "1", NOON).notes) == 1
    set_up_target(target, TargetSettings(after_switch=("true",)))
    assert roll_back(target, "2", NOON).notes == ()


def test_each_release_says_which_rules_are_its_own(target: Path) -> None:
    rules = ServerRules((RedirectRule(MAIN_HOST, "/cu.aspx", f"https://{MAIN_HOST}/", "id=1"),))
    publish(target, SMALL)
    publish(target, replace(edited(1), details=replace(SMALL.details, rules=rules)))
    for _ in range(2):
        digest = (target / "rules" / "digest").read_text().strip()
        assert [each.name for each in (target / "current").glob(".rules-*")] == [f".rules-{digest}"]
        if not read_status(target).rolled_back:
            roll_back(target, None, NOON)
