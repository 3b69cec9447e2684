"""The check of DOC223; its page is `DOC223.md`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from itertools import chain, islice
from typing import Final

from portalgen.content.model import Page
from portalgen.diagnostics.model import LocalizedText, MessageValue
from portalgen.lint.context import LintContext
from portalgen.lint.model import PortalRule, Violation, violation
from portalgen.lint.rules.documents._file_names import find_other_number_in_name, has_number_in_name
from portalgen.lint.rules.documents._files import UnprovenDocument, body_of, find_unproven, head_of_file
from portalgen.lint.rules.documents._reading import is_document, number_of
from portalgen.locale.dates import format_day, localize
from portalgen.text.document_head import DocumentHead, bears_number, find_other_number
from portalgen.text.letterhead import contradicts_issuer, find_agencies
from portalgen.text.signature import find_post, names_other_signer, read_post


def check(context: LintContext) -> Iterator[Violation]:
    """Yield DOC223 once for each fact in which a file attached to a numbered item contradicts its front matter.

    DOC220 reports a new document whose only file has another number or day.
    """
    for item in context.library.items:
        page = item.original
        key = page.kind.number_from
        names = [str(each["file"]) for each in page.fields.get("attachments") or ()]
        if not key or not names or page.draft or "translated_from" in page.fields or page.fields.get("sample"):
            continue
        number = str(page.fields.get(key) or "")
        if "/" in number:
            unproven = find_unproven(context, page)
            yield from islice(_check_numbers(context, page, names, number, unproven), 1)
            yield from _check_texts(context, page, names, number, unproven)


def _check_numbers(
    context: LintContext, page: Page, names: Sequence[str], number: str, unproven: UnprovenDocument | None
) -> Iterator[Violation]:
    yield from _check_numbers_of_texts(context, page, names, number, unproven)
    yield from _check_names(context, page, names, number, unproven)


def _check_numbers_of_texts(
    context: LintContext, page: Page, names: Sequence[str], number: str, unproven: UnprovenDocument | None
) -> Iterator[Violation]:
    """Compare the numbers in the texts of files that have the day of the item and the symbol of its register."""
    issued = page.fields.get(page.kind.date_from)
    heads = [head_of_file(context, page, name) for name in names]
    if unproven is not None or issued is None or any(head is None or bears_number(head, number) for head in heads):
        return
    for index, (name, head) in enumerate(zip(names, heads, strict=True)):
        found = find_other_number(head, number) if head is not None and head.letterhead_day == issued else ""
        digits, _, symbol = found.partition("/")
        if symbol and symbol == number.partition("/")[2] and not _is_cited(context, page, digits):
            said = LocalizedText(f"tệp `{name}` mang số `{found}`", f"the file `{name}` has the number `{found}`")
            yield _contradiction(context, page, index, said, page.kind.number_from, number)


def _check_texts(
    context: LintContext, page: Page, names: Sequence[str], number: str, unproven: UnprovenDocument | None
) -> Iterator[Violation]:
    """Compare day, issuer and signer in the files that bear the number of the item."""
    for index, name in enumerate(names):
        head = head_of_file(context, page, name)
        if head is None or not bears_number(head, number):
            continue
        issued, day = page.fields.get(page.kind.date_from), head.letterhead_day
        if unproven is None and day is not None and type(issued) is date and issued != day:
            said = LocalizedText(
                f"tệp `{name}` ghi ngày {format_day(day, 'vi')}", f"the file `{name}` is dated {format_day(day, 'en')}"
            )
            yield _contradiction(context, page, index, said, page.kind.date_from, localize(format_day, issued))
        if is_document(page):
            yield from _check_issuer(context, page, index, name, head)
            yield from _check_signature(context, page, index, name, head)
        return


def _check_issuer(context: LintContext, page: Page, index: int, name: str, head: DocumentHead) -> Iterator[Violation]:
    issuer = str(page.fields.get("issuer") or "")
    agency = contradicts_issuer(find_agencies(head.letterhead), issuer, number_of(page))
    if agency is not None:
        said = LocalizedText(
            f"đầu tệp `{name}` ghi cơ quan `{agency.written}`", f"the letterhead of `{name}` names `{agency.written}`"
        )
        yield _contradiction(context, page, index, said, "issuer", issuer)


def _check_signature(
    context: LintContext, page: Page, index: int, name: str, head: DocumentHead
) -> Iterator[Violation]:
    signatory = page.fields.get("signatory")
    if not head.signature or not isinstance(signatory, Mapping):
        return
    stated = str(signatory.get("name") or "")
    signer = names_other_signer(head.signature, stated, is_recognised=name.casefold().endswith(".pdf"))
    if signer:
        said = LocalizedText(f"tệp `{name}` do `{signer}` ký", f"the file `{name}` is signed by `{signer}`")
        yield _contradiction(context, page, index, said, "signatory.name", stated)
    written = str(signatory.get("post") or "")
    post, own = find_post(head.signature), read_post(written)
    if post is not None and own is not None and (post.base, post.is_deputy) != (own.base, own.is_deputy):
        said = LocalizedText(
            f"dưới tệp `{name}` ghi chức vụ `{post.written}`", f"the post below `{name}` is `{post.written}`"
        )
        yield _contradiction(context, page, index, said, "signatory.post", written)


def _check_names(
    context: LintContext, page: Page, names: Sequence[str], number: str, unproven: UnprovenDocument | None
) -> Iterator[Violation]:
    """Compare the numbers in the names of files, if no name has the number of the item."""
    if any(has_number_in_name(name, number) for name in names):
        return
    for index, name in enumerate(names):
        found = find_other_number_in_name(name, number)
        if not found or _is_cited(context, page, found):
            continue
        head = head_of_file(context, page, name)
        if unproven is not None and head is not None and find_other_number(head, number):
            continue  # DOC220 reports the file
        said = LocalizedText(f"tên tệp `{name}` có số {found}", f"the name of the file `{name}` has the number {found}")
        yield _contradiction(context, page, index, said, page.kind.number_from, number)


def _is_cited(context: LintContext, page: Page, found: str) -> bool:
    """Return True if the page names a document with this number."""
    titles = [str(each.get("title") or "") for each in page.fields.get("attachments") or ()]
    texts = chain((page.title, page.summary), titles, (body_of(context, page),))
    pattern = re.compile(rf"(?:\bsố:?\s*0*{found}(?!\d)|(?<![\d/])0*{found}\s*/(?!\d{{1,2}}\b))", re.IGNORECASE)
    return any(map(pattern.search, texts))


def _contradiction(
    context: LintContext, page: Page, index: int, found: LocalizedText, key: str, value: MessageValue
) -> Violation:
    return violation("DOC223", context.place(page, "attachments", index, "file"), found=found, key=key, value=value)


RULE: Final = PortalRule("DOC223", check)
