"""The commands that read: views at any instant, comparisons, the record, SQL, and the upkeep of the replica."""

import click

from projections.cli.audit import audit_group
from projections.cli.compare import diff_command
from projections.cli.explain import explain_command
from projections.cli.forecast import forecast_command
from projections.cli.forgetting import people_group, redact
from projections.cli.replay import replay_command
from projections.cli.retro import retro_command
from projections.cli.upkeep import doctor, policies_group, rebuild
from projections.cli.views import show, sql_command

COMMANDS: list[click.Command] = [
    show,
    diff_command,
    explain_command,
    replay_command,
    retro_command,
    forecast_command,
    audit_group,
    sql_command,
    people_group,
    redact,
    rebuild,
    doctor,
    policies_group,
]
