"""The controlled vocabularies required by DCAT-AP 3 (§ 10.3), as addresses and labels by portal value."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from portalgen.frozen import frozen
from portalgen.text.bilingual import Bilingual

_AUTHORITY: Final = "http://publications.europa.eu/resource/authority/"
PUBLIC_ACCESS: Final = f"{_AUTHORITY}access-right/PUBLIC"
THEME_SCHEME: Final = f"{_AUTHORITY}data-theme"


@frozen
class Concept:
    """An entry of a vocabulary."""

    iri: str
    label: Bilingual


@frozen
class FileFormat:
    """A file format: its media type as registered at IANA, and its entry in the vocabulary of formats."""

    media_type: str
    iri: str

    @property
    def media_type_iri(self) -> str:
        """The address of the media type at IANA."""
        return f"https://www.iana.org/assignments/media-types/{self.media_type}"


def _format(media_type: str, name: str) -> FileFormat:
    return FileFormat(media_type, f"{_AUTHORITY}file-type/{name}")


CATALOG_FORMATS: Final[Mapping[str, FileFormat]] = MappingProxyType(
    {
        "csv": _format("text/csv", "CSV"),
        "json": _format("application/json", "JSON"),
        "xlsx": _format("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX"),
    }
)
"""By file name extension, in the order of presentation."""

DATA_THEMES: Final[Mapping[str, Concept]] = MappingProxyType(
    {
        code: Concept(f"{THEME_SCHEME}/{code}", Bilingual(vi, en))
        for code, vi, en in (
            ("ECON", "Kinh tế và tài chính", "Economy and finance"),
            ("EDUC", "Giáo dục, văn hóa và thể thao", "Education, culture and sport"),
            ("GOVE", "Chính quyền và khu vực công", "Government and public sector"),
            ("HEAL", "Y tế", "Health"),
            ("JUST", "Tư pháp, pháp luật và an toàn công cộng", "Justice, legal system and public safety"),
            ("REGI", "Vùng và đô thị", "Regions and cities"),
            ("SOCI", "Dân số và xã hội", "Population and society"),
            ("TECH", "Khoa học và công nghệ", "Science and technology"),
        )
    }
)
"""By the code of the theme (`Kind.data_theme`)."""

FREQUENCY_IRIS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "continuous": f"{_AUTHORITY}frequency/UPDATE_CONT",
        "daily": f"{_AUTHORITY}frequency/DAILY",
        "weekly": f"{_AUTHORITY}frequency/WEEKLY",
        "monthly": f"{_AUTHORITY}frequency/MONTHLY",
        "quarterly": f"{_AUTHORITY}frequency/QUARTERLY",
        "annual": f"{_AUTHORITY}frequency/ANNUAL",
        "irregular": f"{_AUTHORITY}frequency/IRREG",
    }
)
"""By the value of the setting `data_frequency`."""

_PUBLISHERS: Final = "http://purl.org/adms/publishertype/"
_REGIONAL: Final = Concept(f"{_PUBLISHERS}RegionalAuthority", Bilingual("Chính quyền cấp tỉnh", "Regional authority"))
PUBLISHER_TYPES: Final[Mapping[str, Concept]] = MappingProxyType(
    {
        "main": _REGIONAL,
        "department": _REGIONAL,
        "commune": Concept(f"{_PUBLISHERS}LocalAuthority", Bilingual("Chính quyền cấp xã", "Local authority")),
    }
)
"""By the group of a site."""

_LANGUAGES: Final = MappingProxyType({"vi": f"{_AUTHORITY}language/VIE", "en": f"{_AUTHORITY}language/ENG"})


def language_iri(code: str) -> str:
    """Return the address of a language, from the Library of Congress if not in the table above."""
    return _LANGUAGES.get(code, f"http://id.loc.gov/vocabulary/iso639-1/{code}")
