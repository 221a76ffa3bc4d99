"""Commands that run until they are ended, as processes of their own that may be killed, hang, or be told to end."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from typing import Self

ROOT = Path(__file__).parents[2]


class HanseiProcess:
    """`hansei` with some words; what it says lies in a file, to which one of the same name adds.

    It dies with the thread that starts it, however that one ends.
    """

    def __init__(self, said: Path, workspace: Path, *words: str, **environment: str) -> None:
        self._said = said
        bound = ["setpriv", "--pdeathsig", "KILL"] if shutil.which("setpriv") else []
        with said.open("ab") as out:
            self._process = subprocess.Popen(
                [*bound, sys.executable, "-m", "hansei", "--workspace", workspace, *words],
                cwd=ROOT,
                env={**os.environ, **environment},
                stdout=subprocess.DEVNULL,
                stderr=out,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def said(self) -> str:
        """All that processes of this name said."""
        return self._said.read_text(encoding="utf-8")

    @property
    def has_ended(self) -> bool:
        return self._process.poll() is not None

    def kill(self) -> None:
        """Without a warning."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(30)

    def stop(self) -> int:
        """As whoever keeps it would; its exit status."""
        self._process.send_signal(signal.SIGTERM)
        return self._process.wait(60)

    def pause(self) -> None:
        """It hangs, as a process without memory or network does."""
        self._process.send_signal(signal.SIGSTOP)

    def go_on(self) -> None:
        self._process.send_signal(signal.SIGCONT)
