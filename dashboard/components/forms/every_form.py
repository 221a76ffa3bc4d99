"""Every form of the dashboard by its name; any page may open any of them."""

from collections.abc import Callable, Mapping

from dashboard.components.forms.catchball_forms import agree, counter, decline, propose
from dashboard.components.forms.check_in import check_in
from dashboard.components.forms.correction_forms import correct_reading, withdraw_reading
from dashboard.components.forms.countermeasure_forms import agree_countermeasure
from dashboard.components.forms.decide import decide
from dashboard.components.forms.follow_up_forms import cancel, complete, revoke, verify
from dashboard.components.forms.forms import Form
from dashboard.components.forms.item_forms import another_owner, comment, new_target
from dashboard.components.forms.meeting_forms import agenda, attend, close_review, recognise, say, schedule
from dashboard.components.forms.reading_forms import record_reading

FORMS: Mapping[str, Callable[[Form], None]] = {
    "check-in": check_in,
    "decision": decide,
    "schedule": schedule,
    "agenda": agenda,
    "attend": attend,
    "finding": say,
    "lesson": say,
    "recognition": recognise,
    "close": close_review,
    "reading": record_reading,
    "correct": correct_reading,
    "withdraw": withdraw_reading,
    "comment": comment,
    "owner": another_owner,
    "target": new_target,
    "countermeasure": agree_countermeasure,
    "complete": complete,
    "verify": verify,
    "cancel": cancel,
    "revoke": revoke,
    "propose": propose,
    "counter": counter,
    "agree": agree,
    "decline": decline,
}
