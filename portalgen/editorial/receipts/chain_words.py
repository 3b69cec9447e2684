"""Sentences about a log of receipts: the meaning of its verdict, and the fix."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Final

from portalgen.history.receipts import ReceiptGap
from portalgen.locale.dates import format_moment, in_both_languages
from portalgen.text.bilingual import Bilingual as B
from portalgen.timeline.model import ChainVerdict

FETCH_LOG: Final = "git config --add remote.origin.fetch refs/receipts/log:refs/receipts/log && git fetch origin"
"""The command that fetches the log into a clone; without `+`, so that a changed log is rejected."""

CHAIN_WORDS: Final[Mapping[ChainVerdict, B]] = MappingProxyType(
    {
        "whole": B("Chuỗi biên nhận nguyên vẹn.", "The log of receipts is whole."),
        "missing": B(
            f"Kho này chưa có chuỗi biên nhận; hãy lấy về: {FETCH_LOG}",
            f"This repository has no log of receipts; fetch it: {FETCH_LOG}",
        ),
        "cut": B(
            "Chuỗi biên nhận bị cắt: thiếu phần đầu, hoặc thiếu một biên nhận đã thấy trước đây; hãy so với một bản sao khác của kho",
            "The log of receipts was cut: its beginning is gone, or a receipt that was seen before; compare it with another clone",
        ),
        "reordered": B(
            "Chuỗi biên nhận bị xếp lại: một biên nhận không đứng sau biên nhận mà nó ghi; hãy so với một bản sao khác của kho",
            "The log of receipts was reordered: one does not follow the one that it names; compare it with another clone",
        ),
        "replaced": B(
            "Chuỗi biên nhận bị thay: có mục không phải biên nhận do máy chủ viết, hoặc không khớp biên nhận sau nó; hãy so với một "
            "bản sao khác của kho",
            "A receipt of the log was replaced: it is none that the server wrote, or the next one names another; compare it with "
            "another clone",
        ),
        "wrong-key": B(
            "Biên nhận không do khóa nào trong server_keys của danh sách phân công ký, hoặc khóa ấy đã bị thu hồi; chủ quản ghi đúng "
            "khóa của máy chủ vào roster.yaml",
            "A receipt is not signed by a key in server_keys of the roster, or that key was revoked; owners enter the server's right "
            "key into roster.yaml",
        ),
        "time-back": B(
            "Chuỗi biên nhận có giờ lùi lại, là điều máy chủ không viết; hãy so với một bản sao khác của kho",
            "The log of receipts has a time that goes back, which the server does not write; compare it with another clone",
        ),
    }
)


def describe_gaps(gaps: Sequence[ReceiptGap]) -> B:
    """Return the sentence about periods without receipts; `gaps` is not empty."""
    longest = max(gaps, key=lambda each: each.end - each.begin)
    begin, end = (in_both_languages(format_moment, each) for each in (longest.begin, longest.end))
    return B(
        f"Thiếu biên nhận mỗi giờ {len(gaps)} lần, lâu nhất từ {begin.vi} đến {end.vi}: trong khoảng ấy không gì cho biết biên nhận có bị ghi "
        "lùi giờ hay không; đơn vị vận hành kiểm tra lịch chạy `hooks/post-receive heartbeat`.",
        f"The hourly receipts are missing {len(gaps)} time(s), the longest from {begin.en} to {end.en}: in that time nothing says whether "
        "receipts were dated back; let the operator look at the schedule of `hooks/post-receive heartbeat`.",
    )
