"""What the people of the city do in a year, from the performance agreements to the second signature."""

from api.foundation.storage import Storage
from demo.acts import Diary
from demo.days import WorkingDays
from demo.people import Cast
from demo.year import offices
from demo.year.credit import note_credit
from demo.year.evaluations import Judging
from demo.year.evidence import Proving
from demo.year.feedback import Talking
from demo.year.nudges import Reminding
from demo.year.plans import Planning
from demo.year.promotions import note_promotions
from demo.year.reports import Reporting
from demo.year.services import Serving


def write_diary(cast: Cast, days: WorkingDays, storage: Storage) -> Diary:
    """Note all acts, of whatever order. New capabilities add theirs here."""
    diary = Diary()
    lines = offices.agree_all(diary, cast)
    offices.move_on(diary, cast)
    plans = Planning(diary, days, lines).plan_all(cast.people)
    reporting, proving = Reporting(diary, days), Proving(diary, days, storage)
    talking, judging = Talking(diary, days, cast), Judging(diary, days)
    judging.grade_units(cast)
    for skp in plans:
        for period_id, when, done in reporting.report_all(skp):
            proving.prove(skp, period_id, when, done)
        if skp.is_agreed:
            talking.talk(skp)
            judging.judge(skp)
    talking.tell_story()
    note_credit(diary, cast, plans)
    note_promotions(diary, cast)
    proving.give_back(cast)
    Reminding(diary, days).remind(cast)
    Serving(diary, days, cast).serve_all(plans)
    return diary
