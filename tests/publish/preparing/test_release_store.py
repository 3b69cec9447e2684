"""What a cache of a whole portal keeps: what was used, by day, whichever run wrote it."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from portalgen.publish.preparing.release_store import TWINS, DatedRows, open_release_store
from tests.makers.examples import scaled

DAY = date(2026, 11, 27)
DIGESTS = st.text("0123456789abcdef", min_size=4, max_size=4)


def reopened(folder: Path, day: date) -> DatedRows:
    return DatedRows(open_release_store(folder), TWINS, day)


@settings(max_examples=scaled(15))
@given(st.lists(st.dictionaries(DIGESTS, st.integers(), max_size=6), max_size=5))
def test_each_digest_has_the_value_that_was_stored_last(runs: list[dict[str, int]]) -> None:
    with TemporaryDirectory() as folder:
        known: dict[str, int] = {}
        for number, used in enumerate(runs):
            rows = reopened(Path(folder), DAY + timedelta(number))
            assert {digest: rows.get(digest) for digest in known} == known
            rows.keep(used)
            known |= used


def test_what_was_stored_is_found_by_the_next_run_until_it_is_unused_for_long(tmp_path: Path) -> None:
    reopened(tmp_path, DAY).keep({"aa01": 1, "aa02": 2, "bb01": 3})
    later = reopened(tmp_path, DAY + timedelta(3))
    later.keep({"aa02": 2})
    later.remove_unused(DAY + timedelta(1))
    last = reopened(tmp_path, DAY + timedelta(4))
    assert [last.get(digest) for digest in ("aa01", "aa02", "bb01")] == [None, 2, None]
