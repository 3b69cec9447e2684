"""The portal that `portalgen init` makes to start from."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from portalgen.config.load import load_portal
from portalgen.content.starter import build_starter_portal
from portalgen.law.calendar import VIETNAM
from portalgen.pipeline.build import build
from portalgen.pipeline.options import BuildOptions

AT = datetime(2026, 11, 24, 8, tzinfo=VIETNAM)
PAGE = "content/portal/tin-tuc/khai-truong"
ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def started(tmp_path: Path) -> Path:
    """A portal that was just made."""
    for path, text in build_starter_portal(AT):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, "utf-8")
    return tmp_path


def test_it_takes_the_formats_that_the_province_takes(started: Path) -> None:
    made, shipped = load_portal(started)[0], load_portal(ROOT)[0]
    assert made is not None
    assert shipped is not None
    assert made.settings.attachment_formats == shipped.settings.attachment_formats


def test_a_film_with_captions_is_published_as_it_is(started: Path) -> None:
    film = b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom"
    (started / PAGE / "phim.mp4").write_bytes(film)
    (started / PAGE / "phim.vtt").write_text("WEBVTT\n\n00:00.000 --> 00:01.000\nXin chào\n", "utf-8")
    with (started / PAGE / "index.vi.md").open("a", encoding="utf-8") as page:
        page.write('\n{{ video file="phim.mp4" title="Phim mẫu" captions="phim.vtt" }}\n')
    result = build(BuildOptions(started, started / "public", AT, search=False))
    assert result.diagnostics == ()
    folder = started / "public/www.example.vn/tin-tuc/khai-truong"
    assert (folder / "phim.mp4").read_bytes() == film
    html = (folder / "index.html").read_text("utf-8")
    assert '<track kind="captions" src="/tin-tuc/khai-truong/phim.vtt" srclang="vi"' in html
    assert "<video controls" in html
