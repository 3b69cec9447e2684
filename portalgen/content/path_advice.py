"""Advice for files and folders below `content/` with invalid paths; it never overwrites anything."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from typing import Final

from portalgen.config.portal import Site
from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.page_names import LANGUAGE_ALIASES, has_own_page
from portalgen.diagnostics.model import LocalizedText, MessageValue
from portalgen.locale.catalog import language_name
from portalgen.text.normalization import nfc

_COPY: Final = re.compile(
    r"^(?:copy of|copy|bản sao của|bản sao|ban sao)[\s_-]+"
    r"|(?:[\s_-]+(?:copy|bản sao|ban sao)(?:[\s_-]*\(?\d+\)?)?|[\s_-]*\(\d+\))+(?=\.)",
    re.IGNORECASE,
)
"""Marks of a copy added by Windows, macOS and browsers: ` - Copy (2)`, ` - Bản sao`, ` (1)`."""
_BAD_FORM: Final = LocalizedText(
    "có tên không đúng dạng <tên>.<ngôn ngữ>.md", "does not have a name of the form <name>.<language>.md"
)


def find_copied_page(file_name: str, siblings: Collection[str]) -> str:
    """Return the page in `siblings` of which the file is a copy by its name: `bai.vi - Copy.md` gives `bai.vi.md`.

    Returns an empty string if the name is not that of a copy, or the page does not exist.
    """
    original = _COPY.sub("", nfc(file_name))
    return original if original != nfc(file_name) and original in siblings else ""


def advise_on_name(
    file_name: str, language: str, proposal: str, siblings: Collection[str] = ()
) -> dict[str, MessageValue]:
    """Return `problem` and `remedy` of FMT123: delete a copy, rename any other file to `proposal`."""
    original = find_copied_page(file_name, siblings)
    if not original:
        return {
            "problem": _BAD_FORM,
            "remedy": LocalizedText(
                f"đổi tên thành `{proposal}` (tên gồm chữ thường không dấu, số và dấu -, rồi mã ngôn ngữ, rồi md)",
                f"rename it to `{proposal}` (a name of lower-case ASCII, digits and -, the language, then md)",
            ),
        }
    is_bundle = has_own_page((original,))
    other = f"../ten-bai-moi/index.{language}.md" if is_bundle else f"ten-bai-moi.{language}.md"
    vi, en = ("chuyển và ", "move and ") if is_bundle else ("", "")
    return {
        "problem": LocalizedText(
            f"là bản sao của `{original}` trong cùng thư mục", f"is a copy of `{original}` in the same folder"
        ),
        "remedy": LocalizedText(
            f"xóa tệp này; nếu đây là một bài khác thì {vi}đổi tên thành một tên khác hẳn, ví dụ `{other}`, và đặt `id` mới"
            f" trong chính tệp này; không sửa gì trong `{original}`",
            f"delete this file; if it is another page, {en}rename it to something different, such as `{other}`, and"
            f" give it a new `id` in this file; do not change `{original}`",
        ),
    }


def advise_on_language(site: Site, name: str, language: str, siblings: Collection[str] = ()) -> dict[str, MessageValue]:
    """Return the `problem` and the `remedy` of FMT124, for a page `name` in a language that the site does not have.

    A name is proposed only if it is free.
    """
    meant = LANGUAGE_ALIASES.get(language, language)
    if meant in site.codes:
        return _advise_on_alias(name, language, meant, siblings)
    beside = next((each for code in site.codes if (each := f"{name}.{code}.md") in siblings), "")
    problem = LocalizedText(
        f"chỉ có {_list_languages(site, 'vi')}, nên tệp {_format_language(meant, 'vi')} này không được đăng",
        f"has only {_list_languages(site, 'en')}, so this file in {_format_language(meant, 'en')} is not published",
    )
    vi, en = "chuyển tệp này ra khỏi `content/` (hoặc xóa)", "move this file out of `content/` (or delete it)"
    if beside:
        vi += f"; đừng đổi tên thành `{beside}`: sẽ ghi đè bài đã có"
        en += f"; do not rename it to `{beside}`: this would overwrite the existing page"
    else:
        own = f"{name}.{site.codes[0]}.md"
        vi += f"; nếu bài viết bằng {_name_language(site.codes[0], 'vi')} thì đổi tên thành `{own}`"
        en += f"; where it is written in {_name_language(site.codes[0], 'en')}, rename it to `{own}`"
    return {
        "problem": problem,
        "remedy": LocalizedText(
            f"{vi}; muốn trang có thêm {_name_language(meant, 'vi')} thì nhờ người quản trị cổng khai trong"
            f" site-config/sites/{site.id}.yaml",
            f"{en}; to have {_name_language(meant, 'en')} on the site, ask the portal's administrator to declare it in"
            f" site-config/sites/{site.id}.yaml",
        ),
    }


def _advise_on_alias(name: str, language: str, meant: str, siblings: Collection[str]) -> dict[str, MessageValue]:
    proposal = f"{name}.{meant}.md"
    problem = LocalizedText(
        f"không có ngôn ngữ `{language}`; có phải là `{meant}`?",
        f"has no language `{language}`; did you mean `{meant}`?",
    )
    if proposal in siblings:
        remedy = LocalizedText(
            f"trong thư mục đã có `{proposal}`: chuyển tệp này ra khỏi `content/` (hoặc xóa), đừng ghi đè bài đã có",
            f"the folder already contains `{proposal}`: move this file out of `content/` (or delete it); do not "
            "overwrite the existing page",
        )
    else:
        remedy = LocalizedText(f"đổi tên tệp thành `{proposal}`", f"rename the file to `{proposal}`")
    return {"problem": problem, "remedy": remedy}


def advise_on_site_folder(name: str, suggestion: str, sites: Iterable[str], is_file: bool) -> LocalizedText:
    """Return the remedy of FMT126: move the files to the folder of the site `suggestion`.

    Lists all sites if it is empty.
    """
    known = ", ".join(f"`{CONTENT_FOLDER}/{each}/`" for each in sites)
    if is_file:
        return LocalizedText(
            f"chuyển tệp vào thư mục của một chuyên mục trong một trang: {known}",
            f"move the file to the folder of a section in one of the sites: {known}",
        )
    if suggestion:
        vi = f"chuyển các tệp sang `{CONTENT_FOLDER}/{suggestion}/` rồi xóa thư mục này"
        en = f"move the files to `{CONTENT_FOLDER}/{suggestion}/` and delete this folder"
    else:
        vi = f"chuyển các tệp sang thư mục của một trang rồi xóa thư mục này (các trang của cổng: {known})"
        en = f"move the files to the folder of a site and delete this folder (the portal's sites: {known})"
    return LocalizedText(
        f"{vi}; muốn có trang mới thì nhờ người quản trị cổng thêm site-config/sites/{name}.yaml",
        f"{en}; for a new site ask the portal's administrator to add site-config/sites/{name}.yaml",
    )


def format_sections(site: Site) -> str:
    """Return the declared sections of a site as part of a sentence."""
    return ", ".join(f"`{each.path}`" for each in site.sections)


def advise_on_kind(site: Site, kind: str) -> LocalizedText:
    """Return the remedy of FMT127: the sections of the site accepting pages of the kind."""
    taking = ", ".join(f"`{CONTENT_FOLDER}/{site.id}/{each.path}/`" for each in site.sections if kind in each.kinds)
    if taking:
        return LocalizedText(
            f"chuyển bài sang một chuyên mục nhận loại này: {taking}; hoặc sửa `kind`",
            f"move the page to a section accepting it: {taking}; or change its `kind`",
        )
    return LocalizedText(
        "sửa `kind`: không chuyên mục nào của trang nhận loại này",
        "change its `kind`: no section of the site accepts it",
    )


def _list_languages(site: Site, within: str) -> str:
    return ", ".join(f"{_name_language(code, within)} ({code})" for code in site.codes)


def _format_language(code: str, within: str) -> str:
    name = _name_language(code, within)
    return name if name != code else f"`{code}`"


def _name_language(code: str, within: str) -> str:
    """Return the name of a language inside a sentence; its code if the name is unknown."""
    name = language_name(code, within)
    return name[:1].lower() + name[1:] if within == "vi" else name
