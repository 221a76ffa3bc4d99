"""The commands that write."""

import click

from engine.cli.changes import check_in, comment, own, record, retarget, withdraw
from engine.cli.cycle import abandon, carry_forward, cycle_group, grade
from engine.cli.files import export_group, import_group, init
from engine.cli.hoshin import catchball_group
from engine.cli.links import initiative, link, override, unlink, weigh
from engine.cli.log import log_group
from engine.cli.plan import plan_group
from engine.cli.plan_file import PLAN_FILE_COMMANDS
from engine.cli.readings import import_readings_command
from engine.cli.review import review_group
from engine.cli.role import role_group
from engine.cli.setting import change_setting
from engine.cli.stream import stream_group

import_group.add_command(import_readings_command)
for command in PLAN_FILE_COMMANDS:
    plan_group.add_command(command)

COMMANDS: list[click.Command] = [
    init, import_group, export_group, check_in, record, withdraw, retarget, own, comment,
    link, unlink, weigh, override, initiative,
    plan_group, catchball_group, review_group,
    cycle_group, grade, carry_forward, abandon,
    role_group, change_setting, log_group, stream_group,
]  # fmt: skip
