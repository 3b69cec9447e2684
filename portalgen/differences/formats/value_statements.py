"""Facts, files, links and cells in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Final

from portalgen.differences.bodies import KIND_LABELS
from portalgen.differences.excerpts import cut_excerpt
from portalgen.differences.formats.document_statements import DOCUMENT_LETTERS, describe_document_difference
from portalgen.differences.formats.statements import DifferenceStatement, MarkedSpan, spans_of_runs, statement
from portalgen.differences.model import FileDifference
from portalgen.differences.value_changes import ValueChange
from portalgen.locale.formats import format_file_size
from portalgen.text.bilingual import Bilingual as B

_VALUE_LIMIT: Final = 200_000
"""Letters: a signer reads all of a value, and the report as a whole is bounded."""
_FILES_LETTERS: Final = 120_000
"""Letters for changes of all attachments of a page: a report omits pages beyond its limit."""
_ARROW: Final = " → "


def describe_value(value: ValueChange, language: str) -> DifferenceStatement:
    """Return the statement of a changed value."""
    write = _BY_NAME.get(value.name, _describe_plainly)
    return write(value, language)


def _describe_plainly(value: ValueChange, language: str) -> DifferenceStatement:
    label = f"{value.label.text(language)}: "
    if value.is_list:
        return statement(label, *_spans_of_list(value))
    if value.runs and any(run.kind == "same" and run.text.strip() for run in value.runs):
        return statement(label, *spans_of_runs(value.runs, language))
    return statement(label, *_spans_of_both(value.before, value.after))


def _spans_of_both(before: str, after: str) -> Iterator[MarkedSpan]:
    if before:
        yield MarkedSpan("removed", cut_excerpt(before, _VALUE_LIMIT))
    if before and after:
        yield MarkedSpan("arrow", _ARROW)
    if after:
        yield MarkedSpan("added", cut_excerpt(after, _VALUE_LIMIT))


def _spans_of_list(value: ValueChange) -> Iterator[MarkedSpan]:
    is_first = True
    for run in value.runs:
        if run.kind == "same":
            continue
        if not is_first:
            yield MarkedSpan("plain", "; ")
        is_first = False
        yield MarkedSpan(run.kind, cut_excerpt(run.text, _VALUE_LIMIT))


def _describe_kind(value: ValueChange, language: str) -> DifferenceStatement:
    before, after = (KIND_LABELS[each].text(language) for each in (value.before, value.after))
    return statement(f"{value.label.text(language)}: ", *_spans_of_both(before, after))


_NUMBERED: Final = {"numbered": B("có số thứ tự", "numbered"), "plain": B("không có số", "without numbers")}


def _describe_numbering(value: ValueChange, language: str) -> DifferenceStatement:
    before, after = (_NUMBERED[each].text(language) for each in (value.before, value.after))
    return statement(f"{value.label.text(language)}: ", *_spans_of_both(before, after))


_FORM: Final = B(
    "chỉ đổi cách trình bày (chữ đậm, chữ nghiêng, xuống dòng…), chữ giữ nguyên",
    "only the form differs (bold, italic, line breaks …), the words are the same",
)
_LEADS_TO: Final = B("{label} nay dẫn tới ", "{label} leads to ")
_LED_TO: Final = B("; trước đây: ", "; before: ")
_NO_LINK: Final = B("{label} bị bỏ, trước đây dẫn tới ", "{label} is gone; it led to ")


def _describe_form(_: ValueChange, language: str) -> DifferenceStatement:
    return statement(_FORM.text(language))


def _describe_link(value: ValueChange, language: str) -> DifferenceStatement:
    label = value.label.text(language)
    if not value.after:
        return statement(_NO_LINK.text(language).format(label=label), MarkedSpan("removed", value.before))
    spans: list[MarkedSpan | str] = [_LEADS_TO.text(language).format(label=label), MarkedSpan("added", value.after)]
    if value.before:
        spans += [_LED_TO.text(language), MarkedSpan("removed", value.before)]
    return statement(*spans)


_BY_NAME: Final[Mapping[str, Callable[[ValueChange, str], DifferenceStatement]]] = MappingProxyType(
    {
        "kind": lambda value, language: (
            _describe_kind(value, language) if value.before in KIND_LABELS else _describe_plainly(value, language)
        ),
        "numbering": _describe_numbering,
        "form": _describe_form,
        "link": _describe_link,
    }
)

_FILES: Final = {
    ("picture", "added"): B("Thêm ảnh", "Picture added"),
    ("picture", "removed"): B("Bỏ ảnh", "Picture removed"),
    ("picture", "changed"): B("Sửa ảnh", "Picture changed"),
    ("picture", "renamed"): B("Đổi tên tệp ảnh", "Picture file renamed"),
    ("attachment", "added"): B("Thêm tệp đính kèm", "Attachment added"),
    ("attachment", "removed"): B("Bỏ tệp đính kèm", "Attachment removed"),
    ("attachment", "changed"): B("Sửa tệp đính kèm", "Attachment changed"),
    ("attachment", "renamed"): B("Đổi tên tệp đính kèm", "Attachment renamed"),
}
_CONTENT: Final = B("nội dung tệp đã thay", "the content of the file differs")
_FORMER_NAME: Final = B("tên cũ {name}, nội dung giữ nguyên", "formerly {name}, the same content")
_MISSING: Final = B("không có tệp này", "there is no such file")


def describe_files(files: Sequence[FileDifference], language: str) -> tuple[DifferenceStatement, ...]:
    """Return the changes of a page's pictures and attachments; with many, each has less detail."""
    count = sum(each.document is not None for each in files)
    letters = min(DOCUMENT_LETTERS, _FILES_LETTERS // max(count, 1))
    return tuple(_describe_file(each, language, letters) for each in files)


def _describe_file(each: FileDifference, language: str, letters: int) -> DifferenceStatement:
    label = _FILES[each.role, each.change].text(language)
    details = [describe_value(value, language) for value in each.values]
    details += describe_document_difference(each.document, language, letters) if each.document is not None else ()
    facts = "; ".join(_facts_of_file(each, language))
    mark = {"added": "added", "removed": "removed"}.get(each.change, "strong")
    name = MarkedSpan(mark, each.title or each.file)  # type: ignore[arg-type]  # a mark, by its table
    file = f" ({each.file})" if each.title else ""
    return statement(f"{label}: ", name, f"{file}{': ' if facts else ''}{facts}", details=details)


def _facts_of_file(each: FileDifference, language: str) -> Iterator[str]:
    sizes = [format_file_size(size, language) if size else "" for size in (each.size_before, each.size_after)]
    if each.is_content_changed:
        yield _CONTENT.text(language)
        yield _ARROW.join(size or _MISSING.text(language) for size in sizes)
    elif each.change in ("added", "removed"):
        yield sizes[each.change == "added"] or _MISSING.text(language)
    elif each.former_file:
        yield _FORMER_NAME.text(language).format(name=each.former_file)
