"""The shipped portal, built once for all workers of a test run."""

from __future__ import annotations

import fcntl
import os
import pickle
import sys
from pathlib import Path

import pytest
from portal_maker import AT

from portalgen.config.load import load_portal
from portalgen.pipeline.build import build
from portalgen.pipeline.options import BuildOptions, BuildResult

sys.path.insert(0, str(Path(__file__).resolve().parent))

from output_reader import Shipped, read_output

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """The repository's portal built with search. The first worker builds it, the others wait and read."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "shipped-portal"
    folder.mkdir(exist_ok=True)
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        result = _built(folder)
    assert result.is_written, [(each.code, each.place) for each in result.diagnostics][:20]
    portal, _ = load_portal(ROOT)
    assert portal is not None
    return Shipped(portal, result, read_output(folder / "public"))


def _built(folder: Path) -> BuildResult:
    kept = folder / "result.pickle"
    if not kept.is_file():
        kept.write_bytes(pickle.dumps(build(BuildOptions(ROOT, folder / "public", AT, jobs=2))))
    result: BuildResult = pickle.loads(kept.read_bytes())
    return result
