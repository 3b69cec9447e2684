"""Modules imported on demand are loaded at their first use, once, and whatever happens meanwhile."""

from __future__ import annotations

import importlib
import pickle
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Barrier
from types import ModuleType

import pytest

from portalgen.on_demand import is_loaded, load_now, on_demand

COUNTED = "counts.append(__name__)\nclass Thing:\n    pass\nVALUE = 1\n"


@pytest.fixture
def counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """The modules of the package `asked` whose code ran; `asked.one`, `asked.two` … are written by `put`."""
    (tmp_path / "asked").mkdir()
    put(tmp_path, "__init__", "counts = []")
    for name in ("one", "two"):
        put(tmp_path, name, f"from asked import counts\n{COUNTED}")
    monkeypatch.syspath_prepend(tmp_path)
    yield importlib.import_module("asked").counts
    for name in [each for each in sys.modules if each.partition(".")[0] == "asked"]:
        del sys.modules[name]


def put(folder: Path, name: str, source: str) -> None:
    file = folder / "asked" / f"{name}.py"
    file.parent.mkdir(exist_ok=True)
    file.write_text(source, "utf-8")
    importlib.invalidate_caches()


def defer(name: str) -> ModuleType:
    """The module `asked.NAME`, imported on demand."""
    with on_demand():
        return importlib.import_module(f"asked.{name}")


def test_a_module_is_loaded_once_when_something_of_it_is_used(counts: list[str]) -> None:
    with on_demand():
        from asked import one
    assert counts == []
    assert (one.VALUE, one.VALUE, type(one)) == (1, 1, ModuleType)
    assert counts == ["asked.one"]


def test_a_deferred_module_is_loaded_when_there_is_time(counts: list[str]) -> None:
    module = defer("one")
    assert not is_loaded("asked.one")
    for _ in range(2):
        load_now(module)
    assert is_loaded("asked.one")
    assert counts == ["asked.one"]


def test_importing_a_module_twice_on_demand_does_not_load_it(counts: list[str]) -> None:
    for _ in range(2):
        with on_demand():
            import asked.one
            from asked import one
    assert counts == []
    assert one is asked.one


def test_an_ordinary_import_of_a_name_loads_a_deferred_module(counts: list[str]) -> None:
    module = defer("one")
    from asked.one import Thing

    assert counts == ["asked.one"]
    assert module.Thing is Thing


def test_what_a_deferred_module_imports_is_loaded_with_it(tmp_path: Path, counts: list[str]) -> None:
    put(tmp_path, "upper", "from asked import two, counts\nseen = list(counts)")
    assert defer("upper").seen == ["asked.two"]


def test_a_module_that_does_not_exist_is_an_error_at_once(counts: list[str]) -> None:
    with pytest.raises(ImportError), on_demand():
        from asked import misspelt  # noqa: F401


def test_only_modules_are_imported_on_demand(counts: list[str]) -> None:
    with pytest.raises(ImportError), on_demand():
        from asked.one import VALUE  # noqa: F401
    assert counts == []


def test_a_package_is_loaded_before_a_module_of_it(tmp_path: Path, counts: list[str]) -> None:
    put(tmp_path, "inner/__init__", "from asked import counts\ncounts.append(__name__)")
    put(tmp_path, "inner/last", "from asked import counts\ncounts.append(__name__)\nVALUE = 1")
    with on_demand():
        from asked.inner import last
    assert counts == []
    assert last.VALUE == 1
    assert counts == ["asked.inner", "asked.inner.last"]


def test_imports_are_ordinary_again_after_an_error(tmp_path: Path, counts: list[str]) -> None:
    with pytest.raises(ZeroDivisionError), on_demand():
        raise ZeroDivisionError
    importlib.import_module("asked.one")
    assert counts == ["asked.one"]
    put(tmp_path, "faulty", "1 / 0")
    with pytest.raises(ZeroDivisionError):
        defer("faulty").anything  # noqa: B018
    importlib.import_module("asked.two")
    assert counts == ["asked.one", "asked.two"]


def test_a_module_whose_code_failed_fails_again(tmp_path: Path, counts: list[str]) -> None:
    put(tmp_path, "faulty", "half = 1\n1 / 0")
    module = defer("faulty")
    for _ in range(2):
        with pytest.raises(ZeroDivisionError):
            module.half  # noqa: B018


def test_a_block_within_a_deferred_module_ends_with_it(tmp_path: Path, counts: list[str]) -> None:
    block = "with on_demand():\n    from asked import one\n"
    put(
        tmp_path,
        "upper",
        f"from portalgen.on_demand import is_loaded, load_now, on_demand\n{block}from asked import two\nVALUE = 1",
    )
    upper = defer("upper")
    assert upper.VALUE == 1
    assert counts == ["asked.two"]
    assert upper.one.VALUE == 1
    assert counts == ["asked.two", "asked.one"]


def test_another_thread_waits_for_the_whole_module(tmp_path: Path, counts: list[str]) -> None:
    put(tmp_path, "slow", "import time\nfrom asked import counts\ncounts.append('slow')\ntime.sleep(0.05)\nLAST = 1")
    module = defer("slow")
    barrier = Barrier(4)

    def use() -> int:
        barrier.wait()
        value: int = module.LAST
        return value

    with ThreadPoolExecutor(4) as pool:
        assert [each.result() for each in [pool.submit(use) for _ in range(4)]] == [1] * 4
    assert counts == ["slow"]


def test_a_block_concerns_its_own_thread(counts: list[str]) -> None:
    with on_demand(), ThreadPoolExecutor(1) as pool:
        pool.submit(importlib.import_module, "asked.one").result()
    assert counts == ["asked.one"]


def test_values_of_a_deferred_module_are_pickled_by_name(counts: list[str]) -> None:
    module = defer("one")
    assert pickle.loads(b"\x80\x04\x8c\x09asked.one\x8c\x05Thing\x93.") is module.Thing
    assert type(pickle.loads(pickle.dumps(module.Thing()))) is module.Thing


def test_setting_an_attribute_is_not_undone_by_loading(counts: list[str]) -> None:
    module = defer("one")
    module.VALUE = 2
    assert (module.VALUE, counts) == (2, ["asked.one"])


def test_other_kinds_of_modules_are_imported_as_usual() -> None:
    with on_demand():
        import _json
        import math
    assert (math.floor(1.5), type(math), type(_json)) == (1, ModuleType, ModuleType)
