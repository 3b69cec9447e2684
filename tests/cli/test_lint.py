"""`portalgen lint`: what is accepted, what is refused with a sentence, exit codes, reports and repairs."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

from portalgen.cli.main import run_command
from tests.makers.growth import check_linear_growth
from tests.makers.lint.story import LIGHT, git
from tests.makers.portal import ENVIRONMENT, SmallPortal, command, page
from tests.makers.quiet_portal import kept_portal, news, quiet_portal

LOUD: Final = "content/so/tin-tuc/cu.vi.md"
SHOUT: Final = "HỘI NGHỊ XÚC TIẾN ĐẦU TƯ"
FORMATS: Final = ("text", "concise", "json", "sarif", "github", "gitlab", "junit", "markdown")
Output = pytest.CaptureFixture[str]


@pytest.fixture(autouse=True)
def _no_language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTALGEN_LANGUAGE", raising=False)


@pytest.fixture
def loud(tmp_path: Path) -> SmallPortal:
    """A portal outside Git whose page has one warning."""
    return quiet_portal(tmp_path / "portal", {**LIGHT, LOUD: news("so-cu", title=SHOUT)})


@pytest.fixture
def recorded_portal(tmp_path: Path) -> SmallPortal:
    return kept_portal(tmp_path / "portal", {**LIGHT, LOUD: news("so-cu", title=SHOUT)})


def lint(portal: SmallPortal, *arguments: str | Path, language: str = "vi") -> int:
    given = [str(each) for each in arguments]
    clock = [] if "--at" in given else ["--at", "2026-11-24T08:00"]
    return run_command(["--root", str(portal.root), "--language", language, "lint", *clock, "--jobs", "1", *given])


def refused(capsys: Output, portal: SmallPortal, *arguments: str | Path) -> str:
    """What is said of arguments that cannot be: one sentence in each language, and exit code 2."""
    said = []
    for language in ("vi", "en"):
        capsys.readouterr()
        assert lint(portal, *arguments, language=language) == 2
        found = capsys.readouterr()
        assert "Traceback" not in found.err and found.err.strip()
        said.append(found.err)
    assert said[0] != said[1]
    return said[0]


@pytest.mark.parametrize(("level", "code"), [("error", 0), ("warning", 1), ("note", 1), ("never", 0)])
def test_the_exit_code_depends_on_the_failing_severity(loud: SmallPortal, level: str, code: int) -> None:
    assert lint(loud, "--fail-on", level, LOUD) == code


def test_an_error_fails_and_nothing_does_not(loud: SmallPortal) -> None:
    loud.write("content/so/tin-tuc/hong.vi.md", "---\nid: [\n---\n")
    assert lint(loud, "content/so/tin-tuc/hong.vi.md") == 1
    assert lint(loud, "content/so/tin-tuc/hop-bao.vi.md", "--fail-on", "note") == 0


@pytest.mark.parametrize(
    "arguments",
    [
        ("--base", "main", "--staged"),
        (LOUD, "--base", "main"),
        (LOUD, "--staged"),
        (LOUD, "--stdin-filename", LOUD),
        ("khong-co.vi.md",),
        ("content/so/khong-co/",),
        ("..",),
        ("../../etc/passwd",),
        ("/etc/passwd",),
        ("x" * 400,),
        ("--base", "khong-co"),
        ("--base", "main"),
        ("--staged",),
        ("--site", "khong-co"),
        ("--select", "ZZZ"),
        ("--ignore", "TXT999"),
        ("--select", "TXT,ZZZ"),
        ("--format", "xml"),
        ("--fail-on", "fatal"),
        ("--report", "xml=a"),
        ("--report", "text"),
        ("--report", "text="),
        ("--report", "=a"),
        ("--at", "hôm nay"),
        ("--jobs", "0"),
        ("--stdin-filename", "../x.vi.md"),
        ("--fix", "khong-co.vi.md"),
        ("--diff", "khong-co.vi.md"),
        ("--fix", "--site", "khong-co"),
        ("--fix", "--base", "khong-co"),
        ("--fix", "--staged"),
    ],
)
def test_what_cannot_be_is_refused_with_a_sentence(
    capsys: Output, loud: SmallPortal, arguments: tuple[str, ...]
) -> None:
    refused(capsys, loud, *arguments)


def test_what_was_meant_is_reported(capsys: Output, recorded_portal: SmallPortal) -> None:
    assert "`main`" in refused(capsys, recorded_portal, "--base", "mian")
    assert "`TXT2" in refused(capsys, recorded_portal, "--select", "TXT293")


@pytest.mark.parametrize("path", ["README.md", "docs", "docs/a.md", ".git"])
def test_a_path_of_which_nothing_can_be_found_is_refused(
    capsys: Output, recorded_portal: SmallPortal, path: str
) -> None:
    for file in ("README.md", "docs/a.md"):
        recorded_portal.write(file, "a  b\n")
    said = refused(capsys, recorded_portal, path)
    assert f"`{path}`" in said and "content/" in said and "site-config/" in said
    refused(capsys, recorded_portal, "--fix", path)


@pytest.mark.parametrize("path", ["site-config/portal.yaml", "site-config", "content/so/gioi-thieu", "."])
def test_a_path_of_the_configuration_is_taken(recorded_portal: SmallPortal, path: str) -> None:
    assert lint(recorded_portal, str(recorded_portal.root / path)) == 0


@pytest.mark.parametrize(
    ("arguments", "named"),
    [
        (("--site", "so"), "--site"),
        (("--staged",), "--staged"),
        (("--base", "main"), "--base"),
        ((LOUD,), "đường dẫn"),
    ],
)
def test_a_baseline_of_a_part_is_refused_before_anything_is_reported(
    capsys: Output, recorded_portal: SmallPortal, arguments: tuple[str, ...], named: str
) -> None:
    assert lint(recorded_portal, "--update-baseline", *arguments) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert named in told.err and "toàn bộ cổng" in told.err


def test_a_base_that_is_empty_is_refused(capsys: Output, recorded_portal: SmallPortal) -> None:
    refused(capsys, recorded_portal, "--base", "")


@pytest.mark.parametrize(
    "path",
    [LOUD, f"./{LOUD}", "content/so/tin-tuc/../tin-tuc/cu.vi.md", "content/so/tin-tuc", "content/so/tin-tuc/", "."],
)
def test_paths_from_the_root_are_found_from_anywhere(
    capsys: Output, loud: SmallPortal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(tmp_path if path != "." else loud.root)
    assert lint(loud, "--format", "concise", path) == 0
    assert f"{LOUD}:4:" in capsys.readouterr().out


@pytest.mark.parametrize("path", ["cu.vi.md", ".", "../tin-tuc"])
def test_paths_from_the_current_folder_are_found(
    capsys: Output, loud: SmallPortal, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    monkeypatch.chdir(loud.root / "content" / "so" / "tin-tuc")
    assert lint(loud, "--format", "concise", path) == 0
    assert f"{LOUD}:4:" in capsys.readouterr().out


def test_absolute_paths_are_found(capsys: Output, loud: SmallPortal) -> None:
    assert lint(loud, "--format", "concise", loud.root / LOUD) == 0
    assert f"{LOUD}:4:" in capsys.readouterr().out


@pytest.mark.parametrize("selected", [("--select", "TXT203"), ("--select", "txt"), ("--select", "ACC,TXT2")])
def test_codes_are_selected_by_beginnings_in_any_case(
    capsys: Output, loud: SmallPortal, selected: tuple[str, str]
) -> None:
    lint(loud, "--format", "concise", *selected)
    assert "TXT203" in capsys.readouterr().out


def test_several_reports_are_written_at_once(capsys: Output, loud: SmallPortal, tmp_path: Path) -> None:
    reports = [f"--report={name}={tmp_path}/bao-cao/{name}" for name in FORMATS]
    assert lint(loud, *reports, "--format", "concise") == 0
    assert capsys.readouterr().out == (tmp_path / "bao-cao" / "concise").read_text("utf-8")
    for name in FORMATS:
        assert "TXT203" in (tmp_path / "bao-cao" / name).read_text("utf-8")


def test_reports_are_the_same_bytes_each_time_cold_and_warm(loud: SmallPortal, tmp_path: Path) -> None:
    made = []
    for number, jobs in enumerate(("1", "2", "1")):
        reports = [f"--report={name}={tmp_path}/{number}/{name}" for name in FORMATS]
        lint(loud, *reports, "--jobs", jobs)
        made.append([(tmp_path / str(number) / name).read_bytes() for name in FORMATS])
    assert made[0] == made[1] == made[2]


@pytest.mark.parametrize("file", ["/proc/khong-ghi-duoc", "/dev/null/x", "."])
def test_a_report_that_cannot_be_written_is_reported(capsys: Output, loud: SmallPortal, file: str) -> None:
    refused(capsys, loud, "--report", f"text={file}")


def test_english_is_spoken_where_it_is_asked_for(capsys: Output, loud: SmallPortal) -> None:
    lint(loud, LOUD, language="en")
    english = capsys.readouterr().out
    lint(loud, LOUD)
    vietnamese = capsys.readouterr().out
    assert "warning" in english and "cảnh báo" in vietnamese and "cảnh báo" not in english


def test_ten_thousand_findings_are_reported_in_bounds_and_written_in_full(capsys: Output, tmp_path: Path) -> None:
    lint(_build_loud(tmp_path / "portal", 3_500), f"--report=json={tmp_path}/tat-ca.json")
    shown = capsys.readouterr().out
    assert len(json.loads((tmp_path / "tat-ca.json").read_bytes())["findings"]) >= 3_500
    assert shown.count("\n") < 2_000
    assert "--report text=" in shown


def test_findings_are_reported_in_as_many_steps_as_there_are(tmp_path: Path) -> None:
    check_linear_growth(
        lambda portal: lint(portal, f"--report=json={tmp_path}/tat-ca.json"),
        lambda count: _build_loud(tmp_path / str(count), count),
        400,
    )


def _build_loud(root: Path, count: int) -> SmallPortal:
    """Return a portal whose one page has three findings in each of `count` paragraphs."""
    body = "Hội nghị  diễn ra  buổi sáng  và buổi chiều.\n\n" * count
    return quiet_portal(root, {**LIGHT, LOUD: news("so-cu", body)})


def from_stdin(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize("data", [b"", b"\xff\xfe", b"---\nid: a\n---\n", b"---\r\nid: a\r\n---\r\n"])
def test_any_text_on_standard_input_is_judged(
    capsys: Output, loud: SmallPortal, monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    from_stdin(monkeypatch, data)
    assert lint(loud, "--stdin-filename", LOUD, "--format", "concise") == 1
    assert LOUD in capsys.readouterr().out


@pytest.mark.parametrize(
    "path", ["README.md", "site-config/lint.yaml", "content", "content/so/tin-tuc", "content/so/anh.png", "a.vi.md"]
)
def test_a_name_on_standard_input_that_is_no_page_is_refused(
    capsys: Output, loud: SmallPortal, monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    from_stdin(monkeypatch, b"x")
    refused(capsys, loud, "--stdin-filename", path)


BLANKS: Final = "content/so/tin-tuc/khoang-trang.vi.md"
TWICE: Final = news("so-khoang-trang", "Hội nghị  diễn ra  buổi sáng.\n")
ONCE: Final = TWICE.replace("nghị  diễn ra  buổi", "nghị diễn ra buổi")


@pytest.fixture
def blank(tmp_path: Path) -> SmallPortal:
    """A portal with a page that can be repaired."""
    return kept_portal(tmp_path / "portal", {**LIGHT, BLANKS: TWICE})


def fixes(portal: SmallPortal, *arguments: str) -> int:
    return lint(portal, "--fix", "--select", "TXT204", *arguments)


def test_a_repair_writes_only_what_was_asked_for_and_only_once(blank: SmallPortal) -> None:
    before = {path: path.read_bytes() for path in blank.root.rglob("*.md")}
    assert fixes(blank) == 0
    changed = [path for path, data in before.items() if path.read_bytes() != data]
    assert changed == [blank.root / BLANKS]
    assert (blank.root / BLANKS).read_text("utf-8") == ONCE
    status = (blank.root / BLANKS).stat()
    assert fixes(blank) == 0
    assert (blank.root / BLANKS).stat() == status


@pytest.mark.parametrize("arguments", [("content/xa",), ("--site", "xa"), ("--ignore", "TXT204"), ("--base", "main")])
def test_what_was_not_asked_for_stays(blank: SmallPortal, arguments: tuple[str, ...]) -> None:
    blank.write("content/xa/tin-tuc/tin.vi.md", news("xa-tin"))
    lint(blank, "--fix", *arguments)
    assert (blank.root / BLANKS).read_text("utf-8") == TWICE


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755])
def test_a_repair_keeps_modes_line_ends_and_byte_order_marks(blank: SmallPortal, mode: int) -> None:
    file = blank.write(BLANKS, "\ufeff" + TWICE.replace("\n", "\r\n"))
    file.chmod(mode)
    assert fixes(blank) == 0
    assert file.read_bytes().decode() == "\ufeff" + ONCE.replace("\n", "\r\n")
    assert file.stat().st_mode & 0o777 == mode


def test_what_is_left_after_repairs_is_reported_as_by_a_check(
    capsys: Output, blank: SmallPortal, tmp_path: Path
) -> None:
    blank.write(BLANKS, TWICE.replace("title: Hội nghị xúc tiến đầu tư", f"title: {SHOUT}"))
    report = ("--format", "concise", "--report", f"json={tmp_path}/a.json", "--fail-on", "warning", BLANKS)
    assert lint(blank, "--fix", *report) == 1
    told = capsys.readouterr()
    assert f"{BLANKS}:4:" in told.out and "TXT203" in told.out and "TXT204" not in told.out
    assert f"{BLANKS}: TXT204" in told.err
    assert "TXT203" in (tmp_path / "a.json").read_text("utf-8")
    assert lint(blank, *report) == 1
    assert capsys.readouterr().out == told.out


def test_a_diff_shows_and_writes_nothing(capsys: Output, blank: SmallPortal) -> None:
    assert lint(blank, "--diff", "--select", "TXT204") == 1
    shown = capsys.readouterr().out
    assert f"+++ b/{BLANKS}" in shown and "+Hội nghị diễn ra buổi sáng." in shown
    assert (blank.root / BLANKS).read_text("utf-8") == TWICE
    fixes(blank)
    assert lint(blank, "--fix", "--diff", "--select", "TXT204") == 0


def test_a_repair_of_what_waits_to_be_saved_leaves_the_rest(blank: SmallPortal) -> None:
    blank.write("content/so/tin-tuc/moi.vi.md", TWICE.replace("so-khoang-trang", "so-moi"))
    git(blank.root, "add", "-A")
    assert fixes(blank, "--staged") == 0
    assert "  " not in (blank.root / "content/so/tin-tuc/moi.vi.md").read_text("utf-8").split("---")[2]
    assert (blank.root / BLANKS).read_text("utf-8") == TWICE


def test_a_text_on_standard_input_is_repaired_on_standard_output(
    capfdbinary: pytest.CaptureFixture[bytes], blank: SmallPortal, monkeypatch: pytest.MonkeyPatch
) -> None:
    from_stdin(monkeypatch, TWICE.encode())
    assert fixes(blank, "--stdin-filename", BLANKS) == 0
    assert capfdbinary.readouterr().out == ONCE.encode()
    assert (blank.root / BLANKS).read_text("utf-8") == TWICE


@pytest.mark.parametrize("data", [b"\xff\xfe  x", b"", b"---\n", b"---\nid: [\n---\n\nx  y\n"])
def test_a_file_that_is_no_page_stays_or_is_repaired_without_a_traceback(blank: SmallPortal, data: bytes) -> None:
    blank.write(BLANKS, data)
    assert lint(blank, "--fix") == 1
    assert lint(blank, "--diff") == 0


def test_pages_without_an_id_get_ids_of_their_own(blank: SmallPortal) -> None:
    for folder in ("tin-tuc", "gioi-thieu"):
        text = page("x", title="Bài", kind="news" if folder == "tin-tuc" else "page", date="2026-01-02")
        blank.write(f"content/so/{folder}/bai.vi.md", text.replace("id: x\n", ""))
    assert lint(blank, "--fix", "--select", "FMT105") == 0
    ids = [
        (blank.root / f"content/so/{folder}/bai.vi.md").read_text("utf-8").split("\n")[1]
        for folder in ("tin-tuc", "gioi-thieu")
    ]
    assert sorted(ids) == ["id: so-bai", "id: so-bai-2"]


def test_a_folder_that_leads_out_of_the_portal_is_not_repaired(blank: SmallPortal, tmp_path: Path) -> None:
    outside = tmp_path / "ngoai"
    outside.mkdir()
    (outside / "a.vi.md").write_text(TWICE, "utf-8")
    (blank.root / "content/so/van-ban").symlink_to(outside)
    fixes(blank, "content/so/van-ban")
    fixes(blank, "content/so/van-ban/a.vi.md")
    fixes(blank)
    assert (outside / "a.vi.md").read_text("utf-8") == TWICE


def test_a_file_that_changes_meanwhile_is_not_written_over(blank: SmallPortal, monkeypatch: pytest.MonkeyPatch) -> None:
    from portalgen.cli import lint_repair

    written = lint_repair._write

    def late(state: object, repair: object) -> None:
        blank.write(BLANKS, "đã đổi")
        written(state, repair)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(lint_repair, "_write", late)
    assert fixes(blank) == 2
    assert (blank.root / BLANKS).read_text("utf-8") == "đã đổi"
    assert list(blank.root.rglob("*.tmp")) == []


def test_a_name_that_is_no_text_is_reported_in_every_format(loud: SmallPortal, tmp_path: Path) -> None:
    file = os.path.join(os.fsencode(loud.root), b"content/so/tin-tuc/\xff.vi.md")
    with open(file, "wb") as stream:
        stream.write(b"x")
    reports = [f"--report={name}={tmp_path}/{name}" for name in FORMATS]
    assert lint(loud, *reports) == 1
    assert all("FMT123" in (tmp_path / name).read_text("utf-8") for name in FORMATS)


@pytest.mark.heavy
def test_a_closed_pipe_and_a_machine_without_utf_8_break_nothing(loud: SmallPortal) -> None:
    line = command("--root", loud.root, "lint", "--at", "2026-11-24T08:00")
    done = subprocess.run(
        line, env={**ENVIRONMENT, "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}, capture_output=True, check=False
    )
    assert b"Traceback" not in done.stderr
    assert done.returncode == 0
