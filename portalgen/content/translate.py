"""Creates a translation's file, or records in an existing file that it is up to date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any, Final

from portalgen.config.portal import Portal
from portalgen.config.yaml_text import YamlText
from portalgen.content.body import read_body
from portalgen.content.front_matter import head_keys_of, head_yaml_of, split_source
from portalgen.content.front_matter_text import format_key_lines, format_schema_comment
from portalgen.content.model import Item, Library, Page
from portalgen.diagnostics.sentences import find_closest
from portalgen.errors import UsageError

_RECORD: Final = re.compile(
    r"""(?P<key>(?:^|[{,\s])["']?translated_from["']?[ \t]*:[ \t]*)(?P<value>"[^"\r\n]*"|'[^'\r\n]*'|[^\s,}]+)""",
    re.MULTILINE,
)
_NOT_COPIED: Final = frozenset(
    ("slug", "draft", "redirect_from", "change_notes", "translated_from", "also_known_as", "updated")
)
"""Keys specific to each version, not copied from the original."""
_TO_DO: Final = (
    "# CHƯA DỊCH XONG: dịch title, summary, các khóa dưới đây và nội dung bài, rồi xóa dòng này và dòng draft."
)


def create_translation(portal: Portal, library: Library, source_path: str, language: str) -> tuple[str, str]:
    """Return (path, text) of the translation into `language` of the item containing `source_path`.

    An existing file keeps every byte except `translated_from`. Write the text as UTF-8 with unchanged line ends. Raises
    UsageError if there is no such page, or the site does not have the language.
    """
    item = _item(library, source_path)
    original = item.original
    _language(portal, original, language)
    existing = next((path for path in _paths(original, language) if (portal.root / path).exists()), None)
    if existing is None:
        path = next(_paths(original, language))
        return path, _new(portal, original, path)
    return existing, _refresh_record(portal, original, existing)


def _item(library: Library, source_path: str) -> Item:
    wanted = PurePosixPath(source_path.replace("\\", "/")).as_posix()
    for item in library.items:
        if any(page.source == wanted for page in item.pages):
            return item
    for page in library.refused_pages:  # of two originals, use the named page
        if page.source == wanted and "translated_from" not in page.fields:
            return Item(page.id, (page,))
    near = find_closest(wanted, [page.source for page in library.pages])
    raise UsageError(
        f"không có bài `{source_path}`, hoặc bài đang có lỗi" + (f"; có phải là `{near}`?" if near else ""),
        f"there is no page `{source_path}`, or it has errors" + (f"; did you mean `{near}`?" if near else ""),
    )


def _language(portal: Portal, original: Page, language: str) -> None:
    site = portal.site(original.site)
    others = [code for code in site.codes if code != original.language]
    if not others:
        raise UsageError(
            f"trang `{site.id}` chỉ có ngôn ngữ `{original.language}`, nên bài không có bản dịch; đề nghị đơn vị vận hành"
            f" thêm ngôn ngữ vào `languages` trong {site.source}, rồi chạy lại lệnh này",
            f"site `{site.id}` has only the language `{original.language}`, so its pages have no translations; ask its"
            f" operator to add one to `languages` in {site.source}, then run this command again",
        )
    if language not in others:
        known = ", ".join(others)
        raise UsageError(
            f"không dịch được `{original.source}` sang `{language}`; các ngôn ngữ kia của trang: {known}",
            f"`{original.source}` cannot be translated into `{language}`; the site's other languages: {known}",
        )


def _paths(original: Page, language: str) -> Iterator[str]:
    """Yield the possible paths of the translation: in the original's form, then in the other form."""
    file_name = original.source.rpartition("/")[2]
    stem = file_name.split(".")[0]
    yield f"{original.folder}/{stem}.{language}.md"
    if stem == "index":
        yield f"{original.folder}.{language}.md"
    elif stem != "_index":
        yield f"{original.folder}/{stem}/index.{language}.md"


def _new(portal: Portal, original: Page, path: str) -> str:
    values: dict[str, Any] = {"id": original.id, "kind": original.kind.name, "title": original.title}
    if original.summary:
        values["summary"] = original.summary
    own = {field.name for field in original.kind.fields if not field.shared} - _NOT_COPIED
    values |= {key: value for key, value in original.fields.items() if key in own}
    values |= {"draft": True, "translated_from": original.original_digest}
    head = [line for key, value in values.items() for line in format_key_lines(key, value)]
    text = "\n".join(["---", format_schema_comment(path, original.kind.name), _TO_DO, *head, "---", ""])
    return text + read_body(portal, original)


def _refresh_record(portal: Portal, original: Page, path: str) -> str:
    data = (portal.root / path).read_bytes()
    parts = split_source(data)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        raise _unreadable(path) from None
    if parts is None:
        raise _unreadable(path)
    start = len(data[: parts.head_start].decode("utf-8"))
    head = data[parts.head_start : parts.head_end].decode("utf-8")
    keys = head_keys_of(head_yaml_of(data, parts, path))
    if not keys:
        raise _unreadable(path)
    changed = (
        _replace_digest(head, original.original_digest, path)
        if "translated_from" in keys
        else _add_digest(head, original.original_digest)
    )
    return text[:start] + changed + text[start + len(head) :]


def _replace_digest(head: str, digest: str, path: str) -> str:
    """Return the front matter with the new digest at the position that the loader reads."""
    for match in _RECORD.finditer(head):
        changed = head[: match.start("value")] + digest + head[match.end("value") :]
        if head_keys_of(YamlText(changed, path, "FMT")).get("translated_from") == digest:
            return changed
    raise _unreadable(path)


def _add_digest(head: str, digest: str) -> str:
    end = "\r\n" if "\r\n" in head else "\n"
    return f"{head}translated_from: {digest}{end}"


def _unreadable(path: str) -> UsageError:
    return UsageError(
        f"không đọc được phần thông tin của {path}; sửa các lỗi của tệp này trước",
        f"the front matter of {path} cannot be read; fix its errors first",
    )
