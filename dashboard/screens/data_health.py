"""Data health: can I trust this screen?"""

from collections.abc import Sequence

import streamlit as st

from dashboard.components.frame.failures import part
from dashboard.components.frame.frame import Page
from dashboard.components.frame.view import View
from dashboard.components.shown.tables import plain_table
from dashboard.components.shown.words import age, aware, counted, moment, whole
from projections.doctor import library_versions
from projections.projector import projection_version
from projections.publish import newest_copy
from projections.read_model import Row
from projections.replica import replica_folder

# What a source of events is called in words.
DOORS = {
    "dashboard": "a page of the dashboard",
    "cli": "the command line",
    "file": "a plan file or a spreadsheet",
    "import": "a history from outside",
    "policy": "the policies",
    "kafka": "another system",
}

SOURCES = {
    "From": st.column_config.TextColumn(width=230),
    "Events": st.column_config.NumberColumn(width=90, format="localized"),
    "Last known": st.column_config.TextColumn(width=160, help="When the last of them became known, in UTC."),
    "Stored": st.column_config.TextColumn(width=160, help="When this log stored it, in UTC."),
    "Last event": st.column_config.TextColumn(width=260),
    "Position": st.column_config.NumberColumn(width=90, format="%d"),
}


def draw(view: View, page: Page) -> None:
    """The page below its frame."""
    with part("The state of this screen"):
        _screen(view)
    sources = view.ask("sources")
    page.table = lambda: [dict(row) for row in sources]
    with part("Where the events come from"):
        st.subheader("Where the events come from", anchor=False)
        plain_table([_source(row) for row in sources], key="sources", columns=SOURCES)
    with part("The facts"):
        _facts(view)
    with part("The diagnostics"):
        _diagnostics(view, sources)


def _screen(view: View) -> None:
    """How far the views have come, and whether they follow."""
    held, health = view.held, view.held.health
    behind = max(0, held.source.position() - held.position)
    with st.container(horizontal=True, key="screen_state"):
        st.metric("Views up to position", whole(held.position), border=True)
        st.metric("Events not shown yet", whole(behind), border=True)
        source = "Log" if held.has_log else "Kafka"
        st.metric(f"{source} last looked at", f"{age(health.seconds_old(view.now))} ago", border=True)
        stored_at = view.appended_at(held.position)
        st.metric(
            "Last event stored",
            f"{age((view.now - stored_at).total_seconds())} ago" if stored_at else "never",
            border=True,
        )
    if health.is_well(view.now) and not behind:
        st.markdown(
            "All that the log holds is in the views."
            if held.has_log
            else "All that Kafka carries of the log is in the views; what the relay has not told yet cannot be "
            "seen from here."
        )
    else:
        st.markdown(f"{counted(behind, 'event')} of the log not in the views yet; they follow by themselves.")


def _source(row: Row) -> dict[str, object]:
    return {
        "From": DOORS.get(row["source"], row["source"]),
        "Events": row["events"],
        "Last known": moment(aware(row["recorded_at"])),
        "Stored": moment(aware(row["appended_at"])),
        "Last event": f"{row['event']} of {row['entity_id']}",
        "Position": row["position"],
    }


def _facts(view: View) -> None:
    """Rows and hash of each table: equal on every replica at one position."""
    st.subheader("The facts", anchor=False)
    st.caption("Rows and hash of each table. They are equal on every replica that stands at the same position.")
    if st.button("Compute the hashes", key="compute_hashes"):
        st.session_state["hashes"] = (view.held.position, view.held.read_model.hashes())
    if "hashes" in st.session_state:
        position, hashes = st.session_state["hashes"]
        plain_table(
            [{"Table": fact, "Rows": rows, "Hash": f"{told:x}"} for fact, (rows, told) in hashes.items()],
            key="hashes_table",
            most=12,
        )
        st.caption(f"At position {whole(position)}.")


def _diagnostics(view: View, sources: Sequence[Row]) -> None:
    """What to send to somebody who helps; it names no person and no figure."""
    held = view.held
    folder = replica_folder(held.settings.views_path)
    copy = newest_copy(folder)
    own = held.read_model.path == folder / "replica.duckdb"
    lines = [
        f"at {view.now:%Y-%m-%d %H:%M:%S} UTC",
        f"{'log' if held.has_log else 'carried by Kafka'}: position {held.source.position()}, "
        f"workspace {held.source.workspace_id}",
        f"views: position {held.position}, projection {projection_version()}, "
        + ("the replica of this workspace" if own else "a private copy, another process holds the replica"),
        f"newest published copy: {copy.name if copy else 'none'}",
        f"following: {held.health.failing or 'well'}, looked {held.health.seconds_old(view.now):.1f} s ago",
        *(f"source {row['source']}: {row['events']} events up to {row['position']}" for row in sources),
        library_versions(),
    ]
    st.subheader("Diagnostics to copy", anchor=False)
    st.code("\n".join(lines), language=None, wrap_lines=True)
    if held.has_log:
        st.caption(
            "`hansei doctor` says the same on the command line, and looks at the disk and the log itself too."
        )


Page(name="data-health", title="Data health", question="Can I trust this screen?", draw=draw).show()
