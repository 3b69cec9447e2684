"""Linter findings on privacy and secrecy. Personal numbers are masked."""

from __future__ import annotations

from typing import Final

from portalgen.diagnostics.code import Code
from portalgen.diagnostics.model import Severity

_WARNING: Final = Severity.WARNING
_NOTE: Final = Severity.NOTE

CODES: Final[tuple[Code, ...]] = (
    Code("PRV201", check="privacy.secrecy_mark", waivable_by="board", lock="secrecy"),
    Code("PRV202", check="privacy.citizen_number", severity=_WARNING, waivable_by="author"),
    Code("PRV203", check="privacy.bank_account", severity=_WARNING, waivable_by="author"),
    Code("PRV204", check="privacy.private_telephone", severity=_WARNING, waivable_by="author"),
    Code("PRV205", check="privacy.private_email", severity=_WARNING, waivable_by="author"),
    Code("PRV206", check="privacy.child_picture", severity=_WARNING, waivable_by="author"),
    Code("PRV207", check="privacy.birth_date", severity=_WARNING, waivable_by="author"),
    Code("PRV208", check="privacy.insurance_number", severity=_WARNING, waivable_by="author"),
    Code("PRV209", check="privacy.passport_number", severity=_WARNING, waivable_by="author"),
    Code("PRV210", check="privacy.tracked_address", severity=_NOTE, waivable_by="author"),
    Code("PRV211", check="privacy.shortened_address", severity=_NOTE, waivable_by="author"),
    Code("PRV212", check="privacy.person_in_care", severity=_WARNING, waivable_by="author"),
    Code("PRV213", check="privacy.circulation_mark", severity=_WARNING, waivable_by="author"),
    Code("PRV214", check="privacy.identity_added", waivable_by="nobody", lock="personal"),
    Code("PRV215", check="privacy.account_added", waivable_by="nobody", lock="personal"),
    Code("PRV216", check="privacy.file_number_added", waivable_by="nobody", lock="personal"),
    Code("PRV217", check="privacy.denouncer_named", severity=_WARNING, waivable_by="author"),
    Code("PRV218", check="privacy.child_in_caption", severity=_WARNING, waivable_by="author"),
    Code("PRV219", check="privacy.private_drive", severity=_WARNING, waivable_by="author"),
    Code("PRV220", check="privacy.meeting_password", severity=_WARNING, waivable_by="author"),
    Code("PRV221", check="privacy.system_password", severity=_WARNING, waivable_by="author"),
)
