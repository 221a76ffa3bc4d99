"""Every form of the dashboard by its name; any page may open any of them."""

from collections.abc import Callable, Mapping

from dashboard.components.check_in import check_in
from dashboard.components.decide import decide
from dashboard.components.forms import Form

FORMS: Mapping[str, Callable[[Form], None]] = {
    "check-in": check_in,
    "decision": decide,
}
