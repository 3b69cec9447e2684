"""Legal documents: what the linter reports."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

CODES: Final[tuple[Code, ...]] = (
    Code(
        "DOC201",
        "number-pattern",
        (
            "`{number}` không có dạng của số, ký hiệu văn bản{suggestion}",
            "",
            "ghi như trên văn bản, dạng số/loại-cơ quan hoặc số/năm/loại-cơ quan, ví dụ 00/QĐ-UBND, 00/2026/QĐ-UBND",
        ),
        (
            "`{number}` has not the form of a document's number{suggestion}",
            "",
            "write it as on the document: number/kind-agency or number/year/kind-agency, for example 00/QĐ-UBND, 00/2026/QĐ-UBND",
        ),
        severity=Severity.WARNING,
        basis="NĐ 30/2020 Điều 8",
        waivable_by="author",
    ),
    Code(
        "DOC202",
        "number-and-type",
        (
            "số `{number}` mang ký hiệu của loại `{wanted}` nhưng document_type ghi là `{given}`",
            "",
            "sửa document_type thành {wanted}, hoặc sửa number cho đúng với văn bản",
        ),
        (
            "number `{number}` bears the mark of type `{wanted}` but document_type says `{given}`",
            "",
            "change document_type to {wanted}, or correct the number",
        ),
        severity=Severity.WARNING,
        basis="NĐ 30/2020 Điều 8",
        waivable_by="author",
    ),
    Code(
        "DOC203",
        "number-and-year",
        (
            "số `{number}` mang năm {year} nhưng ngày ban hành là {issued}",
            "",
            "đối chiếu với văn bản rồi sửa issued hoặc number",
        ),
        (
            "number `{number}` holds the year {year} but the day of issue is {issued}",
            "",
            "compare with the document and correct issued or number",
        ),
        severity=Severity.WARNING,
        basis="NĐ 30/2020 Điều 8",
        waivable_by="author",
    ),
    Code(
        "DOC204",
        "dates-out-of-order",
        (
            "`{later}` là {later_day}, sớm hơn `{earlier}` là {earlier_day}",
            "",
            "đối chiếu với văn bản rồi sửa ngày ghi sai",
        ),
        (
            "`{later}` is {later_day}, which is before `{earlier}`, {earlier_day}",
            "",
            "compare with the document and correct the wrong day",
        ),
        waivable_by="author",
    ),
    Code(
        "DOC205",
        "issued-in-future",
        (
            "ngày ban hành {issued} muộn hơn ngày đăng ({today})",
            "",
            "sửa issued theo văn bản, hoặc hẹn ngày đăng bằng publish_at",
        ),
        (
            "the day of issue, {issued}, is after the day of publication ({today})",
            "",
            "correct issued, or set publish_at",
        ),
        waivable_by="author",
    ),
    Code(
        "DOC206",
        "expired-without-status",
        (
            "văn bản có hiệu lực đến hết ngày {expires} nhưng legal_status vẫn là `{status}`",
            "",
            "bỏ legal_status, trang tự tính tình trạng từ ngày; hoặc sửa expires",
        ),
        (
            "the document was in force until {expires} but legal_status is still `{status}`",
            "",
            "remove legal_status, which the page derives from the days; or correct expires",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "DOC207",
        "status-contradicts-dates",
        (
            "legal_status là `{status}` nhưng `{key}` là {day}",
            "",
            "bỏ legal_status, trang tự tính tình trạng từ ngày; hoặc sửa {key} (hôm nay là {today})",
        ),
        (
            "legal_status is `{status}` but `{key}` is {day}",
            "",
            "remove legal_status, which the page derives from the days, or correct {key}; today is {today}",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "DOC208",
        "legal-status-missing",
        (
            "văn bản quy phạm pháp luật này không cho biết còn hiệu lực hay không",
            "",
            "ghi effective, tình trạng được tính từ ngày ấy; không rõ ngày thì ghi legal_status",
        ),
        (
            "this normative document does not say whether it is in force",
            "",
            "give effective, from which the status is derived; where the day is not known, legal_status",
        ),
        severity=Severity.NOTE,
        basis="QĐ 2111 Điều 7(9)",
        waivable_by="author",
    ),
    Code(
        "DOC210",
        "relation-one-sided",
        (
            "văn bản này đã bị `{number}` (`{id}`) thay thế hoặc bãi bỏ từ {day} nhưng legal_status vẫn là `{status}`",
            "",
            "bỏ legal_status, trang tự tính tình trạng; hết một phần thì ghi partly_expired; nếu không đúng thì sửa quan hệ ở bài `{id}`",
        ),
        (
            "`{number}` (`{id}`) has replaced or repealed this document since {day}, but legal_status is still `{status}`",
            "",
            "remove legal_status, which the page derives; write partly_expired where a part ended; else correct the relation of `{id}`",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "DOC211",
        "relation-against-time",
        (
            "`{id}` ban hành ngày {other}, sau văn bản này ({own}), nên không thể là văn bản mà nó tác động tới (`{type}`)",
            "",
            "chuyển quan hệ sang bài `{id}`, hoặc sửa ngày ban hành",
        ),
        (
            "`{id}` was issued on {other}, after this document ({own}), which therefore cannot act on it (`{type}`)",
            "",
            "move the relation to the page `{id}`, or correct the day of issue",
        ),
        waivable_by="author",
    ),
    Code(
        "DOC212",
        "relation-circle",
        ("quan hệ `{type}` đi vòng: {circle}", "", "chỉ giữ quan hệ ở bài của văn bản ban hành sau"),
        ("relation `{type}` goes round: {circle}", "", "keep the relation on the later document's page only"),
        waivable_by="author",
    ),
    Code(
        "DOC213",
        "document-without-content",
        (
            "bài văn bản này không có nội dung và cũng không có tệp đính kèm",
            "",
            "thêm toàn văn, đính kèm tệp, hoặc ghi nơi tra được bản chính thức",
        ),
        (
            "this document has neither text nor attachment",
            "",
            "add its text, attach the file, or say where the official text is found",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 7(9)",
        waivable_by="author",
    ),
    Code(
        "DOC214",
        "abstract-missing",
        ("văn bản `{number}` chưa ghi trích yếu", "", "thêm abstract, chép đúng trích yếu trên văn bản"),
        ("document `{number}` has no abstract", "", "add abstract, as the document bears it"),
        severity=Severity.NOTE,
        basis="NĐ 30/2020 Điều 8",
        waivable_by="author",
    ),
    Code(
        "DOC215",
        "cites-ended-instrument",
        (
            "`{cited}` hết hiệu lực từ sau ngày {ended}, trước ngày ban hành văn bản này ({issued})",
            "{successor}",
            "đối chiếu với văn bản; nếu chép sai thì sửa căn cứ",
        ),
        (
            "`{cited}` ended after {ended}, before this document was issued ({issued})",
            "{successor}",
            "compare with the document; correct the basis if it was copied wrongly",
        ),
        severity=Severity.NOTE,
        waivable_by="author",
    ),
    Code(
        "DOC216",
        "number-and-normative",
        (
            "dạng của số `{number}` trái với normative là `{given}`",
            "số có năm là của văn bản quy phạm pháp luật, không có năm là của văn bản hành chính",
            "đối chiếu với văn bản rồi sửa normative hoặc number; thời hạn đăng tính theo đó",
        ),
        (
            "the form of number `{number}` contradicts normative being `{given}`",
            "a number with a year is that of a normative document, one without that of an administrative one",
            "compare with the document and correct normative or number; the time limit goes by it",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 9(2); NĐ 30/2020 Điều 8",
        waivable_by="author",
    ),
    Code(
        "DOC217",
        "effective-before-issued",
        (
            "ngày có hiệu lực {effective} sớm hơn ngày ban hành {issued}",
            "",
            "đối chiếu với văn bản rồi sửa effective hoặc issued",
        ),
        (
            "the document is effective from {effective}, before it was issued on {issued}",
            "",
            "compare with the document and correct effective or issued",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "DOC218",
        "expired-without-cause",
        (
            "văn bản ghi là hết hiệu lực nhưng không có ngày hết hiệu lực, cũng không văn bản nào trên cổng thay thế hay bãi bỏ nó",
            "",
            "ghi expires, hoặc ghi quan hệ replaces, repeals ở bài của văn bản mới",
        ),
        (
            "the document is said to be expired, but there is no day of expiry and no document on the portal replaces or repeals it",
            "",
            "give expires, or state replaces or repeals on the new document's page",
        ),
        severity=Severity.WARNING,
        waivable_by="author",
    ),
    Code(
        "DOC219",
        "document-as-news",
        (
            "bài này có số `{number}`, căn cứ và chữ ký của một văn bản, nhưng không phải bài loại legal_document",
            "",
            "đăng văn bản thành bài loại legal_document, có ngày nhận; tin thì kể lại và dẫn liên kết tới văn bản",
        ),
        (
            "this page bears the number `{number}`, the bases and the signature of a document, and is no legal_document",
            "",
            "post the document as a legal_document with its day of receipt; let the news tell of it and link to it",
        ),
        severity=Severity.WARNING,
        basis="QĐ 2111 Điều 9(2)",
        waivable_by="author",
    ),
)
