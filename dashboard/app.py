"""The pages of the dashboard and what holds on all of them; Streamlit runs this file for every visitor."""

from pathlib import Path

import streamlit as st

from dashboard import wiring
from dashboard.components.choices import carry_over, chosen
from dashboard.components.words import plain

HERE = Path(__file__).parent

st.set_page_config(page_title="Hansei", page_icon=str(HERE / "icon.png"), layout="wide", initial_sidebar_state=230)
pages = {
    "Track": [
        st.Page(HERE / "screens/okrs.py", title="OKRs", icon=":material/flag:", default=True),
        st.Page(HERE / "screens/scorecard.py", title="Scorecard", icon=":material/speed:"),
    ],
    "Learn": [
        st.Page(HERE / "screens/pdca.py", title="PDCA history", icon=":material/cycle:"),
    ],
    "Record": [
        st.Page(HERE / "screens/audit.py", title="Audit", icon=":material/receipt_long:"),
        st.Page(HERE / "screens/data_health.py", title="Data health", icon=":material/monitor_heart:"),
    ],
}
page = st.navigation(pages)
workspace = wiring.current().settings.workspace.resolve().name
carry_over(page.title, workspace)
st.sidebar.caption(f"Workspace {plain(workspace)}")
if chosen("ws") != workspace:
    st.warning(f"This link was made for another workspace; this dashboard shows {plain(workspace)}.")
page.run()
