"""A missing program of OpenSSH is reported with the command that installs it."""

from __future__ import annotations

import pytest

from portalgen.editorial.records.ssh_program import run_ssh_program
from portalgen.errors import UnusableEnvironmentError


def test_a_missing_program_is_reported_with_its_package() -> None:
    with pytest.raises(UnusableEnvironmentError) as told:
        run_ssh_program("ssh-absent", ())
    assert "không tìm thấy chương trình `ssh-absent`; hãy cài OpenSSH" in told.value.vi
    for text in (told.value.vi, told.value.en):
        assert "`sudo apt install openssh-client`; macOS `brew install openssh`" in text
