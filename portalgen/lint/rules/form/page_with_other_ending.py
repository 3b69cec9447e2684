"""The check of FMT203; its page is `FMT203.md`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from portalgen.content.file_stat import CONTENT_FOLDER
from portalgen.content.page_names import has_own_page, is_meant_as_page, is_office_text, suggest_page_name
from portalgen.diagnostics.model import LocalizedText, Place
from portalgen.lint.context import LintContext
from portalgen.lint.findings import site_of_path
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.unnamed_files import is_mentioned, is_named_by, normalized_text_of

_PROBLEM: Final = LocalizedText(
    "mang tên của một bài nhưng không có đuôi .md", "has the name of a page but not the extension .md"
)
_PROBLEM_OF_OFFICE: Final = LocalizedText("là tệp Word, không phải bài viết", "is a Word file, not a page")

_SHOW_ENDINGS: Final = (
    "trong cửa sổ thư mục bật Xem > Phần mở rộng tên tệp (File name extensions), rồi ",
    "turn on View > File name extensions in the folder window, then ",
)
"""Windows hides the extension .txt, so a user who renames the file without seeing it adds a second extension."""


def check(context: LintContext) -> Iterator[Violation]:
    """Yield FMT203 for each unnamed file below `content/` that was meant as a page.

    Its name is a page's except for the extension, or it is a Word file in the folder of a section, which contains pages
    but no files of pages.
    """
    sites = {site.id: site for site in context.portal.sites}
    folders: dict[str, list[str]] = {}
    for path in context.files:
        folder, _, name = path.rpartition("/")
        folders.setdefault(folder, []).append(name)
    for folder, names in folders.items():
        site = sites.get(site_of_path(f"{folder}/"))
        if site is None or not f"{folder}/".startswith(f"{CONTENT_FOLDER}/"):
            continue
        is_bundle = has_own_page(names)
        meant = [each for each in names if is_meant_as_page(each) or (is_office_text(each) and not is_bundle)]
        if not meant:
            continue
        pages = [page for page in context.library.pages if f"{folder}/".startswith(f"{page.folder}/")]
        beside = [normalized_text_of(context, page) for page in pages if page.folder == folder]
        parts = folder.split("/")[2:]
        for name in meant:
            path = f"{folder}/{name}"
            if is_mentioned(name, beside) or any(is_named_by(context, page, path) for page in pages):
                continue
            proposal = suggest_page_name(name, parts[-1] if parts else "", site.codes, names)
            problem = _PROBLEM_OF_OFFICE if is_office_text(name) else _PROBLEM
            yield violation(
                "FMT203", Place(path), name=name, problem=problem, proposal=proposal, remedy=_remedy(name, proposal)
            )


def _remedy(name: str, proposal: str) -> LocalizedText:
    if is_office_text(name):
        return LocalizedText(
            f"tạo tệp `{proposal}` (lệnh `portalgen new` ghi sẵn phần thông tin của bài), chép chữ từ tệp Word sang rồi chuyển"
            " tệp Word đi nơi khác; hoặc đặt tệp Word vào thư mục"
            " riêng của một bài, cạnh `index.vi.md`, và ghi tên tệp ở `attachments` của bài",
            f"create a file `{proposal}` (`portalgen new` writes the front matter), copy the text into it and move the Word file elsewhere; or put the Word file into"
            " the folder of a page, beside its `index.vi.md`, and list it in `attachments` of the page",
        )
    vi, en = _SHOW_ENDINGS if name.lower().endswith(".txt") else ("", "")
    return LocalizedText(
        f"{vi}đổi tên tệp thành `{proposal}`; nếu là tệp đính kèm thì ghi tên nó trong bài",
        f"{en}rename the file to `{proposal}`; if it is an attachment, name it in the page",
    )


RULE: Final = PortalRule("FMT203", check)
