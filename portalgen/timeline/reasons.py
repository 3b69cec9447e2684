"""The sentences for evidence: the meaning of each reason for its reader."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.model import EvidenceReason

EVIDENCE_REASONS: Final[Mapping[EvidenceReason, B]] = MappingProxyType(
    {
        "committed": B(
            "thời điểm bài được lưu lần đầu để gửi duyệt",
            "the time at which the item was first saved for submission",
        ),
        "rewritten": B(
            "bản lưu đã được làm lại, nên bài được gửi không muộn hơn thời điểm này",
            "the saved version was rewritten, so the item was submitted no later than this",
        ),
        "bounded": B(
            "lịch sử chỉ còn lần lưu chung, nên bài được gửi không muộn hơn thời điểm này",
            "the history only keeps a joint save, so the item was submitted no later than this",
        ),
        "merged": B(
            "thời điểm bài được duyệt và xuất bản",
            "the time at which the item was approved and published",
        ),
        "squashed": B(
            "thời điểm máy chủ gộp bài đã duyệt thành một lần lưu để xuất bản",
            "the time at which the forge joined the approved item into one save and published it",
        ),
        "scheduled": B(
            "thời điểm hẹn xuất bản ghi trong bài, sau khi được duyệt",
            "the time scheduled for publication, after the item's approval",
        ),
        "direct": B(
            "bài được lưu thẳng vào bản chính, có thể đã được duyệt hoặc chưa; không có gì chứng minh bài đến với người đọc lúc nào",
            "the item came to main by a direct save, approved or not; its time of publication is unproven",
        ),
        "import": B(
            "bài có sẵn khi nội dung được nhập vào lần đầu, nên không rõ thời điểm",
            "the item was part of the first import of the content, so the time is unknown",
        ),
        "ambiguous": B(
            "lịch sử có thể đọc theo hai cách, nên không rõ bài đến với người đọc lúc nào",
            "the history can be read in two ways, so the time of publication is unknown",
        ),
        "before-adoption": B(
            "trước ngày bắt đầu tính thời hạn ghi trong cấu hình",
            "before the start of evidence in the configuration",
        ),
        "early-date": B(
            "ngày lưu trước năm 2000, do đồng hồ của máy đặt sai",
            "the date is before the year 2000: the machine's clock was wrong",
        ),
        "future-date": B(
            "ngày lưu ở sau thời điểm đang xét, do đồng hồ của máy đặt sai hoặc đang xem lại quá khứ",
            "the date is after the given time: a clock was wrong, or the given time is in the past",
        ),
        "date-order": B(
            "ngày lưu mâu thuẫn với các lần lưu trước hoặc sau nó",
            "the date contradicts earlier or later saves",
        ),
        "undone": B(
            "bài hẹn giờ bị đổi bởi một lần lưu không rõ thời điểm, nên không rõ người đọc đã thấy bài hay chưa",
            "a scheduled item was changed by an undated save, so an earlier publication is possible",
        ),
        "uncommitted": B("bài chưa được lưu để gửi duyệt", "the item is not saved for submission yet"),
        "waiting": B("bài đã được duyệt và chờ đến giờ hẹn", "the item is approved and waits for its time"),
        "not-public": B("bài chưa xuất bản", "the item is not published"),
        "insufficient": B(
            "bài đã hiện nhưng chưa có nội dung, nên chưa được tính là đã đăng",
            "the item is shown without its text, so it does not count as published",
        ),
        "refused": B(
            "bản trên bản chính còn lỗi nên chưa dựng được trang, chưa tính là đã đăng",
            "the version on main has an error and cannot be built, so it does not count as published",
        ),
        "doubted": B(
            "bản đầu có chỗ mà chương trình ngày nay không nhận, nên không rõ nó đã đến với người đọc hay chưa",
            "today's program refuses the first version, so its publication is uncertain",
        ),
        "purged": B(
            "các bản đầu của bài đã được gỡ khỏi lịch sử vì lộ dữ liệu, nên thời điểm không còn gì chứng minh",
            "its first versions were purged from the history because of leaked data, so the time can no longer be proven",
        ),
        "received": B(
            "thời điểm máy chủ kho nhận, theo biên nhận; có thể bài đã được làm xong trước đó mà chưa gửi",
            "the time at which the server received it, by its receipt; it may have been written earlier and sent later",
        ),
        "no-receipt": B(
            "chưa có biên nhận của máy chủ kho, nên ngày ghi trong lần lưu không chứng minh được gì",
            "there is no receipt of the server, so the date in the history is no proof",
        ),
        "released": B(
            "thời điểm của bản phát hành đã ký đầu tiên có bài",
            "the time of the first signed release that served the item",
        ),
        "unreleased": B(
            "chưa bản phát hành nào được giao có bài, nên không rõ người đọc đã thấy bài hay chưa",
            "none of the given releases serves the item, so its publication is uncertain",
        ),
        "other-document": B(
            "tệp đăng lần đầu mang số của văn bản khác, nên không rõ bạn đọc có văn bản này từ lúc nào",
            "the file published first bears the number of another document, so the time of publication of this document is unknown",
        ),
        "no-text": B(
            "bản đăng lần đầu không có văn bản: không tệp nào đọc được mang số và ngày này, phần viết không có điều khoản",
            "the first publication is not the document: no readable file bears its number and day, and the text has no articles",
        ),
        "unconfirmed-scan": B(
            "tệp đăng lần đầu không đọc được số và ngày, và chưa có phiếu của Ban Biên tập xác nhận đó là văn bản này",
            "number and day cannot be read in the file published first, and no record of the board confirms it as this document",
        ),
        "replaced-text": B(
            "văn bản đăng lần đầu đã bị thay bằng một văn bản khác hẳn, nên không rõ bạn đọc có văn bản này từ lúc nào",
            "another text replaced the text published first, so the time of publication of the document is unknown",
        ),
    }
)
