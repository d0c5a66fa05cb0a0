"""What the people of the city do in a year, from the performance agreements to the second signature."""

from collections.abc import Sequence

from api.foundation.storage import Storage
from demo.acts import Diary
from demo.days import WorkingDays
from demo.people import Cast
from demo.year import offices
from demo.year.evaluations import Judging
from demo.year.evidence import Proving
from demo.year.feedback import Talking
from demo.year.nudges import Reminding
from demo.year.observing import Observing
from demo.year.plans import Planning, Skp
from demo.year.reports import Reporting
from demo.year.services import Serving
from demo.year.teaching import Teaching


def write_diary(cast: Cast, days: WorkingDays, storage: Storage) -> Diary:
    """Note all acts, of whatever order. New capabilities add theirs here."""
    diary = Diary()
    lines = offices.agree_all(diary, cast)
    offices.move_on(diary, cast)
    plans = Planning(diary, days, lines).plan_all(cast.people)
    reporting, proving = Reporting(diary, days), Proving(diary, days, storage)
    teaching = Teaching(diary, days)
    talking, judging = Talking(diary, days, cast), Judging(diary, days)
    judging.grade_units(cast)
    for skp in plans:
        if skp.teaches:
            teaching.report(skp)
        else:
            for period_id, when, done in reporting.report_all(skp):
                proving.prove(skp, period_id, when, done)
        if skp.is_agreed:
            talking.talk(skp)
            judging.judge(skp)
    talking.tell_story()
    proving.give_back(cast)
    Reminding(diary, days).remind(cast)
    _work_on(diary, days, cast, plans)
    return diary


def _work_on(diary: Diary, days: WorkingDays, cast: Cast, plans: Sequence[Skp]) -> None:
    """Note what is done where plans are carried out: in classrooms, at counters."""
    Observing(diary, days).observe_all(plans)
    Serving(diary, days, cast).serve_all(plans)
