"""A film on another website: a card linking there; the page loads no content from it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final
from urllib.parse import urlsplit

from markupsafe import Markup

from portalgen.diagnostics.model import LocalizedText, diagnostic
from portalgen.on_demand import on_demand
from portalgen.render.markdown.rendering import RenderingState
from portalgen.render.shortcodes.media import resolve_picture
from portalgen.render.shortcodes.model import ParameterType, Shortcode, ShortcodeParameter, ShortcodeUse
from portalgen.text.bilingual import Bilingual

with on_demand():
    from portalgen.render.markdown import misspelt_targets

_NONE: Final = LocalizedText("", "")


def _render(use: ShortcodeUse, _body: Markup, rendering: RenderingState) -> str:
    url, place = use.value("url"), use.place_of("url")
    if rendering.resolver.is_own(url):
        rendering.report(diagnostic("LNK106", place, target=url, suggestion=_NONE))
    elif (finding := misspelt_targets.check_address(url, url, lambda: place)) is not None:
        rendering.report(finding)
    picture = resolve_picture(use, "picture", rendering)
    if picture is None:
        return ""
    return rendering.components.render(
        "film",
        url=url,
        host=_host_of(url),
        title=use.value("title"),
        image=replace(picture, alt="", caption="", credit=""),
        length=use.value("length"),
        credit=use.value("credit"),
    )


def _host_of(url: str) -> str:
    """Return the host of an address without `www.`."""
    try:
        return (urlsplit(url).hostname or url).removeprefix("www.")
    except ValueError:
        return url


FILM: Final = Shortcode(
    name="film",
    label=Bilingual("Phim ở trang khác", "Film on another website"),
    help=Bilingual(
        "Một thẻ có ảnh và tên phim, dẫn sang trang khác để xem. Trang này không tải gì từ nơi ấy.",
        "A card with a picture and the title of a film, linking to another website. The page loads no content from it.",
    ),
    parameters=(
        ShortcodeParameter(
            "url",
            ParameterType.ADDRESS,
            Bilingual("Địa chỉ xem phim", "Address of the film"),
            "https://example.vn/phim/1",
            required=True,
        ),
        ShortcodeParameter(
            "title", ParameterType.TEXT, Bilingual("Tên phim", "Title"), "Phim giới thiệu mùa hoa", required=True
        ),
        ShortcodeParameter(
            "picture",
            ParameterType.FILE,
            Bilingual("Ảnh đại diện, là tệp nằm cạnh bài", "Picture, a file beside the page"),
            "phim.jpg",
            required=True,
        ),
        ShortcodeParameter("length", ParameterType.TEXT, Bilingual("Thời lượng", "Length"), "12 phút"),
        ShortcodeParameter(
            "credit", ParameterType.TEXT, Bilingual("Nguồn phim, nguồn ảnh", "Source of film and picture"), "Đài tỉnh"
        ),
    ),
    render=_render,
)
