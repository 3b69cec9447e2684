"""The shipped portal, built once."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from portal_maker import AT

from portalgen.config.load import load
from portalgen.pipeline.build import build
from portalgen.pipeline.options import BuildOptions

sys.path.insert(0, str(Path(__file__).resolve().parent))

from output_reader import Shipped, read_output

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Shipped:
    """The repository's portal built with search into a folder of its own."""
    out = tmp_path_factory.mktemp("shipped") / "public"
    result = build(BuildOptions(ROOT, out, AT, jobs=2))
    portal, _ = load(ROOT)
    assert result.written, [(each.code, each.place) for each in result.diagnostics][:20]
    assert portal is not None
    return Shipped(portal, result, read_output(out))
