"""`portalgen archive` takes a target or a prepared release, and says which one it lacks."""

from __future__ import annotations

from pathlib import Path

import pytest

from portalgen.cli.main import run_command
from tests.makers.kept_targets import KeptTarget


def test_a_target_and_a_prepared_folder_are_told_apart(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = KeptTarget(tmp_path / "target")
    release = target.add({"so.example.vn": {"index.html": b"mot"}})
    outs = [tmp_path / f"{name}.warc.gz" for name in "abc"]
    for out, source in zip(outs, (["--target"], [], []), strict=True):
        place = target.prepared(release) if out == outs[2] else target.folder
        assert run_command(["archive", *source, str(place), "--out", str(out)]) == 0
    assert outs[0].read_bytes() == outs[1].read_bytes() != outs[2].read_bytes()
    assert f"đã lưu trữ bản `{release.name}`" in capsys.readouterr().out


@pytest.mark.parametrize("more", [[], ["."], [".", "--target", "."], [".", "--since", "x"]], ids=" ".join)
def test_a_source_that_is_none_is_a_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], more: list[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run_command(["archive", *more, "--out", "a.warc.gz"]) == 2
    assert capsys.readouterr().err.startswith("portalgen: ")
    assert list(tmp_path.iterdir()) == []
