"""Writes the diary of the year: everything that anybody does in it. New capabilities add theirs here."""

from demo.acts import Diary
from demo.days import WorkingDays
from demo.people import Cast
from demo.year import agreements, periods
from demo.year.evaluations import Judging
from demo.year.evidence import Proving
from demo.year.feedback import Talking
from demo.year.plans import Planning
from demo.year.reports import Reporting


def write_diary(cast: Cast, days: WorkingDays) -> Diary:
    """Note all acts, of whatever order."""
    diary = Diary()
    lines = agreements.agree_all(diary, cast)
    periods.move_on(diary, cast)
    plans = Planning(diary, days, lines).plan_all(cast.people)
    reporting, proving = Reporting(diary, days), Proving(diary, days)
    talking, judging = Talking(diary, days, cast.people), Judging(diary, days)
    judging.grade_units(cast)
    for skp in plans:
        for period_id, when, done in reporting.report_all(skp):
            proving.prove(skp, period_id, when, done)
        if skp.is_agreed:
            talking.talk(skp)
            judging.judge(skp)
    return diary
