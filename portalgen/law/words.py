"""The words for classes, limits and bases, in the portal's two languages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from types import MappingProxyType
from typing import Final

from portalgen.law.deadlines import DeadlineClass
from portalgen.law.due_dates import Limit
from portalgen.law.instruments import Basis, Instrument, validity_of
from portalgen.locale.dates import format_day
from portalgen.text.bilingual import Bilingual

PARTY_WORDS: Final = MappingProxyType(
    {
        "supplier": Bilingual("bên cung cấp thông tin", "the supplier of the information"),
        "board": Bilingual("Ban Biên tập", "the editorial board"),
        "": Bilingual("văn bản không nêu", "not named"),
    }
)

START_WORDS: Final = MappingProxyType(
    {
        "event_end": Bilingual("lúc kết thúc hoạt động, sự kiện", "the end of the activity or event"),
        "signed": Bilingual(
            "ngày ký ban hành, phê duyệt, thông qua hoặc nghiệm thu", "signing, approval, adoption or acceptance"
        ),
        "received": Bilingual("ngày nhận (theo sổ văn bản đến)", "receipt"),
        "suspension_start": Bilingual("bắt đầu tạm ngừng", "the start of the suspension"),
        "": Bilingual("", ""),
    }
)

STOP_WORDS: Final = MappingProxyType(
    {
        "submitted": Bilingual("gửi Ban Biên tập", "handed to the editorial board"),
        "published": Bilingual("đăng trên cổng", "published"),
        "announced": Bilingual("thông báo", "announced"),
        "": Bilingual("", ""),
    }
)

_LIMITS: Final = MappingProxyType(
    {
        "hours": Bilingual("{0} giờ", "{1} hours"),
        "working_days": Bilingual("{0} ngày làm việc", "{1} working days"),
        "days": Bilingual("{0} ngày (tính cả ngày nghỉ)", "{1} days (days off included)"),
        "same_day": Bilingual("ngay trong ngày", "the same day"),
        "none": Bilingual("không có con số", "no number"),
    }
)


def limit_words(limit: Limit, language: str) -> str:
    """`07 ngày làm việc`, `24 giờ`; `ít nhất … trước` for an announcement."""
    text = _LIMITS[limit.unit].text(language).format(f"{limit.length:02}", limit.length)
    if not limit.backward:
        return text
    return f"ít nhất {text} trước" if language == "vi" else f"at least {text} before"


def clock_words(deadline: DeadlineClass, language: str) -> str:
    """The limit with its start and its stop: `02 ngày làm việc, tính từ ngày nhận …, đến khi đăng trên cổng`."""
    limit = limit_words(deadline.limit, language)
    start, stop = START_WORDS[deadline.start].text(language), STOP_WORDS[deadline.stop].text(language)
    if deadline.limit.backward:
        return f"{stop} {limit} khi {start}" if language == "vi" else f"{stop} {limit} {start}"
    return f"{limit}, tính từ {start}, đến khi {stop}" if language == "vi" else f"{limit} from {start} until {stop}"


def certainty_words(certain: bool, language: str) -> str:
    """`chắc chắn`, or `tạm tính, lịch nghỉ chưa chính thức`."""
    if certain:
        return "chắc chắn" if language == "vi" else "certain"
    return "tạm tính, lịch nghỉ chưa chính thức" if language == "vi" else "provisional, days off are not final"


def basis_notes(
    deadline: DeadlineClass, day: date, instruments: Iterable[Instrument], language: str
) -> tuple[str, ...]:
    """Return notes for readers about bases of `deadline` that, on `day`, are ended, not yet in force, or unverified."""
    known = {each.id: each for each in instruments}
    return tuple(
        text.text(language) for basis in deadline.basis for text in _notes(basis, known.get(basis.instrument), day)
    )


def _notes(basis: Basis, instrument: Instrument | None, day: date) -> Iterator[Bilingual]:
    vi, en = format_day(day, "vi"), format_day(day, "en")
    match validity_of(basis.valid_from, basis.valid_to, day):
        case "not_yet" if basis.valid_from is not None:
            since = basis.valid_from
            yield Bilingual(
                f"{basis.citation} có hiệu lực từ ngày {format_day(since, 'vi')}, chưa có hiệu lực vào ngày {vi}",
                f"{basis.citation} is in force from {format_day(since, 'en')}, not yet on {en}",
            )
        case "ended" if basis.valid_to is not None:
            last = basis.valid_to
            by = f"; thay bằng {basis.superseded_by}" if basis.superseded_by else ""
            by_en = f"; replaced by {basis.superseded_by}" if basis.superseded_by else ""
            yield Bilingual(
                f"{basis.citation} chỉ có hiệu lực đến hết ngày {format_day(last, 'vi')}, đã hết hiệu lực vào ngày {vi}{by}",
                f"{basis.citation} was in force until {format_day(last, 'en')}, no longer on {en}{by_en}",
            )
    if instrument is not None and instrument.mark == "unverified":
        yield Bilingual(
            f"{basis.citation} chưa được kiểm chứng; đối chiếu văn bản gốc trước khi dùng",
            f"{basis.citation} is unverified; check the original before relying on it",
        )
