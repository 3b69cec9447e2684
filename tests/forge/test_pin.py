"""`scripts/pin` writes the hashes of what an index lists, and everything that is installed has some."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from tests.makers.workflow_reader import ROOT

ONE, TWO, THREE = "1" * 64, "2" * 64, "3" * 64
INDEX = {
    "a-b": {
        "files": [
            {"filename": "a_b-1.0-py3-none-any.whl", "hashes": {"sha256": TWO}},
            {"filename": "A.B-1.0.0.tar.gz", "hashes": {"sha256": ONE}},
            {"filename": "a_b-1.0.1-py3-none-any.whl", "hashes": {"sha256": THREE}},
            {"filename": "a_b-1.0.exe", "hashes": {"sha256": THREE}},
        ]
    },
    "c": {"files": [{"filename": "c-2-cp311-cp311-win_amd64.whl", "hashes": {"sha256": THREE}}]},
    "d": {"files": [{"filename": "d-1.zip", "hashes": {"md5": "x"}}]},
}
"""What an index says (PEP 691)."""


def read(name: str) -> Mapping[str, Any]:
    return INDEX[name]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    file = tmp_path / "requirements.txt"
    file.write_text("# Gồm hai gói.\nA.b==1.0\n\n# Thêm.\nc==2\n", "utf-8")
    return file


def run(pin: ModuleType, file: Path, *arguments: str) -> int:
    code: int = pin.main([*arguments], file.parent, lambda: read)
    return code


def test_every_file_of_the_version_is_written_below_it_and_nothing_else_changes(pin: ModuleType, file: Path) -> None:
    assert run(pin, file) == 0
    assert file.read_text("utf-8") == (
        f"# Gồm hai gói.\nA.b==1.0 \\\n    --hash=sha256:{ONE} \\\n    --hash=sha256:{TWO}\n"
        f"\n# Thêm.\nc==2 \\\n    --hash=sha256:{THREE}\n"
    )
    assert run(pin, file, "--check") == 0


def test_a_check_tells_what_differs_and_writes_nothing(
    pin: ModuleType, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(pin, file)
    changed = file.read_text("utf-8").replace(ONE, THREE)
    file.write_text(changed, "utf-8")
    capsys.readouterr()
    assert run(pin, file, "--check") == 1
    assert "A.b 1.0: thiếu 1, không còn 1 mã băm" in capsys.readouterr().out
    assert file.read_text("utf-8") == changed


def test_another_version_takes_other_hashes(pin: ModuleType, file: Path) -> None:
    run(pin, file)
    file.write_text(file.read_text("utf-8").replace("A.b==1.0 ", "A.b==1.0.1 "), "utf-8")
    assert run(pin, file) == 0
    assert file.read_text("utf-8").count(THREE) == 2
    assert ONE not in file.read_text("utf-8")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("--index-url https://kho.example.vn/simple", "không phải `tên==phiên-bản`"),
        ("-r khac.txt", "không phải `tên==phiên-bản`"),
        ("c>=2", "không phải `tên==phiên-bản`"),
        ("c==2 --hash=md5:0", "không phải `tên==phiên-bản`"),
        ("c==3", "không có phiên bản 3"),
        ("d==1", "không cho mã băm SHA-256 của `d-1.zip`"),
    ],
)
def test_what_cannot_be_pinned_is_refused_and_the_file_stays(
    pin: ModuleType, file: Path, line: str, told: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file.write_text(f"{line}\n", "utf-8")
    assert run(pin, file) == 2
    assert told in capsys.readouterr().err
    assert file.read_text("utf-8") == f"{line}\n"


def test_all_that_is_installed_has_hashes_and_no_address(pin: ModuleType) -> None:
    files = sorted(ROOT.glob(pin.FILES))
    assert [file.name for file in files] == [
        "requirements-audit.txt",
        "requirements-bench.txt",
        "requirements-shapes.txt",
        "requirements-test.txt",
        "requirements-units.txt",
        "requirements.txt",
    ]
    for file in files:
        text = file.read_text("utf-8")
        lines = pin.parse(text, file.name)
        assert [line.name for line in lines if isinstance(line, pin.Pin) and not line.hashes] == []
        assert pin.text_of(lines) == text
        assert re.search(r"://|^-", text, re.MULTILINE) is None


def test_nothing_is_installed_without_its_hash() -> None:
    calls = [
        line.strip()
        for name in ("setup", "bench/install.py", "vulnerabilities")
        for line in (ROOT / "scripts" / name).read_text("utf-8").splitlines()
        if "pip install" in line or "--requirement" in line
    ]
    assert len(calls) == 5
    # The arguments of `scripts/setup` begin with it; what this repository itself is made of comes from no index.
    assert [each for each in calls if not re.search(r'--require-hashes|"\$\{arguments\[@\]\}"|--no-index', each)] == []
    assert "arguments=(--require-hashes)" in (ROOT / "scripts" / "setup").read_text("utf-8")
