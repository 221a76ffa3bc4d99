"""The pages of the dashboard and what holds on all of them; Streamlit runs this file for every visitor."""

from pathlib import Path

import streamlit as st

from dashboard import wiring
from dashboard.components.frame.choices import carry_over, chosen
from dashboard.components.frame.links import TITLE as ITEM
from dashboard.components.frame.links import remember
from dashboard.components.frame.look import STYLE
from dashboard.components.frame.sidebar import sidebar
from dashboard.components.frame.who import is_stranger, sign_in_page, who_is_here
from dashboard.components.shown.tables import is_dark
from dashboard.components.shown.words import plain

HERE = Path(__file__).parent

st.set_page_config(page_title="Hansei", page_icon=str(HERE / "icon.png"), layout="wide", initial_sidebar_state=230)
pages = {
    "Review": [
        st.Page(HERE / "screens/meeting.py", title="Meeting", icon=":material/groups:", default=True),
    ],
    "Plan": [
        st.Page(HERE / "screens/strategy_map.py", title="Strategy map", icon=":material/account_tree:"),
        st.Page(HERE / "screens/x_matrix.py", title="X-matrix", icon=":material/grid_on:"),
        st.Page(HERE / "screens/bowling_chart.py", title="Bowling chart", icon=":material/calendar_view_month:"),
        st.Page(HERE / "screens/catchball.py", title="Catchball", icon=":material/swap_horiz:"),
    ],
    "Track": [
        st.Page(HERE / "screens/scorecard.py", title="Scorecard", icon=":material/speed:"),
        st.Page(HERE / "screens/okrs.py", title="OKRs", icon=":material/flag:"),
    ],
    "Learn": [
        st.Page(HERE / "screens/pdca.py", title="PDCA history", icon=":material/cycle:"),
        st.Page(HERE / "screens/deployment_health.py", title="Deployment health", icon=":material/stethoscope:"),
    ],
    "Look back": [
        st.Page(HERE / "screens/replay.py", title="Replay", icon=":material/history:"),
        st.Page(HERE / "screens/compare.py", title="Compare", icon=":material/difference:"),
        st.Page(HERE / "screens/retrospective.py", title="Retrospective", icon=":material/psychology:"),
    ],
    "Found": [
        st.Page(HERE / "screens/item.py", title=ITEM, icon=":material/search:", visibility="hidden"),
    ],
    "Record": [
        st.Page(HERE / "screens/audit.py", title="Audit", icon=":material/receipt_long:"),
        st.Page(HERE / "screens/data_health.py", title="Data health", icon=":material/monitor_heart:"),
    ],
}
remember(page for listed in pages.values() for page in listed)
# What hangs beside the page, such as a popover, has the theme of the whole document.
st.html(STYLE + f"<style>html {{ color-scheme: {'dark' if is_dark() else 'light'}; }}</style>")
if is_stranger():
    st.navigation(pages, position="hidden")
    sign_in_page()
    st.stop()
page = st.navigation(pages, expanded=True)
workspace = wiring.current().settings.workspace.resolve().name
carry_over(page.title, workspace)
sidebar()
who_is_here()
st.sidebar.caption(f"Workspace {plain(workspace)}")
if chosen("ws") != workspace:
    st.warning(f"This link was made for another workspace; this dashboard shows {plain(workspace)}.")
page.run()
