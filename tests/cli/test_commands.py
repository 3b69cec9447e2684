"""The command line: what it says, where, in which language, and the exit code it ends with."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

import portalgen
from portalgen.cli import main as main_module
from portalgen.cli.command_table import COMMANDS
from portalgen.cli.main import module_of_command, run_command, walk_commands
from portalgen.cli.usage import format_system_error
from tests.makers.portal import ENVIRONMENT, SmallPortal, command, page, paths

HOP_BAO = "content/so/tin-tuc/hop-bao.vi.md"

Output = pytest.CaptureFixture[str]


def build(portal: SmallPortal, *more: str) -> int:
    return run_command(
        ["--root", str(portal.root), "build", "--out", str(portal.out), "--no-search", "--at", "2026-11-24", *more]
    )


@pytest.fixture(autouse=True)
def _no_language_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("PORTALGEN_LANGUAGE", raising=False)


class TestHelp:
    @pytest.mark.parametrize("name", [words for words, _ in walk_commands()])
    def test_every_command_has_help_with_an_example(self, name: str, capsys: Output) -> None:
        assert run_command([*name.split(), "--help"]) == 0
        told = capsys.readouterr().out
        assert "Ví dụ" in told and f"portalgen {name}" in told.partition("Ví dụ")[2]

    def test_the_help_lists_every_command_with_an_example(self, capsys: Output) -> None:
        assert run_command(["--help"]) == 0
        told = capsys.readouterr().out
        assert all(f"  {name} " in told for name in COMMANDS)
        assert "portalgen build" in told

    def test_every_file_of_a_command_is_in_the_table(self) -> None:
        folder = Path(main_module.__file__).parent
        others = {
            "__init__",
            "main",
            "state",
            "terminal",
            "loading",
            "usage",
            "subcommands",
            "own_command",
            "output_encoding",
            "cut_down_text",
        }
        others |= {"build_verify", "lint_arguments", "lint_repair", "lint_report", "record_report", "drill_report"}
        others |= {
            "audit_source",
            "office_history",
            "office_report",
            "placeholders",
            "report_files",
            "roster_loading",
            "history_loading",
            "receipt_options",
        }
        others |= {
            "limit_options",
            "release_options",
            "release_text",
            "server_config_options",
            "security_facts",
            "published_portal",
            "board_dialogue",
            "command_table",
            "help_context",
            "help_format",
            "new_dialogue",
        }
        modules = {module_of_command(name) for name in COMMANDS}
        for _, each in walk_commands():
            modules |= {module for module, _ in getattr(each, "modules", {}).values()}
        assert {file.stem for file in folder.glob("*.py")} - others == {name.rpartition(".")[2] for name in modules}

    def test_the_version_is_the_packages(self, capsys: Output) -> None:
        assert run_command(["--version"]) == 0
        assert capsys.readouterr().out == f"portalgen, version {portalgen.__version__}\n"


class TestBuild:
    def test_success_is_0_and_ends_with_a_table(self, portal: SmallPortal, capsys: Output) -> None:
        assert build(portal) == 0
        told = capsys.readouterr()
        assert told.err == ""
        for site in ("portal", "so", "xa"):
            assert any(line.startswith(f"{site} ") for line in told.out.splitlines())
        assert "Tổng cộng" in told.out
        assert "dựng trang" in told.out
        assert f"ghi {len(paths(portal.out))} tệp" in told.out

    def test_the_table_is_english_when_asked_for(self, portal: SmallPortal, capsys: Output) -> None:
        assert (
            run_command(
                ["--language", "en", "--root", str(portal.root), "build", "--out", str(portal.out), "--no-search"]
            )
            == 0
        )
        assert "files written" in capsys.readouterr().out

    def test_errors_are_1_reported_in_vietnamese_on_stderr(self, portal: SmallPortal, capsys: Output) -> None:
        portal.edit(HOP_BAO, "title:", "titel:")
        assert build(portal) == 1
        told = capsys.readouterr()
        assert told.out == ""
        assert f"{HOP_BAO}:4:1: lỗi FMT104: không có khóa `titel` ở đây; có phải là `title`?" in told.err
        assert "  cách sửa: " in told.err
        assert "1 lỗi, 0 cảnh báo, 0 lưu ý" in told.err
        assert "chưa ghi gì" in told.err
        assert not portal.out.exists() or paths(portal.out) == []

    @pytest.mark.parametrize("how", ["option", "environment"])
    def test_errors_are_english_when_asked_for(
        self, portal: SmallPortal, capsys: Output, monkeypatch: pytest.MonkeyPatch, how: str
    ) -> None:
        portal.edit(HOP_BAO, "title:", "titel:")
        if how == "environment":
            monkeypatch.setenv("PORTALGEN_LANGUAGE", "en")
        language = ["--language", "en"] if how == "option" else []
        assert run_command([*language, "--root", str(portal.root), "check"]) == 1
        assert "error FMT104: unknown key `titel` - did you mean `title`?" in capsys.readouterr().err

    def test_a_forge_shows_what_check_finds_beside_its_line(self, portal: SmallPortal, capsys: Output) -> None:
        portal.edit(HOP_BAO, "title:", "titel:")
        assert run_command(["--root", str(portal.root), "check", "--format", "github"]) == 1
        told = capsys.readouterr()
        assert f"::error file={HOP_BAO},line=4,col=1,endColumn=6,title=lỗi FMT104::không có khóa `titel`" in told.out
        assert "lỗi FMT104" in told.err

    def test_a_warning_alone_is_0_and_is_reported(self, portal: SmallPortal, capsys: Output) -> None:
        portal.edit(HOP_BAO, "date:", "draft: true\ndate:")
        portal.edit("content/so/tin-tuc/hoi-nghi.vi.md", "Nội dung.", "[họp báo](hop-bao.vi.md)")
        assert build(portal) == 0
        assert "cảnh báo LNK104" in capsys.readouterr().err

    def test_the_report_holds_every_finding_with_a_stable_set_of_keys(
        self, portal: SmallPortal, tmp_path: Path
    ) -> None:
        portal.edit(HOP_BAO, "title:", "titel:")
        portal.edit("content/so/tin-tuc/hoi-nghi.vi.md", "2026-01-05", "2026-02-30")
        report = tmp_path / "report.json"
        assert build(portal, "--report", str(report)) == 1
        first, second = json.loads(report.read_text("utf-8"))
        assert list(second) == [
            *("code", "name", "severity", "path", "line", "column", "length"),
            *("message", "note", "help", "basis"),
        ]
        assert (first["code"], first["line"], first["column"], first["length"]) == ("FMT103", 5, 7, 10)
        assert (second["code"], second["severity"], second["path"]) == ("FMT104", "error", HOP_BAO)

    def test_the_report_of_a_sound_portal_is_an_empty_list(self, portal: SmallPortal, tmp_path: Path) -> None:
        assert build(portal, "--report", str(tmp_path / "report.json")) == 0
        assert json.loads((tmp_path / "report.json").read_text("utf-8")) == []

    @pytest.mark.parametrize("command", ["check", "build", "lint"])
    def test_check_build_and_lint_write_reports_of_one_form(
        self, portal: SmallPortal, tmp_path: Path, command: str
    ) -> None:
        portal.edit(HOP_BAO, "title:", "titel:")
        files = {name: tmp_path / "bao-cao" / f"loi.{name}" for name in ("json", "text")}
        out = ["--out", str(portal.out)] if command == "build" else []
        reports = [f"--report={name}={file}" for name, file in files.items()]
        assert run_command(["--root", str(portal.root), command, *out, *reports]) == 1
        (found,) = (
            each for each in json.loads(files["json"].read_text("utf-8"))["findings"] if each["code"] == "FMT104"
        )
        assert found["path"] == HOP_BAO
        assert "FMT104" in files["text"].read_text("utf-8")
        assert "toàn bộ cổng" in files["text"].read_text("utf-8")

    def test_an_unknown_format_of_a_report_is_2_and_the_formats_are_named(
        self, portal: SmallPortal, capsys: Output
    ) -> None:
        assert run_command(["--root", str(portal.root), "check", "--report", "xml=loi.xml"]) == 2
        assert "ghi ĐỊNH_DẠNG=TỆP, định dạng là một trong: text, concise, json" in capsys.readouterr().err

    @pytest.mark.parametrize("command", ["check", "build", "lint"])
    def test_a_format_without_a_file_is_refused_and_writes_nothing(
        self, portal: SmallPortal, capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: str
    ) -> None:
        monkeypatch.chdir(tmp_path)
        before = sorted(tmp_path.iterdir())
        for value in ("json", "json="):
            assert run_command(["--root", str(portal.root), command, "--report", value]) == 2
            told = capsys.readouterr().err
            assert "thiếu tên tệp; ghi json=TỆP, ví dụ json=bao-cao.json" in told
            assert ("muốn in ra màn hình thì dùng --format json" in told) is (command == "lint")
        assert run_command(["--root", str(portal.root), "--language", "en", command, "--report", "markdown"]) == 2
        assert "write markdown=FILE, such as markdown=report.md" in capsys.readouterr().err
        assert sorted(tmp_path.iterdir()) == before

    def test_a_file_named_alone_has_an_ending_or_a_folder(
        self, portal: SmallPortal, capsys: Output, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        assert run_command(["--root", str(portal.root), "check", "--report", "loi"]) == 2
        assert "ghi ĐỊNH_DẠNG=TỆP, ví dụ json=loi.json; nếu `loi` là tên tệp thì ghi ./loi" in capsys.readouterr().err
        for file in ("./loi", "loi.json", "bao-cao/a=b", str(tmp_path / "loi-cu")):
            assert run_command(["--root", str(portal.root), "check", "--report", file]) == 0
            assert json.loads((tmp_path / file).read_text("utf-8")) == []

    @pytest.mark.parametrize("form", ["json=", ""])
    def test_one_folder_of_a_report_is_created_with_a_notice_and_no_more(
        self, portal: SmallPortal, capsys: Output, tmp_path: Path, form: str
    ) -> None:
        new = tmp_path / "bao-cao"
        for words in (["build", "--no-search", "--out", str(portal.out)], ["check"]):
            line = ["--root", str(portal.root), *words, "--report"]
            assert run_command([*line, f"{form}{new}/sau/loi.json"]) == 2
            assert f"không có thư mục `{new}`" in capsys.readouterr().err
            assert not new.exists()
        assert run_command([*line, f"{form}{new}/loi.json"]) == 0
        assert f"đã tạo thư mục `{new}` cho báo cáo" in capsys.readouterr().err
        assert run_command([*line, f"{form}{new}/loi.json"]) == 0
        assert "đã tạo thư mục" not in capsys.readouterr().err

    def test_a_report_that_cannot_be_written_is_2_in_a_sentence(self, portal: SmallPortal, capsys: Output) -> None:
        assert build(portal, "--report", str(portal.root / "no" / "folder" / "report.json")) == 2
        assert "không ghi được" in capsys.readouterr().err

    def test_more_findings_than_fit_a_screen_are_counted(self, portal: SmallPortal, capsys: Output) -> None:
        links = "".join(f"[a](mat-{number}.vi.md)\n" for number in range(70))
        portal.edit(HOP_BAO, "Nội dung.\n", links)
        assert build(portal) == 1
        told = capsys.readouterr().err
        assert told.count("lỗi LNK101") == 50
        assert "… và 20 mục nữa; dùng --report text=TỆP" in told
        assert "70 lỗi" in told


class TestUsage:
    def test_an_unknown_site_is_2_and_suggests_the_closest(self, portal: SmallPortal, capsys: Output) -> None:
        assert build(portal, "--site", "portall") == 2
        assert capsys.readouterr().err == "portalgen: không có trang `portall`; có phải là `portal`?\n"

    def test_a_folder_without_a_portal_is_2_and_names_init(self, tmp_path: Path, capsys: Output) -> None:
        for name in ("build", "check", "serve"):
            assert run_command(["--root", str(tmp_path), name]) == 2
            assert "portalgen init" in capsys.readouterr().err
        assert list(tmp_path.iterdir()) == []

    def test_somebody_elses_output_folder_is_2(self, portal: SmallPortal, capsys: Output) -> None:
        portal.out.mkdir()
        (portal.out / "mine.txt").write_text("mine")
        assert build(portal) == 2
        assert "không do portalgen tạo" in capsys.readouterr().err

    @pytest.mark.parametrize(
        "arguments",
        [["--at", "2026-13-01"], ["--at", "hôm nay"], ["--jobs", "0"], ["--nonsense"], ["--site"]],
    )
    def test_impossible_options_are_2(self, portal: SmallPortal, arguments: list[str]) -> None:
        assert build(portal, *arguments) == 2

    def test_an_unknown_command_and_an_unknown_root_are_2(self, tmp_path: Path) -> None:
        assert run_command(["bild"]) == 2
        assert run_command(["--root", str(tmp_path / "mat"), "build"]) == 2
        assert run_command(["--language", "fr", "build"]) == 2

    @pytest.mark.parametrize(
        ("arguments", "vi", "en"),
        [
            ("bild", "không có lệnh `bild`; có phải là `build`?", "there is no command `bild`; did you mean `build`?"),
            (
                "xyz",
                "không có lệnh `xyz`; các lệnh: addresses, affected, answer, approve, archive,",
                "there is no command `xyz`; commands: addresses, affected, answer, approve, archive,",
            ),
            ("--root /mat build", "--root: không có thư mục `/mat`", "--root: there is no folder `/mat`"),
            (
                "build --at mai",
                "--at: `mai` không phải là thời điểm (từ năm 1945 đến 2100); ghi như 2026-11-24",
                "--at: `mai` is not a time (from 1945 to 2100); write",
            ),
            ("build --jobs 0", "--jobs: `0` phải từ 1 đến 64", "--jobs: `0` must be from 1 to 64"),
            ("build --jobs x", "--jobs: `x` không phải là số nguyên", "--jobs: `x` is not an integer"),
            ("build --xyz", "không có tùy chọn `--xyz`\n", "there is no option `--xyz`\n"),
            (
                "build --sit a",
                "không có tùy chọn `--sit`; có phải là `--site`?",
                "option `--sit`; did you mean `--site`?",
            ),
            ("build --site", "tùy chọn `--site` cần một giá trị", "option `--site` needs a value"),
            ("build --drafts=1", "tùy chọn `--drafts` không nhận giá trị", "option `--drafts` takes no value"),
            ("build --root .", "`--root` phải đứng trước tên lệnh", "`--root` must precede the command name"),
            (
                "build them",
                "thừa `them` trên dòng lệnh; lệnh này chỉ nhận tùy chọn: --out, --site, --at…",
                "unexpected argument `them`; this command takes only options: --out, --site, --at…",
            ),
            ("explain a b", "tên có dấu cách thì đặt trong dấu nháy kép", "quote a name that has spaces"),
            (
                "new news Họp",
                "thừa `Họp`; tiêu đề ghi sau --title, cả tiêu đề trong dấu nháy: portalgen new news --title 'Họp'",
                "unexpected `Họp`; the title follows --title, quoted: portalgen new news --title 'Họp'",
            ),
            (
                "new tin Hội nghị --site so",
                "portalgen new tin --title 'Hội nghị'",
                "portalgen new tin --title 'Hội nghị'",
            ),
            ("new tin --title Hội nghị", "new tin --title 'Hội nghị'", "new tin --title 'Hội nghị'"),
            (
                "new văn bản --site so",
                "thừa `bản`; tên loại bài có dấu cách thì đặt trong dấu nháy: portalgen new 'văn bản'",
                "unexpected `bản`; quote a kind with spaces: portalgen new 'văn bản'",
            ),
            ("new", "thiếu đối số `LOẠI BÀI`", "argument `KIND` is missing"),
            ("new news --site so", "thiếu tùy chọn `--title`", "option `--title` is missing"),
        ],
    )
    def test_an_impossible_command_line_is_reported_in_either_language(
        self, capsys: Output, monkeypatch: pytest.MonkeyPatch, arguments: str, vi: str, en: str
    ) -> None:
        assert run_command(arguments.split()) == 2
        told = capsys.readouterr()
        assert told.out == ""
        assert told.err.startswith("portalgen: ")
        assert vi in told.err
        assert "xem hướng dẫn: portalgen" in told.err
        monkeypatch.setenv("PORTALGEN_LANGUAGE", "en")
        assert run_command(arguments.split()) == 2
        told = capsys.readouterr()
        assert en in told.err
        assert "help: portalgen" in told.err

    def test_a_quoted_title_may_follow_the_kind(self, portal: SmallPortal, capsys: Output) -> None:
        new = ["--root", str(portal.root), "new", "tin", "--site", "so", "--date", "2026-11-24"]
        assert run_command([*new, "Hội nghị xúc tiến"]) == 0
        path = capsys.readouterr().out.split()[0]
        assert "title: Hội nghị xúc tiến\n" in (portal.root / path).read_text("utf-8")
        assert run_command([*new, "--title", "Một tin", "Hội nghị khác"]) == 2

    @pytest.mark.parametrize("arguments", ["build --site", "--language vi build --site", "build --xyz"])
    def test_the_help_that_is_named_is_that_of_the_command(self, capsys: Output, arguments: str) -> None:
        assert run_command(arguments.split()) == 2
        assert "xem hướng dẫn: portalgen build --help" in capsys.readouterr().err

    def test_no_command_at_all_shows_the_help(self, capsys: Output) -> None:
        assert run_command([]) == 2
        assert "portalgen build" in capsys.readouterr().err


class TestHowItEnds:
    def test_a_bug_is_3_and_keeps_its_traceback(
        self, portal: SmallPortal, capsys: Output, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def broken(*arguments: object, **more: object) -> None:
            raise ZeroDivisionError("ours")

        monkeypatch.setattr("portalgen.pipeline.build.build", broken)
        assert build(portal) == 3
        assert "ZeroDivisionError: ours" in capsys.readouterr().err

    def test_what_the_system_refuses_is_a_sentence_and_with_portalgen_debug_keeps_its_traceback(
        self, portal: SmallPortal, capsys: Output, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def refused(*arguments: object, **more: object) -> None:
            raise IsADirectoryError(21, "Is a directory", "a.md")

        monkeypatch.setattr("portalgen.pipeline.build.build", refused)
        monkeypatch.delenv("PORTALGEN_DEBUG", raising=False)
        assert build(portal) == 2
        sentence = capsys.readouterr().err
        assert sentence.startswith("portalgen: hệ thống từ chối `a.md`: Is a directory;")
        monkeypatch.setenv("PORTALGEN_DEBUG", "1")
        assert build(portal) == 2
        told = capsys.readouterr().err
        assert told.startswith("Traceback ") and "in refused" in told
        assert told.endswith(sentence)

    @pytest.mark.parametrize(("file", "named"), [(None, ""), ("a.md", ": không ghi được `a.md`")])
    def test_a_full_disk_is_cured_by_room_and_not_by_permissions(self, file: str | None, named: str) -> None:
        sentence = format_system_error(OSError(28, "No space left on device", file), "vi")
        assert sentence.startswith(f"ổ đĩa đã đầy{named}; hãy giải phóng chỗ")
        assert "TMPDIR" in sentence and "quyền" not in sentence
        assert "free some space" in format_system_error(OSError(28, "No space left on device", file), "en")

    def test_an_interruption_is_130(self, portal: SmallPortal, capsys: Output, monkeypatch: pytest.MonkeyPatch) -> None:
        def interrupted(*arguments: object, **more: object) -> None:
            raise KeyboardInterrupt

        monkeypatch.setattr("portalgen.pipeline.build.build", interrupted)
        assert build(portal) == 130
        assert capsys.readouterr().err.strip() == "portalgen: đã dừng theo yêu cầu"

    @pytest.mark.heavy
    @pytest.mark.parametrize("module", ["click", "portalgen.cli.state", "portalgen.pipeline.incremental.session"])
    def test_an_interruption_while_the_program_is_loaded_is_130(self, portal: SmallPortal, module: str) -> None:
        program = (
            "import sys\n"
            "class Interrupted:\n"
            "    def find_spec(self, name, path=None, target=None):\n"
            f"        if name == {module!r}: raise KeyboardInterrupt\n"
            "sys.meta_path.insert(0, Interrupted())\n"
            f"sys.argv[1:] = ['--root', {str(portal.root)!r}, 'check']\n"
            "from portalgen.cli.main import main\n"
            "main()\n"
        )
        ended = subprocess.run(
            [sys.executable, "-c", program], env=ENVIRONMENT, capture_output=True, text=True, check=False
        )
        assert ended.returncode == 130
        assert "Traceback" not in ended.stderr

    @pytest.mark.heavy
    def test_a_real_process_ends_with_the_same_codes(self, portal: SmallPortal) -> None:
        arguments = ("--root", portal.root, "check", "--jobs", "1")
        sound = subprocess.run(command(*arguments), env=ENVIRONMENT, capture_output=True, text=True, check=False)
        assert (sound.returncode, sound.stdout, sound.stderr) == (0, "0 lỗi, 0 cảnh báo, 0 lưu ý\n", "")
        portal.edit(HOP_BAO, "title:", "titel:")
        faulty = subprocess.run(command(*arguments), env=ENVIRONMENT, capture_output=True, text=True, check=False)
        assert (faulty.returncode, faulty.stdout) == (1, "")

    @pytest.mark.heavy
    def test_output_into_a_closed_pipe_is_no_bug(self, portal: SmallPortal) -> None:
        reader, writer = os.pipe()
        os.close(reader)
        done = subprocess.run(
            command("--root", portal.root, "check"),
            env=ENVIRONMENT,
            stdout=writer,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
        )
        os.close(writer)
        assert done.stderr == ""
        assert done.returncode != 3


class TestFirstSteps:
    @pytest.mark.heavy
    def test_init_makes_a_portal_that_builds_without_a_finding(self, tmp_path: Path, capsys: Output) -> None:
        folder = tmp_path / "cua-toi"
        assert run_command(["init", str(folder)]) == 0
        assert run_command(["--root", str(folder), "check"]) == 0
        assert run_command(["--root", str(folder), "build"]) == 0
        told = capsys.readouterr()
        assert told.err == ""
        html = (folder / "public/www.example.vn/index.html").read_text("utf-8")
        assert '<html lang="vi"' in html
        assert (folder / "public/www.example.vn/pagefind/pagefind.js").is_file()

    def test_init_refuses_a_folder_that_is_not_empty(self, tmp_path: Path, capsys: Output) -> None:
        (tmp_path / "mine.txt").write_text("mine")
        assert run_command(["init", str(tmp_path)]) == 2
        assert "không trống" in capsys.readouterr().err
        assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]

    def test_a_fault_on_a_line_with_the_number_of_a_person_does_not_repeat_it(
        self, portal: SmallPortal, capsys: Output
    ) -> None:
        text = page("so-moi", "CCCD 068095004321, <b>x</b>.\n", kind="news", title="Mới", date="2026-01-05")
        portal.write("content/so/tin-tuc/moi.vi.md", text)
        assert run_command(["--root", str(portal.root), "check"]) == 1
        told = capsys.readouterr().err
        assert "MRK101" in told
        assert "068095004321" not in told

    def test_new_prints_the_path_of_a_file_that_checks(self, portal: SmallPortal, capsys: Output) -> None:
        assert (
            run_command(
                ["--root", str(portal.root), "new", "news", "--site", "so", "--title", "Đà Lạt: hội nghị “xúc tiến”"]
            )
            == 0
        )
        printed = capsys.readouterr()
        path = printed.out.strip()
        assert path.startswith("content/so/tin-tuc/da-lat-hoi-nghi")
        assert "chuyên mục: tin-tuc (" in printed.err and "publish_at" in printed.err
        assert (portal.root / path).is_file()
        assert run_command(["--root", str(portal.root), "check", "--drafts"]) == 0

    def test_new_says_which_section_it_chose_and_how_to_choose_another(
        self, portal: SmallPortal, capsys: Output
    ) -> None:
        portal.edit("site-config/profiles.yaml", "kinds: [legal_document]", "kinds: [legal_document, news]")
        arguments = ["--root", str(portal.root), "--language", "en", "new", "news", "--site", "so", "--title"]
        assert run_command([*arguments, "A1"]) == 0
        told = capsys.readouterr()
        assert told.out == "content/so/tin-tuc/a1/index.vi.md\n"
        assert "with --section, one of: van-ban (" in told.err
        assert run_command([*arguments, "A2", "--section", "van-ban"]) == 0
        told = capsys.readouterr()
        assert told.out == "content/so/van-ban/a2/index.vi.md\n"
        assert "section: van-ban (" in told.err and "one of" not in told.err

    def test_new_for_an_unknown_site_or_kind_is_2(self, portal: SmallPortal, capsys: Output) -> None:
        assert run_command(["--root", str(portal.root), "new", "news", "--site", "mat", "--title", "A"]) == 2
        assert run_command(["--root", str(portal.root), "new", "xyz", "--site", "so", "--title", "A"]) == 2
        assert "Traceback" not in capsys.readouterr().err

    def test_translate_makes_a_file_that_checks_and_schema_writes_schemas(
        self, portal: SmallPortal, capsys: Output
    ) -> None:
        root = ["--root", str(portal.root)]
        assert run_command([*root, "translate", HOP_BAO, "--to", "en"]) == 0
        assert capsys.readouterr().out.strip() == "content/so/tin-tuc/hop-bao.en.md"
        assert run_command([*root, "check", "--drafts"]) == 0
        assert run_command([*root, "translate", "content/so/mat.vi.md", "--to", "en"]) == 2
        capsys.readouterr()
        assert run_command([*root, "schema"]) == 0
        for path in capsys.readouterr().out.split():
            json.loads((portal.root / path).read_text("utf-8"))
