"""Purposes of theme files, in words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from portalgen.config.yaml_text import YamlText, as_mapping, parse_yaml
from portalgen.differences.setting_names import SettingNames
from portalgen.text.bilingual import Bilingual as B

_COMPONENT: Final = re.compile(r"(?P<folder>themes/[^/]+/components/(?P<name>[^/]+))/(?P<file>.+)")
_PARTS: Final[tuple[tuple[str, B], ...]] = (
    ("html", B("khuôn của thành phần {name}", "the template of the component {name}")),
    ("css", B("định dạng của thành phần {name}", "the style of the component {name}")),
    ("js", B("mã chạy của thành phần {name}", "the script of the component {name}")),
    ("yaml", B("bản mô tả của thành phần {name}", "the description of the component {name}")),
    ("", B("tệp kèm theo của thành phần {name}", "a file of the component {name}")),
)
"""Files of a component by their endings."""
_FILES: Final[tuple[tuple[str, B], ...]] = (
    (r"theme\.yaml", B("khai báo của giao diện", "the declaration of the theme")),
    (r"layouts/(?P<name>[^/]+)\.html", B("khuôn của {name}", "the layout of {name}")),
    (r"styles/(?P<name>[^/]+)\.css", B("định dạng chung: {name}", "the common style: {name}")),
    (r"strings/(?P<name>[^/]+)\.yaml", B("câu chữ của giao diện ({name})", "the words of the theme ({name})")),
    (r"feeds/(?P<name>.+)", B("khuôn của tệp cho máy {name}", "the template of the file for machines {name}")),
    (r"static/fonts/(?P<name>.+)", B("phông chữ {name}", "the font {name}")),
    (r"static/(?P<name>.+)", B("tệp dùng chung của giao diện {name}", "a common file of the theme, {name}")),
)
"""Files of a theme by their paths below its folder; the first match counts."""
_NAMES: Final[Mapping[str, B]] = MappingProxyType(
    {
        "about": B("trang Giới thiệu", "the page About"),
        "accessibility": B("tuyên bố về khả năng tiếp cận", "the accessibility statement"),
        "base": B("mọi trang (chữ, phần tử chung)", "every page"),
        "contact": B("trang Liên hệ", "the contact page"),
        "facet": B("danh sách theo một giá trị lọc", "lists by a value of a facet"),
        "footer": B("chân của mọi trang", "the footer of every page"),
        "header": B("đầu của mọi trang", "the header of every page"),
        "home": B("trang chủ", "home pages"),
        "layout": B("bố cục của trang", "how pages are laid out"),
        "list": B("danh sách", "lists"),
        "not_found": B("trang báo không tìm thấy", "the page for missing addresses"),
        "open_data": B("trang Dữ liệu mở", "the page of open data"),
        "page": B("bài", "pages written by editors"),
        "page_history": B("trang Lịch sử thay đổi", "pages with a history"),
        "prose": B("nội dung của bài", "the text of pages"),
        "public_information": B("thông tin phải được công khai", "compulsory public information"),
        "public_information_list": B(
            "danh mục thông tin phải được công khai", "the list of compulsory public information"
        ),
        "redirect": B("trang chuyển hướng", "redirect pages"),
        "search": B("trang Tìm kiếm", "the search page"),
        "site_map": B("Sơ đồ cổng", "the site map"),
        "taxonomy": B("danh mục từ", "lists of terms"),
        "term": B("danh sách theo một từ", "lists by a term"),
        "tokens": B("màu sắc, cỡ chữ", "colours and sizes"),
        "verification": B("trang kiểm tra tính xác thực", "the page of verification"),
    }
)
"""Purposes of layouts and styles, by name; layouts of kinds use the kinds' names."""


def describe_theme_file(path: str, read: Callable[[str], bytes], names: SettingNames) -> str:
    """Return the purpose of the file at `path`, or "" if unknown.

    `read` returns the bytes of another file of the theme; empty if it is missing.
    """
    component = _COMPONENT.fullmatch(path)
    if component is not None:
        said = _describe_component(component["folder"], component["name"], read, names)
        ending = component["file"].rpartition(".")[2]
        return names.say(next(text for known, text in _PARTS if known in (ending, "")), name=said)
    below = "/".join(path.split("/")[2:])
    for pattern, text in _FILES:
        match = re.fullmatch(pattern, below)
        if match is not None:
            name = match.groupdict().get("name") or ""
            return names.say(
                text, name=names.name_language(name) if below.startswith("strings/") else _name(name, names)
            )
    return ""


def _name(name: str, names: SettingNames) -> str:
    known = _NAMES.get(name)
    if known is not None:
        return known.text(names.language)
    kind = names.name_kind(name)
    return f"“{kind}”"


def _describe_component(folder: str, name: str, read: Callable[[str], bytes], names: SettingNames) -> str:
    """Return a component's name with the description in its own file."""
    file = f"{folder}/{name}.yaml"
    tree, _ = parse_yaml(YamlText(read(file).decode("utf-8", "replace"), file, "TPL"))
    described = as_mapping((as_mapping(tree) or {}).get("description")) or {}
    text = described.get(names.language)
    return f"“{name}” ({text.rstrip('.')})" if isinstance(text, str) else f"“{name}”"
