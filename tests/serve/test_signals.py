"""A preview is ended by a signal at any moment after it was announced, and nothing is left halfway."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.makers.portal import ENVIRONMENT

pytestmark = pytest.mark.heavy

OPENING = ("BaseEventLoop.__init__", "BaseSelectorEventLoop._make_self_pipe", "Server.capture_signals")
SERVING = ("Server.startup", "Server.main_loop")
CLOSING = ("Server.shutdown", "BaseEventLoop.close")
CLOSING_OF_PREVIEW = ("Watcher.stop", "Rebuilder.stop")
PROGRAM = '''
"""Shows the preview or the build again and again; a signal comes when a function of each name is called."""

import json, signal, sys, threading
from pathlib import Path
from portalgen.serve.built_folder import BuiltFolder
from portalgen.serve.built_server import serve_built
from portalgen.serve.model import BuildOutcome, ServeOptions, SiteHost
from portalgen.serve.server import serve

folder, what, number, opening, closing = Path(sys.argv[1]), sys.argv[2], signal.Signals[sys.argv[3]], *sys.argv[4:]
hosts = (SiteHost("portal", "a.example.vn", True),)
both = (signal.SIGINT, signal.SIGTERM)

def show(announce):
    if what == "build":
        return serve_built(BuiltFolder(folder, hosts, frozenset()), 0, "en", announce)
    options = ServeOptions(folder, folder / "out", hosts, 0, "en", (folder,))
    return serve(options, lambda _: BuildOutcome((), True, (), 0.1), announce)

def end_at(moment, needs_other_end):
    announced = []

    def profile(frame, event, argument):
        if event == "call" and frame.f_code.co_qualname == moment:
            sys.setprofile(None)
            signal.raise_signal(number)

    def announce(line):
        if "http://" in line and len(announced) == (1 if what == "preview" else 0):
            if moment == "announcement":
                signal.raise_signal(number)
            else:
                sys.setprofile(profile)
            if needs_other_end:
                threading.Timer(0.01, signal.raise_signal, [number]).start()
        announced.append(line)

    code = show(announce)
    came = sys.getprofile() is None
    sys.setprofile(None)
    restored = [signal.getsignal(each) for each in both] == [signal.default_int_handler] * 2
    left = [each.name for each in threading.enumerate() if each.name in ("rebuild", "check")]
    return [moment, code, came, restored, left, announced[-1]]

for each in both:
    signal.signal(each, signal.default_int_handler)  # as `portalgen serve` begins
for moment in opening.split():
    print(json.dumps(end_at(moment, False)), flush=True)
for moment in closing.split():
    print(json.dumps(end_at(moment, True)), flush=True)
'''


@pytest.mark.parametrize(("what", "number"), [("preview", "SIGINT"), ("build", "SIGTERM")])
def test_a_signal_at_the_worst_moment_ends_it_as_any_other(what: str, number: str, tmp_path: Path) -> None:
    """Also where a loop is only half made, which Python would complain of."""
    opening = ("announcement", *OPENING, *SERVING)
    closing = (*CLOSING, *(CLOSING_OF_PREVIEW if what == "preview" else ()))
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, tmp_path, what, number, " ".join(opening), " ".join(closing)],
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    expected = [[moment, 0, True, True, [], "Stopped."] for moment in (*opening, *closing)]
    assert [json.loads(line) for line in done.stdout.splitlines()] == expected
    assert (done.returncode, done.stderr) == (0, "")
