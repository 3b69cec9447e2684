"""On an unsuitable system or Python the program says so in one sentence, before it loads anything else."""

from __future__ import annotations

import ast
import os
import subprocess
import sys
from pathlib import Path

import pytest

from portalgen.__main__ import explain_unsupported, needs_utf8
from tests.makers.portal import ENVIRONMENT, SmallPortal

ROOT = Path(__file__).resolve().parents[2]
RUN = "sys.argv = ['portalgen', *sys.argv[1:]]; runpy.run_module('portalgen', run_name='__main__')"


def run(preparation: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    code = f"import runpy, sys\n{preparation}\n{RUN}"
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("preparation", "words"),
    [
        ("sys.platform = 'win32'; sys.modules['fcntl'] = None; sys.modules['click'] = None", "wsl --install"),
        ("sys.version_info = (3, 10, 4, 'final', 0); sys.modules['click'] = None", "Python 3.10"),
    ],
)
def test_one_sentence_in_two_languages_and_exit_code_2(preparation: str, words: str) -> None:
    done = run(preparation, "check")
    assert (done.returncode, done.stdout) == (2, "")
    assert len(done.stderr.splitlines()) == 1
    assert words in done.stderr
    assert " / portalgen " in done.stderr


def test_linux_macos_and_supported_pythons_are_suitable() -> None:
    for version in ((3, 11), (3, 12), (3, 13), (3, 14)):
        assert explain_unsupported("linux", version) == explain_unsupported("darwin", version) == ""


def test_the_entry_point_is_readable_by_old_pythons_and_imports_only_their_library() -> None:
    text = (ROOT / "portalgen/__main__.py").read_text("utf-8")
    tree = ast.parse(text, feature_version=(3, 7))
    tops = [each for each in tree.body if isinstance(each, ast.Import | ast.ImportFrom)]
    names = {alias.name for each in tops if isinstance(each, ast.Import) for alias in each.names}
    assert names == {"importlib", "os", "sys"}
    assert 'portalgen = "portalgen.__main__:main"' in (ROOT / "pyproject.toml").read_text("utf-8")


MAC = """
import fcntl, multiprocessing, os, resource, subprocess, sysconfig, urllib.request, uuid, webbrowser, zoneinfo
sysconfig.get_config_vars()
for name in (
    "sched_getaffinity", "sched_setaffinity", "copy_file_range", "sendfile", "splice", "eventfd", "memfd_create",
    "pidfd_open", "posix_fadvise", "posix_fallocate", "O_PATH", "O_DIRECT", "getxattr", "setxattr",
    "listxattr", "unshare", "setns", "fdatasync", "pipe2", "sched_yield",
):
    if hasattr(os, name):
        delattr(os, name)
del fcntl.F_SETPIPE_SZ
former = resource.setrlimit
def setrlimit(kind, limits):
    if kind == resource.RLIMIT_AS:
        raise ValueError("current limit exceeds maximum limit")
    former(kind, limits)
resource.setrlimit = setrlimit
import pathlib
is_file, exists = pathlib.Path.is_file, pathlib.Path.exists
pathlib.Path.is_file = lambda self, **options: not str(self).startswith("/proc") and is_file(self, **options)
pathlib.Path.exists = lambda self, **options: not str(self).startswith("/proc") and exists(self, **options)
sys.platform = "darwin"
"""
"""A process without the system calls and files that only Linux has."""


@pytest.mark.heavy
def test_check_lint_and_build_need_nothing_that_only_linux_has(tmp_path: Path) -> None:
    portal = SmallPortal(tmp_path / "cong")
    root, out = ("--root", str(portal.root)), ("--out", str(tmp_path / "ra"))
    for arguments in (
        (*root, "check", "--jobs", "2"),
        (*root, "lint", "--fail-on", "never"),
        (*root, "build", *out, "--jobs", "2"),
    ):
        done = run(MAC, *arguments)
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
    assert (tmp_path / "ra/www.example.vn/index.html").is_file()


@pytest.mark.parametrize(
    ("encoding", "environment", "is_needed"),
    [
        ("utf-8", {}, False),
        ("UTF-8", {}, False),
        ("ascii", {}, True),
        ("iso8859-1", {}, True),
        ("ascii", {"PORTALGEN_RESTARTED_IN_UTF8": "1"}, False),
    ],
)
def test_arguments_in_another_encoding_are_read_again_as_utf8_once(
    encoding: str, environment: dict[str, str], is_needed: bool
) -> None:
    assert needs_utf8(encoding, environment) == is_needed


@pytest.mark.heavy
def test_no_letter_of_a_title_is_lost_on_a_machine_without_utf8(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}
    for words in (("init", "cổng"), ("--root", "cổng", "new", "tin tức", "--site", "portal", "--title", "Chữ Việt")):
        done = subprocess.run(
            [sys.executable, "-m", "portalgen", *words], cwd=tmp_path, env=environment, check=True, capture_output=True
        )
        assert b"Traceback" not in done.stderr
    assert "title: Chữ Việt\n" in (tmp_path / "cổng/content/portal/tin-tuc/chu-viet/index.vi.md").read_text("utf-8")
