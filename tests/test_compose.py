"""docker-compose.yml is one that the real Compose accepts."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
COMPOSE = Path(sys.executable).with_name("docker-compose")


def test_compose_accepts_the_file():
    checked = subprocess.run([COMPOSE, "config", "-q"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_every_image_is_pinned():
    for line in (ROOT / "docker-compose.yml").read_text(encoding="utf-8").splitlines():
        if line.strip().startswith("image:"):
            assert ":" in line.split("image:")[1].strip()
            assert not line.rstrip().endswith(":latest")
