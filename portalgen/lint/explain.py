"""The documentation of a code: the page of its rule, or the messages of a diagnostic of the build."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from functools import cache
from types import MappingProxyType
from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.pages import read_code_page
from portalgen.diagnostics.registry import CODES, ENDED_CODES
from portalgen.diagnostics.sentences import find_closest, severity_word
from portalgen.frozen import frozen
from portalgen.law.quotations import Quotation, find_quotation, split_citations
from portalgen.lint.documentation import ExampleStep, RulePage, read_rule_page
from portalgen.lint.fixes.apply import FIXABLE_CODES
from portalgen.text.bilingual import Bilingual as B

CODE_FAMILIES: Final = MappingProxyType(
    {
        "CFG": B("Cấu hình trong `site-config/`.", "The configuration."),
        "FMT": B("Tệp bài và thông tin của bài.", "Content files and their front matter."),
        "ATT": B("Tệp đính kèm và ảnh.", "Attachments and pictures."),
        "MAP": B("Tệp bản đồ.", "Files of maps."),
        "DAT": B("Số liệu hiện thành bảng và biểu đồ.", "Figures that are shown as tables and charts."),
        "MRK": B("Markdown và các khối `{{ … }}`.", "Markdown and shortcodes."),
        "LNK": B("Liên kết.", "Links."),
        "LNG": B("Bản dịch.", "Translations."),
        "URL": B("Địa chỉ và chuyển hướng.", "Addresses and redirects."),
        "TPL": B("Giao diện.", "The theme."),
        "HTM": B(
            "Trang đã dựng, theo `portalgen inspect`.", "Pages that a build made, as `portalgen inspect` finds them."
        ),
        "IDN": B("Mã bài và bài trùng nhau.", "Ids and duplicates."),
        "TXT": B("Chữ và cách viết.", "The text itself."),
        "SRC": B("Nguồn tin và nguồn ảnh.", "Where information and pictures come from."),
        "ACC": B("Người khuyết tật đọc được.", "Accessibility."),
        "DOC": B("Văn bản.", "Legal documents."),
        "FCT": B(
            "Dữ kiện trái nhau: ngày, số, tên, tổng.", "Facts that contradict each other: days, numbers, names, sums."
        ),
        "KND": B("Điều riêng của từng loại bài.", "What single kinds ask of their items."),
        "PRV": B("Bí mật nhà nước và dữ liệu cá nhân.", "State secrets and personal data."),
        "SIT": B("Những gì một trang thông tin phải có.", "What a site must have."),
        "LAW": B("Lịch làm việc và văn bản được viện dẫn.", "The calendar and the instruments that are cited."),
        "DDL": B("Thời hạn.", "Deadlines."),
        "WRD": B(
            "Chép từ Word: chỗ viết sai cách mà bài vẫn hiện ra.", "Copied from Word: what is shown as it was typed."
        ),
        "REP": B("Kho: điều che mất thay đổi.", "The repository: what hides a change."),
        "SUP": B("Bỏ qua và miễn áp dụng.", "Suppressions and waivers."),
        "CHG": B(
            "Bài đã đính chính, thay thế, thu hồi hoặc gỡ.",
            "Pages that were corrected, superseded, withdrawn or removed.",
        ),
        "GOV": B(
            "Bài gửi duyệt, và quy tắc mà nó được chấm theo.", "A submission, and the rules that it is judged by."
        ),
        "APR": B("Duyệt bài: phiếu duyệt và chữ ký.", "Approval: records and signatures."),
    }
)
"""The subject of each family of codes, keyed by the first three letters of its codes."""

PARTY_DESCRIPTIONS: Final = MappingProxyType(
    {
        "editor": B("biên tập viên của bài", "the editor of the page"),
        "supplier": B("bên cung cấp thông tin", "the supplier of the information"),
        "board": B("Ban Biên tập", "the editorial board"),
        "translator": B("người dịch", "the translators"),
        "operator": B("đơn vị vận hành", "the operator"),
        "developer": B("người phát triển giao diện và quy tắc", "the developers of theme and rules"),
    }
)
"""The description of the party responsible for a fix, keyed by `Code.party`."""

FIXABLE_NOTE: Final = B(
    "Trường hợp nào chắc chắn thì lệnh `portalgen lint --fix` sửa giúp.",
    "`portalgen lint --fix` repairs what can only be meant in one way.",
)
"""The note shown for a code in `FIXABLE_CODES`."""

UNOFFICIAL_COPY: Final = B(
    " (chép từ bản không chính thức)", " (the law's own words, in Vietnamese, from an unofficial copy)"
)
"""The remark shown next to quoted law if `mark: text` of instruments.yaml names an unofficial copy."""

_WIDTH: Final = 100


@frozen
class CodeExplanation:
    """All documentation of a code. `page` is None for a diagnostic of the build, which has no page."""

    code: Code
    page: RulePage | None
    bases: tuple[tuple[str, Quotation | None], ...]
    """The citations of the code. Each has a quotation, or None if there is none."""


@cache
def explain_code(code: str) -> CodeExplanation:
    """Return the explanation of `code`, which must be one of `registry.CODES`."""
    entry = CODES[code]
    page = read_rule_page(code) if read_code_page(code).is_of_rule else None
    return CodeExplanation(entry, page, tuple((each, find_quotation(each)) for each in split_citations(entry.basis)))


def match_codes(word: str) -> tuple[str, ...]:
    """Return the codes that `word` names.

    `word` is a code in any case, or the name of a code. Two families may share a name.
    """
    if word.upper() in CODES:
        return (word.upper(),)
    return tuple(code for code, entry in CODES.items() if entry.name == word.lower())


def suggest_code(word: str) -> str:
    """Return the code or name closest to an unknown `word`, or an empty string."""
    return (
        ENDED_CODES.get(word.upper())
        or find_closest(word.upper(), CODES)
        or find_closest(word.lower(), (entry.name for entry in CODES.values()))
    )


class _Placeholders(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "" if key == "suggestion" else f"‹{key}›"


def mark_placeholders(sentence: str) -> str:
    """Return the message of a code with each placeholder shown as `‹key›`."""
    return sentence.format_map(_Placeholders())


def format_explanation(code: str, language: str) -> str:
    """Return the page of `code` as plain text in `language`. Examples and quotations of law are always Vietnamese."""
    explanation = explain_code(code)
    entry = explanation.code
    head = [f"{entry.code} {entry.name} ({severity_word(entry.severity, language)})"]
    if explanation.page is not None:
        head += ["", *_wrap(explanation.page.title.text(language), "")]
    parts = [head, *([title.text(language), *lines] for title, lines in _format_parts(explanation, language) if lines)]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def _format_parts(explanation: CodeExplanation, language: str) -> Iterator[tuple[B, list[str]]]:
    entry, page = explanation.code, explanation.page
    sentence, under, way_out = entry.vi if language == "vi" else entry.en
    message = _wrap(mark_placeholders(sentence)) + (_wrap(f"^ {mark_placeholders(under)}") if under else [])
    yield B("Thông báo", "Message"), message
    if page is not None:
        yield B("Vì sao", "Why"), _wrap(page.why.text(language))
    fix = page.fix.text(language) if page is not None else mark_placeholders(way_out)
    by_machine = _wrap(FIXABLE_NOTE.text(language)) if entry.code in FIXABLE_CODES else []
    yield B("Cách sửa", "How to fix"), _wrap(fix) + by_machine
    yield B("Ai xử lý", "Who has to act"), _wrap(PARTY_DESCRIPTIONS[entry.party].text(language))
    yield B("Trong tệp bài", "In a source"), _wrap(describe_mirrored(entry).text(language)) if entry.mirrors else []
    yield (
        B("Căn cứ pháp lý", "Legal basis"),
        [line for each in explanation.bases for line in _format_basis(*each, language)],
    )
    if page is not None:
        yield B("Sai", "Bad"), _format_example(page.bad, language)
        yield B("Đúng", "Good"), _format_example(page.good, language)


def describe_mirrored(entry: Code) -> B:
    """Return a note that names the code for the same fault in the source; `entry` is a code of built pages."""
    code = f"`{entry.mirrors}` ({CODES[entry.mirrors].name})"
    vi = f"lỗi này là {code}; mức nghiêm trọng và thiết lập của mã ấy cũng là của mã này"
    en = f"this fault is {code}, whose severity and settings hold here too"
    if entry.party == "developer":
        return B(vi, en)
    return B(
        f"{vi}; đứng ngoài nội dung bài thì do người phát triển giao diện xử lý",
        f"{en}; outside of an editor's text it is the theme developer's",
    )


def _format_basis(citation: str, quotation: Quotation | None, language: str) -> list[str]:
    if quotation is None:
        return _wrap(f"{citation} {B('(chưa có lời văn ở đây)', '(its words are not at hand here)').text(language)}")
    remark = UNOFFICIAL_COPY.text(language)
    quoted = [f"“{quotation.heading}", *quotation.paragraphs]
    quoted[-1] += "”"
    return [*_wrap(f"{citation}{remark}"), *(line for each in quoted for line in _wrap(each, "    "))]


def _format_example(steps: tuple[ExampleStep, ...], language: str) -> list[str]:
    """Return the lines of an example, described without the words of Git."""
    lines: list[str] = []
    for step in steps:
        lines += _wrap(describe_step(step).text(language))
        lines += [f"    {line}".rstrip() for line in step.text.rstrip("\n").split("\n")] if step.text.strip() else []
    return lines


def describe_step(step: ExampleStep) -> B:
    """Return a description of the action of an example step."""
    if step.action == "write" and step.form == "text":
        return B(f"Tệp {step.argument}:", f"File {step.argument}:")
    form = step.form.upper()
    if step.action == "write" and step.form == "changed":
        return B(f"Trong tệp {step.argument}, sửa khóa:", f"In file {step.argument}, the key is changed:")
    if step.action == "write" and not step.text.strip():
        return B(f"Tệp {step.argument} ({form}).", f"File {step.argument} ({form}).")
    if step.action == "write":
        return B(f"Tệp {step.argument} ({form}) có nội dung:", f"File {step.argument} ({form}), which says:")
    text = _ACTIONS[step.action]
    return B(text.vi.format(step.argument), text.en.format(step.argument))


_ACTIONS: Final = MappingProxyType(
    {
        "remove": B("Tệp {0} bị xóa.", "File {0} is removed."),
        "commit": B("Lưu vào kho lúc {0}.", "Saved in the repository at {0}."),
        "branch": B("Bài gửi duyệt:", "The submission:"),
        "merge": B("Duyệt và xuất bản lúc {0}.", "Approved and published at {0}."),
        "at": B("Kiểm tra lúc {0}.", "Checked at {0}."),
        "shallow": B("Kho được tải về không đủ lịch sử.", "The repository was fetched without its whole history."),
        "approved": B("Thay đổi quy tắc đã được duyệt.", "The change of rules is approved."),
        "main": B("Trong khi đó, trên bản chính:", "Meanwhile, on the main line:"),
        "back": B("Trở lại bài gửi duyệt.", "Back in the submission."),
        "aside": B("Bài gửi này để lại đó.", "This submission is left for later."),
        "join": B(
            "Một bài gửi khác bắt đầu cùng lúc với nó gộp nó vào lúc {0}.",
            "Another submission that began with it takes it in at {0}.",
        ),
        "stage": B("So với những gì đã xuất bản.", "Compared with what is published."),
    }
)


def _wrap(text: str, indent: str = "  ") -> list[str]:
    return textwrap.wrap(
        text, _WIDTH, initial_indent=indent, subsequent_indent=indent, break_long_words=False, break_on_hyphens=False
    )
