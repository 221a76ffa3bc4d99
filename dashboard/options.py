"""How Streamlit is set up here, in code: no file in the current folder is needed."""

from pathlib import Path
from typing import Any

from streamlit import config

from dashboard import sign_in
from dashboard.components.shown import charts
from dashboard.components.shown.status import STATUSES

LIGHT = {
    "primaryColor": "#1f5f99",
    "backgroundColor": "#ffffff",
    "secondaryBackgroundColor": "#f6f6f4",
    "textColor": "#2b2a28",
    "borderColor": "#dcdbd8",
    "dataframeHeaderBackgroundColor": "#fafaf8",
    "dataframeBorderColor": "#e4e3e0",
    **{f"{status.ink}TextColor": status.words for status in STATUSES.values()},
    "chartCategoricalColors": charts.LIGHT,
}
DARK = {
    "primaryColor": "#6aaee8",
    "backgroundColor": "#171614",
    "secondaryBackgroundColor": "#24221f",
    "textColor": "#edebe8",
    "borderColor": "#3a3834",
    "dataframeHeaderBackgroundColor": "#1f1e1b",
    "dataframeBorderColor": "#34322e",
    **{f"{status.ink}TextColor": status.dark for status in STATUSES.values()},
    "chartCategoricalColors": charts.DARK,
}

OPTIONS: dict[str, Any] = {
    "server.headless": True,
    "server.address": "127.0.0.1",
    "server.allowedHosts": ["localhost", "127.0.0.1", "[::1]", "::1"],
    "server.fileWatcherType": "none",
    "server.maxUploadSize": 50,
    "browser.gatherUsageStats": False,
    # A collection after every run costs two thirds of a rerun; the server freezes what it starts with instead.
    "runner.postScriptGC": False,
    "runner.magicEnabled": False,
    "client.toolbarMode": "viewer",
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    # The cookie of a sign-in is read only with this on; and nobody says who he is by a header, or by another door.
    "server.enableXsrfProtection": True,
    "server.trustedUserHeaders": {},
    "server.enableAgentApi": False,
    "logger.hideWelcomeMessage": True,
    "theme.baseRadius": "0.4rem",
    "theme.metricValueFontSize": "1.25rem",
    "theme.paddingTop": "3.5rem",
    "theme.headingFontSizes": ["2.25rem", "1.5rem", "1.2rem"],
    **{f"theme.light.{name}": value for name, value in LIGHT.items()},
    **{f"theme.dark.{name}": value for name, value in DARK.items()},
}


def set_up(workspace: Path) -> None:
    """Sets every option; what a person's own configuration says about these does not count.

    Raises UnusableInputError where the set-up of the sign-in cannot be used.
    """
    for name, value in OPTIONS.items():
        config.set_option(name, value)
    config.set_option("secrets.files", sign_in.secret_files(workspace))
    signs_in = sign_in.set_up(workspace)
    if signs_in is not None:
        config.set_option("server.allowedHosts", [*OPTIONS["server.allowedHosts"], signs_in.host])
