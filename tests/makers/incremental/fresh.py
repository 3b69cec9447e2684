"""Builds in a process that has built nothing of this portal yet: what a build remembers in memory cannot help it.

Loading the program takes much longer than a small build, so one process loads it, and a child of it makes each build.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
import tempfile
import threading
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import portalgen
from portalgen.diagnostics.model import Diagnostic
from portalgen.errors import PortalgenError
from portalgen.pipeline.build import build
from portalgen.pipeline.incremental.session import Session
from portalgen.pipeline.options import BuildOptions
from tests.makers.portal import SmallPortal
from tests.makers.shipped_theme import share_shipped_theme

ROOT = Path(portalgen.__file__).parents[1]


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a build, as far as two builds of the same sources must agree."""

    told: tuple[Diagnostic, ...] = ()
    written: bool = False
    raised: str = ""


def build_in_process(
    options: BuildOptions, session: Session | None = None, changed: frozenset[Path] | None = None
) -> Outcome:
    """A build in this process, perhaps one that goes on from another."""
    try:
        result = build(options, session=session, changed=changed)
    except PortalgenError as error:
        return Outcome(raised=f"{type(error).__name__}: {error.sentence('en')}")
    return Outcome(result.diagnostics, result.is_written)


class Fresh:
    """The loaded process. One build runs at a time: `begin` and then `end`."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", "from tests.makers.incremental.fresh import serve; serve()"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.communicate()

    def begin(self, options: BuildOptions, killed: float = 0) -> None:
        """Start a build; with `killed`, end it and its processes after that many seconds."""
        assert self._process.stdin is not None
        pickle.dump((options, killed), self._process.stdin)
        self._process.stdin.flush()

    def end(self) -> Outcome | None:
        """What came of it; None where it was killed. A bug of the build is raised here."""
        assert self._process.stdout is not None
        found: Outcome | str | None = pickle.load(self._process.stdout)
        if isinstance(found, str):
            raise AssertionError(found)
        return found

    def build_to_end(self, options: BuildOptions, killed: float = 0) -> Outcome | None:
        """A build from its begin to its end."""
        self.begin(options, killed)
        return self.end()


def _in_child(options: BuildOptions, killed: float) -> bytes:
    """The pickled outcome of a build in a child of this process."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.setpgid(0, 0)
        os.close(reading)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(_outcome(options), pipe)
        os._exit(0)
    os.close(writing)
    timer = threading.Timer(killed, _kill, (child,))
    if killed:
        timer.start()
    with os.fdopen(reading, "rb") as pipe:
        found = pipe.read()
    os.waitpid(child, 0)
    timer.cancel()
    return found or pickle.dumps(None)


def _outcome(options: BuildOptions) -> Any:
    try:
        return build_in_process(options)
    except BaseException:
        import traceback

        return traceback.format_exc()


def _kill(child: int) -> None:
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        return


def serve() -> None:
    """Answer until the other side is gone.

    Another portal is built first, so that templates are compiled and the shipped theme is checked.
    """
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    with share_shipped_theme():
        with tempfile.TemporaryDirectory() as folder:
            SmallPortal(Path(folder) / "portal").build_successfully()
        gc.freeze()
        while True:
            try:
                options, killed = pickle.load(sys.stdin.buffer)
            except EOFError:
                return
            try:
                answers.write(_in_child(options, killed))
                answers.flush()
            except BrokenPipeError:
                return
