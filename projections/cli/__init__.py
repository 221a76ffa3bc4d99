"""The commands that read: views at any instant, comparisons, the record, SQL, and the upkeep of the replica."""

import click

from projections.cli.audit import audit_group
from projections.cli.compare import diff_command
from projections.cli.upkeep import doctor, policies_group, rebuild
from projections.cli.views import show, sql_command

COMMANDS: list[click.Command] = [
    show,
    diff_command,
    audit_group,
    sql_command,
    rebuild,
    doctor,
    policies_group,
]
