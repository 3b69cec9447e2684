"""A missing program is reported with the command that installs it, on every system that portalgen runs on."""

from __future__ import annotations

from portalgen.text.installing import describe_install


def test_packages_have_the_names_of_each_system() -> None:
    advice = describe_install(("git", "openssh-client"))
    for text in (advice.vi, advice.en):
        assert text.startswith(
            "Debian, Ubuntu `sudo apt install git openssh-client`; macOS `brew install git openssh`;"
        )
        assert "WSL" in text


def test_an_outdated_package_needs_new_lists() -> None:
    assert "`sudo apt update && sudo apt install git`" in describe_install(("git",), is_update=True).en
