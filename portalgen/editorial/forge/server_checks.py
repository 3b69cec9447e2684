"""Checks the server before a hook of a bare repository is written: a hook that cannot run rejects everything."""

from __future__ import annotations

import os
import shlex
import subprocess
from pathlib import Path
from typing import Final

from portalgen.errors import UsageError

_SEEN_IN_REPOSITORY: Final = ("HEAD", "objects", "refs")
"""The entries by which Git itself recognises the folder of a repository."""
_IMPORTS: Final = "import cryptography, git, yaml, portalgen.pipeline.lint, portalgen.editorial.audit.approval_audit"
_SECONDS: Final = 60
_RECEIPT_KEY: Final = "receipt_key="


def require_repository_folder(folder: Path) -> None:
    """Raise UsageError if `folder` is not the folder in which Git keeps a repository."""
    if all((folder / name).exists() for name in _SEEN_IN_REPOSITORY):
        return
    if (folder / ".git").is_dir():
        raise UsageError(
            f"--out {folder}: đây là thư mục làm việc; ghi thư mục của kho trên máy chủ, ở đây là {folder / '.git'}",
            f"--out {folder}: this is a working folder; give the folder of the repository, here {folder / '.git'}",
        )
    raise UsageError(
        f"--out {folder}: không phải là kho Git; kiểm tra lại đường dẫn, hoặc lập kho trước: "
        f"`git init --bare --initial-branch=main {folder}`",
        f"--out {folder}: is no Git repository; look at the path again, or make one first: "
        f"`git init --bare --initial-branch=main {folder}`",
    )


def find_receipt_key(folder: Path) -> Path | None:
    """Return the receipt key of the hook in the repository `folder`; None without a hook or a key."""
    hook = folder / "hooks" / "pre-receive"
    try:
        lines = hook.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return None
    values = (shlex.split(each.removeprefix(_RECEIPT_KEY)) for each in lines if each.startswith(_RECEIPT_KEY))
    return next((Path(words[0]) for words in values if words and words[0]), None)


def require_environment(environment: Path, root: Path) -> None:
    """Raise UsageError if the Python of `environment` cannot run the program.

    The program is that of `root`, else the installed one.
    """
    python = environment / "bin" / "python"
    if not os.access(python, os.X_OK):
        raise UsageError(
            f"--environment {environment}: không có bin/python; tạo môi trường trước: `python3 -m venv {environment}` rồi "
            f"`{environment}/bin/pip install --require-hashes -r requirements.txt`",
            f"--environment {environment}: there is no bin/python; make it first: `python3 -m venv {environment}` and "
            f"`{environment}/bin/pip install --require-hashes -r requirements.txt`",
        )
    problem = _try_imports(python, root)
    if problem:
        raise UsageError(
            f"--environment {environment}: chưa chạy được chương trình ({problem}); cài thư viện: "
            f"`{environment}/bin/pip install --require-hashes -r requirements.txt`; kho không chứa chương trình thì cài cả "
            "portalgen vào môi trường đó",
            f"--environment {environment}: cannot run the program ({problem}); install the libraries: "
            f"`{environment}/bin/pip install --require-hashes -r requirements.txt`; where the repository does not hold the "
            "program, install portalgen there, too",
        )


def _try_imports(python: Path, root: Path) -> str:
    """Return the last line of Python's error when importing the hook's modules; empty if it succeeds."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    own = {"PYTHONPATH": str(root)} if (root / "portalgen" / "cli").is_dir() else {}
    try:
        done = subprocess.run(  # noqa: S603 - the Python of an environment that the operator names
            [python, "-P", "-B", "-c", _IMPORTS],
            env={**clean, **own}, capture_output=True, text=True, check=False, timeout=_SECONDS,
        )  # fmt: skip
    except (OSError, subprocess.TimeoutExpired) as error:
        return str(error)
    return (done.stderr.strip().splitlines() or ["?"])[-1] if done.returncode else ""
