"""The commands that write."""

import click

from engine.cli.changes import check_in, comment, own, record, retarget, withdraw
from engine.cli.files import export_group, import_group, init

COMMANDS: list[click.Command] = [
    init, import_group, export_group, check_in, record, withdraw, retarget, own, comment,
]  # fmt: skip
