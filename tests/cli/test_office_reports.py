"""The office's reports on the command line: forms, files, days and sites that are mistyped."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from tests.makers.office_month import AT, build_office_month, clone_bare

Output = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    return clone_bare(build_office_month(folder / "kho"), folder / "kho.git")


def run(bare: Path, *arguments: str) -> int:
    return run_command(["--root", str(bare), *arguments])


def test_a_report_goes_to_a_file_in_the_form_that_was_asked_for(bare: Path, tmp_path: Path, capsys: Output) -> None:
    page, table = tmp_path / "noi-bo" / "hang-cho.html", tmp_path / "han.csv"
    assert run(bare, "queue", "--at", AT, "--format", "html", "--out", str(page)) == 0
    assert "Quyết định về bài quá hạn" in page.read_text("utf-8")
    month = ("--month", "2026-06", "--format", "csv", "--delimiter", ";", "--table", "agencies")
    assert run(bare, "audit", "deadlines", "--at", AT, *month, "--out", str(table)) == 0
    data = table.read_bytes()
    assert data.startswith(b"\xef\xbb\xbf") and b"\r\r\n" not in data
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[1][:2] == ["2026-06", "Sở Ngoại vụ"]
    assert capsys.readouterr().out == ""


def test_english_and_json_keep_the_same_keys_and_codes(bare: Path, capsys: Output) -> None:
    values = []
    for language in ("vi", "en"):
        assert run_command(["--language", language, "--root", str(bare), "queue", "--at", AT, "--format", "json"]) == 0
        values.append(json.loads(capsys.readouterr().out))
    for value in values:
        assert [row["id"] for row in value["tables"]["items"]["rows"]][:2] == ["xa-qua-han", "so-dang-cho"]
        assert [row["board"] for row in value["tables"]["items"]["rows"]][:2] == ["overdue", "soon"]
    assert values[0]["tables"]["items"]["rows"][0].keys() == values[1]["tables"]["items"]["rows"][0].keys()


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (
            ("audit", "deadlines", "--month", "2026-13"),
            "--month: `2026-13` không phải là một tháng; ghi năm-tháng, ví dụ 2026-11\n",
        ),
        (
            ("audit", "board", "--site", "so", "--on", "hôm qua"),
            "--on: `hôm qua` không phải là một ngày; ghi năm-tháng-ngày, ví dụ 2026-11-24\n",
        ),
        (("queue", "--at", "hôm qua"), "--at: `hôm qua` không phải là thời điểm (từ năm 1945 đến 2100)"),
        (("audit", "sample", "--seed", " "), "--seed: số khởi tạo đang trống"),
        (("audit", "deadlines", "--month", "2026-06", "--from", "2026-06-01"), "chỉ dùng --month"),
        (("audit", "sample", "--seed", "1", "--from", "2026-06-02", "--to", "2026-06-01"), "phải từ --from"),
        (("audit", "deadlines", "--site", "xaa"), "có phải là `xa`?"),
        (("audit", "deadlines", "--at", AT, "--format", "csv", "--table", "clock"), "có phải là `clocks`?"),
        (("audit", "due", "--report", "pdf=x"), "ĐỊNH_DẠNG=TỆP"),
        (("queue", "--base", "khong-co"), "không có phiên bản `khong-co`"),
    ],
)
def test_a_mistake_is_one_sentence_and_exit_code_2(
    bare: Path, capsys: Output, arguments: tuple[str, ...], sentence: str
) -> None:
    assert run(bare, *arguments) == 2
    told = capsys.readouterr().err
    assert sentence in told
    assert "Traceback" not in told


def test_a_register_of_another_form_is_refused_with_what_it_lacks(bare: Path, tmp_path: Path, capsys: Output) -> None:
    (tmp_path / "so.csv").write_text("Tên;Lớp\nA;1\n", "utf-8")
    assert run(bare, "audit", "completeness", "--register", str(tmp_path / "so.csv")) == 2
    assert "các cột tìm thấy: `Tên`, `Lớp`" in capsys.readouterr().err


def test_the_ending_of_the_file_says_the_form_unless_another_is_asked_for(
    bare: Path, tmp_path: Path, capsys: Output
) -> None:
    month = ("audit", "deadlines", "--at", AT, "--month", "2026-06")
    word, text = tmp_path / "han.docx", tmp_path / "han.csv"
    assert run(bare, *month, "--out", str(word)) == 0
    assert word.read_bytes().startswith(b"PK")
    assert run(bare, *month, "--format", "text", "--out", str(text)) == 0
    assert text.read_text("utf-8").startswith("Thời hạn")
    assert run(bare, *month, "--format", "docx") == 2
    assert "--out" in capsys.readouterr().err
    unknown = tmp_path / "han.pdf"
    assert run(bare, *month, "--out", str(unknown)) == 2
    assert ".docx" in capsys.readouterr().err and not unknown.exists()
