"""A portal whose texts have errors is refused before a template is run, and all of them are reported all the same."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from portalgen.outputs.output_renderer import OutputRenderer, RenderedOutput
from portalgen.plan.model import Output
from tests.makers.portal import SmallPortal, page, tree

NEWS = "content/so/tin-tuc"


def news(body: str, **keys: str) -> str:
    return page("so-moi", body, kind="news", title="Mới", date="2026-01-06", **keys)


FAULTS: Mapping[str, Mapping[str, str]] = {
    "a dead link": {f"{NEWS}/moi.vi.md": news("[x](khong-co.vi.md)\n")},
    "a dead anchor": {f"{NEWS}/moi.vi.md": news("[x](khai-truong.vi.md#khong-co)\n")},
    "a file that is not there": {f"{NEWS}/moi.vi.md": news('{{ document file="khong-co.pdf" title="X" }}\n')},
    "a picture that is not there": {f"{NEWS}/moi.vi.md": news("X\n", images="\n  - {file: khong-co.png, alt: X}")},
    "an attachment that is not there": {
        f"{NEWS}/moi.vi.md": news("X\n", attachments="\n  - {file: khong-co.pdf, title: X}")
    },
    "a shortcode that is none": {f"{NEWS}/moi.vi.md": news("{{ khong_co }}\n")},
    "a dead link on a home": {
        "content/so/_index.vi.md": page("so-trang-chu", "[x](khong-co.vi.md)\n", kind="section", title="Sở Ngoại vụ")
    },
    "a dead link in a list": {
        f"{NEWS}/_index.vi.md": page("so-tin", "[x](khong-co.vi.md)\n", kind="section", title="Tin tức")
    },
    "an error above a body beside one in it": {f"{NEWS}/moi.vi.md": news("[x](khong-co.vi.md)\n", sai="1")},
    "an error in the configuration beside one in a text": {
        f"{NEWS}/moi.vi.md": news("[x](khong-co.vi.md)\n"),
        "site-config/redirects.yaml": "redirects:\n  - {site: so, from: /cu/, to: 'id:khong-co'}\n",
    },
    "a warning beside an error": {
        f"{NEWS}/moi.vi.md": news("[x](khong-co.vi.md) [y](nhap.vi.md)\n"),
        f"{NEWS}/nhap.vi.md": page("so-nhap", kind="news", title="Nháp", date="2026-01-06", draft="true"),
    },
}


@pytest.fixture
def texts_first(monkeypatch: pytest.MonkeyPatch) -> Callable[[bool], None]:
    """Return what has small portals built like large ones, or like small ones again."""

    def set_limit(is_on: bool) -> None:
        limit = 0 if is_on else 10_000
        monkeypatch.setattr("portalgen.pipeline.rendering.render_sites.TEXTS_FIRST_FROM", limit)

    return set_limit


@pytest.fixture
def rendered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The outputs that were rendered, as long as the test lasts."""
    paths: list[str] = []
    render = OutputRenderer.render

    def note(renderer: OutputRenderer, output: Output, known: str) -> RenderedOutput:
        paths.append(output.address.output_path)
        return render(renderer, output, known)

    monkeypatch.setattr(OutputRenderer, "render", note)
    return paths


@pytest.mark.parametrize("files", FAULTS.values(), ids=FAULTS)
def test_nothing_is_rendered_where_a_text_has_an_error_and_everything_is_reported(
    tmp_path: Path, files: Mapping[str, str], texts_first: Callable[[bool], None], rendered: list[str]
) -> None:
    portal = SmallPortal(tmp_path / "portal", files)
    texts_first(True)
    refused, checked = portal.build(), portal.check()
    assert rendered == []
    texts_first(False)
    assert refused.diagnostics == checked.diagnostics == portal.check().diagnostics
    assert refused.has_failed
    assert not portal.out.exists() or not tree(portal.out)


def test_a_portal_without_errors_is_the_same_and_has_the_same_warnings(
    tmp_path: Path, texts_first: Callable[[bool], None]
) -> None:
    files = {
        f"{NEWS}/moi.vi.md": news("[y](nhap.vi.md)\n"),
        f"{NEWS}/nhap.vi.md": page("so-nhap", kind="news", title="Nháp", date="2026-01-06", draft="true"),
    }
    first, other = SmallPortal(tmp_path / "first", files), SmallPortal(tmp_path / "other", files)
    texts_first(True)
    result = first.build_successfully()
    again = first.build_successfully()
    texts_first(False)
    assert result.diagnostics
    assert result.diagnostics == other.build_successfully().diagnostics == again.diagnostics
    assert tree(first.out) == tree(other.out)


def test_check_decodes_the_pictures_of_a_portal_with_other_errors(
    tmp_path: Path, texts_first: Callable[[bool], None]
) -> None:
    portal = SmallPortal(tmp_path / "portal", FAULTS["a dead link"])
    picture = portal.root / "content/so/gioi-thieu/chuc-nang/anh.png"
    picture.write_bytes(picture.read_bytes().replace(b"IDAT", b"IDOT"))
    texts_first(True)
    assert {each.code for each in portal.check().diagnostics} == {"LNK101", "ATT106"}


def test_without_a_cache_bodies_are_not_rendered_twice(
    tmp_path: Path, texts_first: Callable[[bool], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("checked before it is rendered")

    monkeypatch.setattr(OutputRenderer, "check", refuse)
    texts_first(True)
    SmallPortal(tmp_path / "portal").build_successfully(remember=False)
