"""A former revision of portalgen as a peer: its program, and the corpus as it wrote it, from the repository's history.

It is measured in today's environment, so that only the program differs. A revision that the installed libraries no longer
carry is replaced by a later one here.
"""

from __future__ import annotations

import subprocess
import sys
import tarfile
from io import BytesIO
from pathlib import Path
from typing import Final

from news import Shape

FORMER: Final = "former"
REVISION: Final = "78f2c215154e9dbeede15dbc0798dfd053cfe88d"
"""The revision whose build was the fastest beside Hugo's."""
_REPOSITORY: Final = Path(__file__).resolve().parents[2]
_START: Final = "import sys; sys.path.insert(0, sys.argv.pop(1)); from portalgen.cli.main import main; sys.exit(main())"


class NoFormerRevisionError(Exception):
    """The revision is not in this clone; the text says so in one sentence."""


def former_folder(programs: Path) -> Path:
    """Where the program of the revision lies."""
    return programs / FORMER / REVISION


def install_former(programs: Path) -> None:
    """Unpack the program of the revision, unless it is there. Raises NoFormerRevisionError."""
    folder = former_folder(programs)
    if folder.is_dir():
        return
    command = ["git", "archive", REVISION, "portalgen", "scripts/bench", "themes"]
    made = subprocess.run(command, cwd=_REPOSITORY, capture_output=True, check=False)
    if made.returncode:
        raise NoFormerRevisionError(f"the revision {REVISION[:10]} is not in this clone: fetch its whole history")
    unpacked = folder.with_name(f"{REVISION}.new")
    with tarfile.open(fileobj=BytesIO(made.stdout)) as archive:
        archive.extractall(unpacked, filter="data")
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(unpacked)], check=False)
    unpacked.rename(folder)


def former_command(programs: Path, *arguments: str) -> list[str]:
    """The command line of the revision."""
    return [sys.executable, "-P", "-c", _START, str(former_folder(programs)), *arguments]


def write_former_project(programs: Path, folder: Path, shape: Shape) -> None:
    """Write the corpus into `folder` as the revision wrote it: the same pages, with the configuration that it reads."""
    source = former_folder(programs)
    made = folder.with_name(f"{FORMER}-corpus")
    numbers = ("--pages", str(shape.pages), "--sites", str(shape.sites), "--seed", str(shape.seed))
    command = [sys.executable, str(source / "scripts/bench/corpus.py"), str(made), *numbers, "--tools", "portalgen"]
    subprocess.run(command, cwd=source, env={"PYTHONPATH": str(source)}, check=True, capture_output=True)
    (made / "portalgen").rename(folder)
