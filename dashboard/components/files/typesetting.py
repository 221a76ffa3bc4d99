"""Sets type in a process of its own: what is asked for comes in as JSON, the file goes out.

It stands alone, since its own process runs it: typst keeps what it has set for the next time, some gigabytes after
a few long tables, and its faults are not always exceptions. A process that ends gives all of that back.
"""

import json
import sys
from pathlib import Path

import typst

HERE = Path(__file__).parent


def main() -> None:
    """Answers one request on standard input."""
    asked = json.load(sys.stdin)
    made = typst.compile(
        HERE / asked["template"],
        root=HERE,
        font_paths=[HERE / "fonts"],
        ignore_system_fonts=not asked["machine_fonts"],
        format=asked["format"],
        ppi=asked["ppi"],
        sys_inputs={"data": json.dumps(asked["data"])},
        timestamp=asked["timestamp"],
    )
    sys.stdout.buffer.write(made)


if __name__ == "__main__":
    main()
