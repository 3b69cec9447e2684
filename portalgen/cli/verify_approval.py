"""`portalgen verify-approval`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

import click

from portalgen.cli.state import CommandState, exact_now
from portalgen.on_demand import on_demand
from portalgen.text.bilingual import Bilingual as B

with on_demand():
    from portalgen.cli import record_report
    from portalgen.diagnostics import sentences
    from portalgen.editorial.records import record_verification
    from portalgen.editorial.records import records as records_records
    from portalgen.locale import dates


_CONTENT: Final = {
    "before": B(
        "Trên bản chính, các tệp này vẫn như trước thay đổi.", "On main, these files are still as before the change."
    ),
    "after": B("Trên bản chính, các tệp này đúng như phiếu nêu.", "On main, these files match the record."),
    "other": B(
        "Trên bản chính, các tệp này nay đã khác với phiếu.", "On main, these files now differ from the record."
    ),
    "none": B("Phiếu không nói về tệp nào.", "The record does not cover any file."),
}


@click.command(
    "verify-approval",
    short_help="Verify a record and its signer.",
    epilog="Ví dụ / Example:  portalgen verify-approval site-config/approvals/so/2026/3f2a….json  ·  portalgen verify-approval 3f2a91c0",
)
@click.argument("record")
@click.option("--base", default="", metavar="REV", help="Bản chính.  [origin/main, không có thì main] / Main.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json"]),
    default="text",
    help="Dạng kết quả. / Output format.  [text]",
)
@click.pass_obj
def command(state: CommandState, record: str, base: str, form: str) -> int:
    """Ai đã ký phiếu này, lúc nào, về nội dung gì, và phiếu có giá trị không. RECORD là tệp .json của phiếu hoặc mã phiếu.

    Show the signer, time and content of a record, and whether it is valid. RECORD is its .json file, or its digest on
    main.

    Mã thoát 0 là có giá trị, 1 là không. Dùng được cả ở kho không có thư mục làm việc. Phiếu có được dùng đúng một lần
    cho đúng thay đổi đó không thì `portalgen audit approvals` trả lời. / Exit code 0: valid; 1: not valid. Also works
    in a bare repository. To check that it was used exactly once, for this change, run `portalgen audit approvals`.
    """
    verification = record_verification.verify_record(state.root, record, base, exact_now())
    if form == "json":
        click.echo(json.dumps(_value_of(verification, state.language), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(_format_text(verification, state.language)))
    return 0 if verification.checked.counts else 1


def _format_text(verification: record_verification.RecordVerification, language: str) -> Iterator[str]:
    checked, landing = verification.checked, verification.landing
    if checked.record is not None:
        yield from record_report.format_record(checked.record, checked.signer, verification.titles, language)
    if checked.key:
        counter = (
            B(f", lần ký thứ {checked.counter}", f", signature number {checked.counter}")
            if checked.counter
            else B("", "")
        )
        yield B(f"Khóa: {checked.key}{counter.vi}", f"Key: {checked.key}{counter.en}").text(language)
    yield B(f"Mã phiếu (SHA-256): {checked.digest}", f"Digest (SHA-256): {checked.digest}").text(language)
    if landing is None:
        yield B("Phiếu chưa có trên bản chính; xét theo danh sách phân công mới nhất.", "The record is not on main yet; judged by the newest roster.").text(language)  # fmt: skip
    else:
        yield B(
            f"Vào bản chính lúc {dates.format_exact_moment(landing.at, 'vi')} ({landing.commit[:12]}); xét theo danh sách phân công lúc đó.",
            f"On main since {dates.format_exact_moment(landing.at, 'en')} ({landing.commit[:12]}); judged by the "
            "roster of then.",
        ).text(language)
    if checked.record is not None:
        yield _CONTENT[verification.content].text(language)
    yield ""
    if checked.counts:
        yield B("Kết luận: phiếu có giá trị.", "Verdict: the record is valid.").text(language)
    else:
        yield B("Kết luận: phiếu KHÔNG có giá trị, vì:", "Verdict: the record is NOT valid, because:").text(language)
    for each in (*checked.problems, *checked.remarks):
        yield from record_report.format_problem(each, language)


def _value_of(verification: record_verification.RecordVerification, language: str) -> dict[str, Any]:
    checked, landing = verification.checked, verification.landing
    return {
        "path": checked.path,
        "digest": checked.digest,
        "counts": checked.counts,
        "record": None if checked.record is None else json.loads(records_records.write_record(checked.record)),
        "signer": record_report.value_of_member(checked.signer),
        "key": checked.key,
        "counter": checked.counter,
        "landed": None if landing is None else {"commit": landing.commit, "at": landing.at.isoformat()},
        "content": verification.content,
        "problems": [
            {
                "code": each.code,
                "message": sentences.sentence_of(each, language),
                "help": sentences.help_of(each, language),
                "severity": sentences.severity_of(each).value,
            }
            for each in (*checked.problems, *checked.remarks)
        ],
    }
