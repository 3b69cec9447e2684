"""Compares the content of an address or a file with the releases of a portal."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import timedelta, timezone
from hashlib import sha256
from typing import Final
from urllib.parse import quote, unquote, urljoin, urlsplit

from portalgen.errors import UnusableEnvironmentError, UsageError
from portalgen.frozen import frozen
from portalgen.locale.dates import format_moment, in_both_languages
from portalgen.publish.layout import FILES_FILE, MANIFEST_FILE, RECORDS_ADDRESS, RELEASE_ADDRESS, SIGNATURE_FILE
from portalgen.publish.manifest import (
    LARGEST_LIST,
    LARGEST_MANIFEST,
    Encoding,
    HostList,
    ReleasedFile,
    ReleaseFormatError,
    ReleaseManifest,
    parse_list,
    parse_manifest,
)
from portalgen.publish.verifying.answers import (
    REFUSED_SIGNATURES,
    Answer,
    ReleaseVerdict,
    ReleaseVerification,
    escape_controls,
)
from portalgen.publish.verifying.commit_texts import ReceivedFile
from portalgen.publish.verifying.page_words import find_first_difference, find_other_parts, read_page_words
from portalgen.publish.verifying.release_approvals import NoApprovals, ReleaseApprovals
from portalgen.publish.verifying.release_chain import ChainLink, KnownRelease, ReleaseChain, fetch_record, read_chain
from portalgen.publish.verifying.release_keys import GivenKeys, ReleaseTrust, SignedRelease
from portalgen.publish.verifying.sources import LARGEST_RESPONSE, ReleaseSource, Response, decode_body
from portalgen.text.bilingual import Bilingual

MOST_REDIRECTS: Final = 5
MOST_FORMER: Final = 200
"""The number of releases before the current release searched for a file."""
_VIETNAM: Final = timezone(timedelta(hours=7))
_SHOWN: Final = 12
_REDIRECTS: Final = frozenset({301, 302, 303, 307, 308})
_SERVED: Final = frozenset({200, 410})
_FOUND: Final = "200"
_GONE: Final = "410"
_MARGIN: Final = 16 << 20
"""The extra bytes read of a file beyond the released size, so that differences can be shown."""
_LEAST_READ: Final = 1 << 16
_NOTHING_THERE: Final = Bilingual("(không có gì)", "(nothing)")
_ACCEPTED: Final[Mapping[Encoding, str]] = {"gzip": "gzip, deflate", "br": "gzip, deflate, br"}
"""A browser's preferences for each encoding: a server sends the best one that it has."""
_LARGEST_SIGNATURE: Final = 32 << 10
_IDENTITY: Final = "identity"
_HTML_ENDINGS: Final = (".html", ".htm")
_PAGE_TYPES: Final = frozenset({"text/html", "application/xhtml+xml"})
_CHARSET: Final = re.compile(r"charset\s*=\s*[\"']?([^\s;\"']*)")
_LONGEST_HEADER: Final = 200
_PAGE_ENDINGS: Final = (".html", ".htm", ".mht", ".mhtml", ".webarchive")
_SAVED_FROM: Final = re.compile(rb"saved from url=\(\d+\)(https?://[^\s>\"]{1,2000})|^Snapshot-Content-Location: (https?://\S{1,2000})", re.M)  # fmt: skip


@frozen
class VerifyOptions:
    """The options of a verification."""

    trust: ReleaseTrust = field(default_factory=GivenKeys)
    approvals: ReleaseApprovals = field(default_factory=NoApprovals)
    known_release: KnownRelease | None = None
    originals: ReleaseSource | None = None
    """A reliable source of the released bytes, for showing differences."""
    has_all_encodings: bool = True
    """True if the compressed forms, as received by browsers, are checked as well."""


@frozen
class _HostRelease:
    """The release shown by a host, with the list of its files and the findings about both."""

    manifest: ReleaseManifest | None
    listed: HostList | None
    chain: ReleaseChain
    answers: tuple[Answer, ...]
    signature: Answer | None = None
    """The verdict on the signature; None without a manifest to sign."""

    @property
    def is_refused(self) -> bool:
        """True if the signature is bad, so the release is not compared."""
        return self.signature is not None and self.signature.code in REFUSED_SIGNATURES


@frozen
class _Place:
    """An address of the portal."""

    host: str
    path: str
    """As requested: begins with a slash, encoded."""
    port: int = 443

    @property
    def file(self) -> str:
        """The path in the list of the host."""
        path = unquote(self.path.partition("?")[0]).lstrip("/")
        return f"{path}index.html" if path.endswith("/") or not path else path


@frozen
class _Arrival:
    """The end of an address's redirects, with the answer there."""

    place: _Place
    response: Response
    answers: tuple[Answer, ...]
    is_refused: bool = False
    """True if the server redirected away from a page that it has, or to a place not to be followed."""


class Verifier:
    """Verifies any number of addresses and files; manifests, lists and the chain are read once."""

    def __init__(self, source: ReleaseSource, options: VerifyOptions) -> None:
        self._source, self._options = source, options
        self._hosts: dict[str, _HostRelease] = {}
        self._lists: dict[str, HostList | None] = {}
        self._judged: dict[str, tuple[ReleaseChain, Answer]] = {}

    def verify_address(self, url: str) -> ReleaseVerification:
        """Return the findings about the page or file at an address.

        Raises UsageError if it is no web address, UnusableEnvironmentError if there is no answer.
        """
        place = parse_address(url)
        release = self._read_host(place.host)
        if release.manifest is None or release.listed is None:
            return _conclude(url, "unknown", release)
        arrival = self._follow(place, release.manifest)
        if arrival.is_refused:
            return _conclude(url, "different", release, arrival.answers)
        if arrival.place.host != place.host:
            release = self._read_host(arrival.place.host)
        if release.manifest is None or release.listed is None:
            return _conclude(url, "unknown", release, arrival.answers)
        verdict, answers = self._compare(arrival, release, release.manifest, release.listed)
        return _conclude(url, verdict, release, (*arrival.answers, *answers))

    def verify_file(self, data: bytes, name: str, main_host: str) -> ReleaseVerification:
        """Compare the bytes of a file with the files of the portal's releases: pages, attachments, pictures.

        Raises UnusableEnvironmentError if there is no answer.
        """
        release = self._read_host(main_host)
        manifest = release.manifest
        if manifest is None:
            return _conclude(name, "unknown", release)
        digest = sha256(data).hexdigest()
        links = (ChainLink(manifest, ""), *release.chain.former[:MOST_FORMER])
        for newer, link in zip((None, *links), links, strict=False):
            found = self._find_digest(link.manifest, digest)
            if found is not None:
                host, path, row = found
                answers = [_file_identical(link.manifest, host, path)]
                if newer is not None:
                    answers += (_replaced(link.manifest, newer.manifest), self._judge_former(link, main_host))
                served = ReceivedFile(host, path, row, data)
                answers += self._options.approvals.list_answers(served, link.manifest)
                verdict: ReleaseVerdict = "identical" if newer is None else "replaced"
                return _conclude(name, verdict, release, answers)
        return _conclude(name, "unknown", release, (_unknown_file(data, name, digest, manifest),))

    # What a host says of its release.

    def _read_host(self, host: str) -> _HostRelease:
        if host not in self._hosts:
            self._hosts[host] = self._load_host(host)
        return self._hosts[host]

    def _load_host(self, host: str) -> _HostRelease:
        address = f"https://{host}{RELEASE_ADDRESS}{MANIFEST_FILE}"
        answer = self._source.read(host, f"{RELEASE_ADDRESS}{MANIFEST_FILE}", {}, LARGEST_MANIFEST)
        if answer.status != 200:
            values = {"host": host, "address": address, "status": str(answer.status)}
            return _nothing(Answer("no_manifest", values))
        data = _plain_body(answer, LARGEST_MANIFEST)
        signature = self._read_signature(host)
        refused = self._options.trust.refuse(data, signature)  # before anybody reads what the manifest says
        if refused is not None:
            return _nothing(signature=refused)
        try:
            manifest = parse_manifest(data)
        except ReleaseFormatError:
            return _nothing(Answer("manifest_unreadable", {"address": address}))
        expected = self._options.trust.portal
        if host not in manifest.hosts or (expected and manifest.portal != expected):
            values = {"portal": manifest.portal, "main_host": manifest.main_host, "expected": expected or host}
            return _nothing(Answer("other_portal", values))
        judged = self._options.trust.judge(SignedRelease(manifest, data, signature))
        if judged.code in REFUSED_SIGNATURES:
            return _nothing(signature=judged)
        chain, judged = self._judge(manifest, data, signature)
        listed, problem = self._read_list(host, manifest)
        answers = (*chain.answers, *((problem,) if problem is not None else ()))
        return _HostRelease(manifest, listed, chain, answers, judged)

    def _read_signature(self, host: str) -> bytes | None:
        answer = self._source.read(host, f"{RELEASE_ADDRESS}{SIGNATURE_FILE}", {}, _LARGEST_SIGNATURE)
        return _plain_body(answer, _LARGEST_SIGNATURE) if answer.status == 200 else None

    def _judge(self, manifest: ReleaseManifest, data: bytes, signature: bytes | None) -> tuple[ReleaseChain, Answer]:
        """Return the chain around a manifest, and the verdict on its signature there."""
        digest = sha256(data).hexdigest()
        key = f"{digest} {sha256(signature or b'').hexdigest()}"
        if key not in self._judged:
            chain = read_chain(self._source, ChainLink(manifest, digest), self._options.known_release)
            signed = SignedRelease(
                manifest,
                data,
                signature,
                tuple(each.manifest for each in chain.former),
                map(self._read_signed, chain.later),
                chain.known_number >= manifest.number,
            )
            self._judged[key] = chain, self._options.trust.judge(signed)
        return self._judged[key]

    def _read_signed(self, link: ChainLink) -> SignedRelease:
        """Return a release of the records with its signature."""
        manifest = link.manifest
        _, data = fetch_record(self._source, manifest.main_host, manifest.number)
        status, signature = fetch_record(self._source, manifest.main_host, manifest.number, ".sig")
        return SignedRelease(manifest, data, signature if status == 200 else None)

    def _read_list(self, host: str, manifest: ReleaseManifest) -> tuple[HostList | None, Answer | None]:
        entry = manifest.hosts[host].list
        if (known := self._lists.get(entry.sha256)) is not None:
            return known, None
        answer = self._source.read(host, f"{RELEASE_ADDRESS}{FILES_FILE}", {}, min(entry.size, LARGEST_LIST))
        if answer.status != 200:
            return None, Answer("list_missing", {
                "host": host, "address": f"https://{host}{RELEASE_ADDRESS}{FILES_FILE}", "status": str(answer.status),
            })  # fmt: skip
        data = _plain_body(answer, LARGEST_LIST)
        found = sha256(data).hexdigest()
        if found != entry.sha256:
            values = {"host": host, "number": str(manifest.number), "found": _short(found)}
            return None, Answer("list_differs", {**values, "expected": _short(entry.sha256)})
        listed = _parse_list(data)
        self._lists[entry.sha256] = listed
        return listed, None if listed is not None else Answer("list_unreadable", {"host": host})

    def _read_former_list(self, host: str, manifest: ReleaseManifest) -> HostList | None:
        """Return the list of a former release, by its digest; None if the records no longer have it."""
        entry = manifest.hosts.get(host)
        if entry is None:
            return None
        digest = entry.list.sha256
        if digest not in self._lists:
            path = f"{RECORDS_ADDRESS}lists/{digest}.json"
            answer = self._source.read(manifest.main_host, path, {}, min(entry.list.size, LARGEST_LIST))
            data = _plain_body(answer, LARGEST_LIST) if answer.status == 200 else b""
            self._lists[digest] = _parse_list(data) if sha256(data).hexdigest() == digest else None
        return self._lists[digest]

    def _find_digest(self, manifest: ReleaseManifest, digest: str) -> tuple[str, str, ReleasedFile] | None:
        for host in sorted(manifest.hosts):
            listed = self._read_former_list(host, manifest)
            if listed is None and self._hosts.get(manifest.main_host, _EMPTY).manifest is manifest:
                listed = self._read_host(host).listed
            for path, row in listed.files.items() if listed is not None else ():
                if row.content.sha256 == digest:
                    return host, path, row
        return None

    # Where an address leads.

    def _follow(self, place: _Place, manifest: ReleaseManifest) -> _Arrival:
        answers: list[Answer] = []
        for _ in range(MOST_REDIRECTS):
            listed = self._read_host(place.host).listed
            row = listed.files.get(place.file) if listed is not None else None
            response = self._source.read(place.host, place.path, {}, _most_of(row))
            if response.status not in _REDIRECTS:
                return _Arrival(place, response, tuple(answers))
            goal = _join(place, response.location)
            values = {"path": place.path, "to": goal, "number": str(manifest.number)}
            there = _parse_goal(goal)
            if there.host not in manifest.hosts:
                return _Arrival(place, response, (*answers, Answer("redirected_elsewhere", values)), is_refused=True)
            if there.port != place.port:
                return _Arrival(place, response, (*answers, Answer("redirected_to_port", values)), is_refused=True)
            step = self._describe_redirect(place, there, values)
            answers.append(step)
            if step.tone == "bad":
                return _Arrival(place, response, tuple(answers), is_refused=True)
            place = there
        last = Answer("too_many_redirects", {"most": str(MOST_REDIRECTS), "to": place.path})
        return _Arrival(place, response, (*answers, last), is_refused=True)

    def _describe_redirect(self, place: _Place, there: _Place, values: Mapping[str, str]) -> Answer:
        listed = self._read_host(place.host).listed
        path, row = _row_of(listed, place.file) if listed is not None else ("", None)
        if row is None:
            return Answer("redirected_by_server", values)
        if not row.redirect_to:
            is_same = (there.host, there.file) == (place.host, path)
            return Answer("redirected_to_folder" if is_same else "redirected_away", values)
        expected = _join(_Place(place.host, "/", place.port), row.redirect_to)
        goal = _parse_goal(expected)
        if (goal.host, goal.file) == (there.host, there.file) or (there.host, there.file) == (place.host, path):
            return Answer("redirected", values)
        return Answer("redirect_differs", {**values, "expected": expected})

    # What stands there.

    def _compare(
        self, arrival: _Arrival, release: _HostRelease, manifest: ReleaseManifest, listed: HostList
    ) -> tuple[ReleaseVerdict, list[Answer]]:
        place, response = arrival.place, arrival.response
        number, status = str(manifest.number), str(response.status)
        row = listed.files.get(place.file)
        if row is None:
            values = {"number": number, "path": place.file, "status": status}
            return ("different" if response.status in _SERVED else "unknown"), [Answer("not_listed", values)]
        if response.status not in _SERVED:
            return "unknown", [Answer("not_served", {"number": number, "path": place.file, "status": status})]
        answers: list[Answer] = []
        body = response.body
        if response.encoding != _IDENTITY:
            decoded = decode_body(body, response.encoding, _most_of(row))
            values = {"encoding": response.encoding, "path": place.file}
            if decoded is None:
                return "different", [Answer("encoding_unreadable", values)]
            body = decoded
            answers.append(Answer("encoding_forced", values))
        if sha256(body).hexdigest() == row.content.sha256:
            answers.append(_identical(manifest, place))
            answers += _notices(row, place, number, status)
            answers += judge_headers(response, place.file)
            if self._options.has_all_encodings:
                answers += (each for each in self._compare_twins(place, row) if each not in answers)
            answers += self._options.approvals.list_answers(ReceivedFile(place.host, place.file, row, body), manifest)
            return "identical", answers
        replaced = self._find_replaced(place, body, manifest, release.chain)
        if replaced is not None:
            return "replaced", [*answers, *replaced]
        verdict, found = self._describe_difference(place, row, body, number)
        return verdict, [*answers, found]

    def _find_replaced(
        self, place: _Place, body: bytes, manifest: ReleaseManifest, chain: ReleaseChain
    ) -> list[Answer] | None:
        """Return the answer about the newest former release with these bytes at this place."""
        newer, digest = manifest, sha256(body).hexdigest()
        for link in chain.former[:MOST_FORMER]:
            listed = self._read_former_list(place.host, link.manifest)
            row = listed.files.get(place.file) if listed is not None else None
            if row is not None and row.content.sha256 == digest:
                return [
                    _replaced(link.manifest, newer),
                    self._judge_former(link, place.host),
                    *self._options.approvals.list_answers(
                        ReceivedFile(place.host, place.file, row, body), link.manifest
                    ),
                ]
            newer = link.manifest
        return None

    def _judge_former(self, link: ChainLink, host: str) -> Answer:
        """Return the verdict on the signature of a release before the release shown by a host."""
        shown = self._read_host(host)
        former, number = shown.chain.former, link.manifest.number
        own = (ChainLink(shown.manifest, ""),) if shown.manifest is not None else ()
        later = (*(each for each in reversed(former) if each.manifest.number > number), *own, *shown.chain.later)
        return self._options.trust.judge(
            replace(
                self._read_signed(link),
                former=tuple(each.manifest for each in former if each.manifest.number < number),
                later=map(self._read_signed, later),
                is_known=shown.chain.known_number >= number,
            )
        )

    def _describe_difference(
        self, place: _Place, row: ReleasedFile, body: bytes, number: str
    ) -> tuple[ReleaseVerdict, Answer]:
        original = self._find_original(place, row)
        if original is not None and place.file.endswith(_PAGE_ENDINGS):
            expected, found = read_page_words(original), read_page_words(body)
            words = find_first_difference(expected.words, found.words)
            if words is not None:
                return "different", _differing("different_words", number, words)
            links = find_first_difference(expected.links, found.links, 1)
            if links is not None:
                return "different", _differing("different_links", number, links)
            parts = find_other_parts(expected.parts, found.parts)
            if parts is not None:
                return "different", _differing("different_parts", number, parts)
            return "equal_words", Answer("equal_words", {"number": number})
        digests = {"found": _short(sha256(body).hexdigest()), "expected": _short(row.content.sha256)}
        return "different", Answer("different", {"number": number, **digests})

    def _find_original(self, place: _Place, row: ReleasedFile) -> bytes | None:
        """Return the released bytes by any available encoding: intermediaries often change only one."""
        asked: list[tuple[ReleaseSource, Mapping[str, str]]] = []
        if self._options.originals is not None:
            asked.append((self._options.originals, {}))
        asked.append((self._source, {"Cache-Control": "no-transform"}))
        asked += ((self._source, {"Accept-Encoding": accepted}) for accepted in _ACCEPTED.values())
        for source, headers in asked:
            try:
                body = _plain_body(source.read(place.host, place.path, headers, _most_of(row)), _most_of(row))
            except UnusableEnvironmentError:
                continue
            if sha256(body).hexdigest() == row.content.sha256:
                return body
        return None

    def _compare_twins(self, place: _Place, row: ReleasedFile) -> Iterator[Answer]:
        good: dict[str, None] = {}
        seen: list[Response] = []
        for accepted in _ACCEPTED.values():
            response = self._source.read(place.host, place.path, {"Accept-Encoding": accepted}, _most_of(row))
            if response in seen:
                continue
            seen.append(response)
            yield from judge_headers(response, place.file)
            found = self._compare_twin(response, place, row)
            if found is not None:
                yield found
            elif response.encoding != _IDENTITY:
                good[response.encoding] = None
        if good:
            yield Answer("twins_good", {"path": place.file, "encodings": ", ".join(good)})

    def _compare_twin(self, response: Response, place: _Place, row: ReleasedFile) -> Answer | None:
        values = {"encoding": response.encoding, "path": place.file}
        body = decode_body(response.body, response.encoding, _most_of(row))
        if body is None:
            return Answer("encoding_unreadable", values)
        if response.status not in _SERVED or sha256(body).hexdigest() != row.content.sha256:
            return Answer("twin_differs", values)
        twin = next((each for name, each in row.compressed.items() if name == response.encoding), None)
        if response.encoding != _IDENTITY and (twin is None or sha256(response.body).hexdigest() != twin.sha256):
            return Answer("twin_other_bytes", values)
        return None


def judge_headers(response: Response, path: str) -> Iterator[Answer]:
    """Yield the headers by which a visitor gets, or may get, something other than the file at a path."""
    is_page = path.endswith(_HTML_ENDINGS)
    for name, value in response.headers:
        values = {"path": path, "header": f"{name}: {value}"[:_LONGEST_HEADER]}
        if name == "Refresh" or (name == "Content-Type" and not _is_right_type(value, is_page)):
            yield Answer("different_headers", values)
        elif (
            name == "Content-Location"
            or (name == "Link" and "stylesheet" in value.lower())
            or (name == "Content-Disposition" and is_page and not value.lower().startswith("inline"))
        ):
            yield Answer("doubtful_headers", values)


def _is_right_type(value: str, is_page: bool) -> bool:
    """Return True if a page, and only a page, is sent as HTML in UTF-8."""
    media, _, rest = value.lower().partition(";")
    if not is_page:
        return media.strip() not in _PAGE_TYPES
    charsets = _CHARSET.findall(rest)
    return media.strip() == "text/html" and all(each in ("utf-8", "utf8") for each in charsets)


def parse_address(url: str) -> _Place:
    """Return host and path of an address of the web. Raises UsageError for any other."""
    try:
        parts = urlsplit(url.strip())
        host, port = (parts.hostname or "").encode("idna").decode("ascii"), parts.port or 443
    except (ValueError, UnicodeError):
        host, port = "", 443
    if not host or parts.scheme != "https" or parts.username is not None:
        shown = escape_controls(url.replace("{", "(").replace("}", ")"))
        raise UsageError(
            f"`{shown}` không phải địa chỉ https; hãy chép nguyên địa chỉ của trang từ trình duyệt, bắt đầu bằng https://",
            f"`{shown}` is no address of https; copy the page's whole address from the browser, beginning with https://",
        )
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = f"?{quote(parts.query, safe='/%:@!$&()*+,;=?~-._')}" if parts.query else ""
    return _Place(host, f"{path}{query}", port)


def _parse_goal(url: str) -> _Place:
    """Return the place of an address named by a server; without a host unless it is https."""
    try:
        return parse_address(url)
    except UsageError:
        return _Place("", "")


def _join(place: _Place, location: str) -> str:
    """Return the absolute address of a `Location`, seen from a place; unchanged if invalid."""
    try:
        port = "" if place.port == 443 else f":{place.port}"
        return urljoin(f"https://{place.host}{port}{place.path}", location)
    except ValueError:
        return location


_NO_CHAIN: Final = ReleaseChain((), (), 0, ())
_EMPTY: Final = _HostRelease(None, None, _NO_CHAIN, ())


def _nothing(*answers: Answer, signature: Answer | None = None) -> _HostRelease:
    return _HostRelease(None, None, _NO_CHAIN, answers, signature)


def _conclude(
    subject: str, verdict: ReleaseVerdict, release: _HostRelease, answers: Iterable[Answer] = ()
) -> ReleaseVerification:
    """Return the findings, with the verdict on the signature before everything based on it."""
    first = (release.signature,) if release.signature is not None else ()
    verdict = "not_signed" if release.is_refused else verdict
    return ReleaseVerification(subject, verdict, (*first, *answers, *release.answers), release.signature)


def _plain_body(response: Response, most: int) -> bytes:
    """Return the body without an encoding applied unasked; empty if the encoding is wrong, or the body too long."""
    return decode_body(response.body, response.encoding, most) or b""


def _most_of(row: ReleasedFile | None) -> int:
    """Return the limit of bytes to read for a released file; a differing file may be somewhat longer."""
    return min(row.content.size + _MARGIN, LARGEST_RESPONSE) if row is not None else _LEAST_READ


def _differing(code: str, number: str, difference: tuple[str, str]) -> Answer:
    expected, found = (each or _NOTHING_THERE for each in difference)
    return Answer(code, {"number": number, "expected": expected, "found": found})


def _parse_list(data: bytes) -> HostList | None:
    try:
        return parse_list(data)
    except ReleaseFormatError:
        return None


def _row_of(listed: HostList, path: str) -> tuple[str, ReleasedFile | None]:
    """Return the path and the row of a file, or of a page with an address lacking the final slash."""
    name = path if path in listed.files else f"{path}/index.html"
    return name, listed.files.get(name)


def _short(digest: str) -> str:
    return digest[:_SHOWN]


def _clock(manifest: ReleaseManifest) -> Bilingual:
    return in_both_languages(format_moment, manifest.clock)


def _identical(manifest: ReleaseManifest, place: _Place) -> Answer:
    values = {"number": str(manifest.number), "commit": _short(manifest.commit), "path": f"{place.host}/{place.file}"}
    return Answer("identical", {**values, "clock": _clock(manifest)})


def _replaced(old: ReleaseManifest, newer: ReleaseManifest) -> Answer:
    return Answer("replaced", {"number": str(old.number), "next": str(newer.number), "clock": _clock(newer)})


def _file_identical(manifest: ReleaseManifest, host: str, path: str) -> Answer:
    address = f"https://{host}/{quote(path.removesuffix('index.html'))}"
    return Answer("file_identical", {"address": address, "number": str(manifest.number), "clock": _clock(manifest)})


def _notices(row: ReleasedFile, place: _Place, number: str, status: str) -> Iterator[Answer]:
    expected = _GONE if row.gone_reason == "removed" else _FOUND
    if status != expected:
        yield Answer("status_differs", {"path": place.path, "number": number, "expected": expected, "status": status})
    elif row.gone_reason == "removed":
        yield Answer("tombstone", {"status": status})
    elif row.gone_reason:
        yield Answer("expired")
    elif row.redirect_to:
        yield Answer("redirect_notice", {"to": row.redirect_to, "status": status})


def _unknown_file(data: bytes, name: str, digest: str, manifest: ReleaseManifest) -> Answer:
    """Name a page saved by a browser, with its stated address if that belongs to the portal."""
    head = data[:4096]
    if not name.lower().endswith(_PAGE_ENDINGS) and b"<html" not in head.lower():
        return Answer("file_unknown", {"found": _short(digest)})
    match = _SAVED_FROM.search(head)
    address = next((each for each in match.groups() if each), b"").decode("utf-8", "replace") if match else ""
    try:
        is_ours = bool(address) and parse_address(address).host in manifest.hosts
    except UsageError:
        is_ours = False
    shown = f" {address}" if is_ours else ""
    return Answer("saved_page", {"address": shown})
