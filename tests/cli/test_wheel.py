"""A wheel has all that `init`, `check` and `build` need: it runs without the repository, a home and a UTF-8 terminal."""

from __future__ import annotations

import os
import shutil
import stat
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
pytestmark = pytest.mark.heavy


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this source, built without a network."""
    source, folder = tmp_path_factory.mktemp("nguon"), tmp_path_factory.mktemp("banh")
    for name in ("portalgen", "themes", "site-config"):
        shutil.copytree(ROOT / name, source / name, ignore=shutil.ignore_patterns("__pycache__", "*.pyc"))
    for name in ("pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md"):
        shutil.copy(ROOT / name, source)
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-index", "--no-deps", "--no-build-isolation"]
    subprocess.run([*command, "--wheel-dir", str(folder), str(source)], check=True, timeout=240)
    (built,) = folder.glob("portalgen-*.whl")
    return built


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The command of an environment that has only the wheel and its dependencies; the package cannot be written."""
    folder = tmp_path_factory.mktemp("moi") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True, timeout=120)
    (packages,) = folder.glob("lib/python*/site-packages")
    install = [sys.executable, "-m", "pip", "--python", str(folder / "bin/python"), "install", "--quiet"]
    subprocess.run([*install, "--no-index", "--no-deps", str(wheel)], check=True, timeout=240)
    # Only the folder of the dependencies, and not the `.pth` in it that leads to the repository.
    dependencies = Path(pytest.__file__).resolve().parents[1]
    (packages / "dependencies.pth").write_text(f"{dependencies}\n", "utf-8")
    package = packages / "portalgen"
    _set_writable(package, is_writable=False)
    yield folder / "bin/portalgen"
    _set_writable(package, is_writable=True)


def _set_writable(package: Path, *, is_writable: bool) -> None:
    for each in (package, *package.rglob("*")):
        mode = stat.S_IMODE(each.stat().st_mode)
        each.chmod(mode | 0o200 if is_writable else mode & ~0o222)


def run(program: Path, folder: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    plain = {"PATH": f"{program.parent}:/usr/bin:/bin", "LC_ALL": "C", **environment}
    if "TMPDIR" in os.environ:
        plain["TMPDIR"] = os.environ["TMPDIR"]
    return subprocess.run(
        [str(program), *arguments], cwd=folder, env=plain, capture_output=True, timeout=240, check=False
    )


def test_the_wheel_holds_theme_and_law_and_nothing_of_the_shipped_portal(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        entry_points = archive.read(next(name for name in names if name.endswith("entry_points.txt"))).decode()
    assert "portalgen/bundled/themes/default/theme.yaml" in names
    assert "portalgen/bundled/site-config/legal/deadlines.yaml" in names
    assert [
        name for name in names if "content/portal" in name or "sites/snv" in name or name.startswith("tests/")
    ] == []
    assert "portalgen = portalgen.__main__:main" in entry_points


def test_init_check_and_build_work_in_an_empty_folder(program: Path, tmp_path: Path) -> None:
    package = next(program.parents[1].glob("lib/python*/site-packages/portalgen"))
    before = sorted(str(each) for each in package.rglob("*"))
    made = run(program, tmp_path, "init", "cổng thử")
    assert (made.returncode, made.stderr) == (0, b"")
    assert made.stdout.decode("utf-8") == "đã tạo cổng trong cổng thử; xem thử: portalgen --root 'cổng thử' serve\n"
    for arguments in (("check",), ("build", "--no-search"), ("lint", "--fail-on", "error")):
        done = run(program, tmp_path, "--root", "cổng thử", *arguments)
        assert done.returncode == 0, (done.stdout + done.stderr).decode("utf-8")
        assert b"Traceback" not in done.stderr
        assert "0 lỗi" in done.stdout.decode("utf-8") or arguments[0] == "build"
    page = (tmp_path / "cổng thử/public/www.example.vn/index.html").read_text("utf-8")
    assert '<link rel="stylesheet"' in page
    assert sorted(str(each) for each in package.rglob("*")) == before


def test_the_program_is_the_wheel_and_not_the_repository(program: Path, tmp_path: Path) -> None:
    code = "import portalgen; print(portalgen.__file__)"
    python = str(program.parent / "python")
    done = subprocess.run([python, "-I", "-c", code], capture_output=True, text=True, cwd=tmp_path, check=True)
    assert Path(done.stdout.strip()).is_relative_to(program.parents[1])


def test_an_encoding_without_vietnamese_letters_is_no_reason_for_a_traceback(program: Path, tmp_path: Path) -> None:
    done = run(program, tmp_path, "check", PYTHONIOENCODING="ascii")
    assert done.returncode == 2
    assert "không có cổng nào" in done.stderr.decode("utf-8")
