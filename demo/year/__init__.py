"""What the people of the city do in a year, from the performance agreements to the second signature."""

from collections.abc import Sequence

from api.foundation.storage import Storage
from demo.acts import Diary
from demo.days import WorkingDays
from demo.people import Cast
from demo.year import offices
from demo.year.credit import note_credit
from demo.year.evaluations import Judging
from demo.year.evidence import Proving
from demo.year.feedback import Talking
from demo.year.learning import Learning
from demo.year.nudges import Reminding
from demo.year.observing import Observing
from demo.year.plans import Planning, Skp
from demo.year.policies import Shaping
from demo.year.promotions import note_promotions
from demo.year.reports import Reporting
from demo.year.services import Serving
from demo.year.teaching import Teaching
from demo.year.training import Training


def write_diary(cast: Cast, days: WorkingDays, storage: Storage) -> Diary:
    """Note all acts, of whatever order. New capabilities add theirs here."""
    diary = Diary()
    lines = offices.agree_all(diary, cast)
    offices.move_on(diary, cast)
    plans = Planning(diary, days, lines).plan_all(cast.people)
    reporting, proving = Reporting(diary, days), Proving(diary, days, storage)
    talking, judging = Talking(diary, days, cast), Judging(diary, days)
    teaching = Teaching(diary, days)
    judging.grade_units(cast)
    for skp in plans:
        if skp.teaches:
            teaching.report(skp)
        for period_id, when, done in reporting.report_all(skp) if not skp.teaches else ():
            proving.prove(skp, period_id, when, done)
        if skp.is_agreed:
            talking.talk(skp)
            judging.judge(skp)
    talking.tell_story()
    _follow_careers(diary, cast, plans)
    proving.give_back(cast)
    Reminding(diary, days).remind(cast)
    _work_on(diary, days, cast, plans)
    return diary


def _follow_careers(diary: Diary, cast: Cast, plans: Sequence[Skp]) -> None:
    """Note what the years before became, and whom it promotes."""
    note_credit(diary, cast, plans)
    note_promotions(diary, cast)


def _work_on(diary: Diary, days: WorkingDays, cast: Cast, plans: Sequence[Skp]) -> None:
    """Note what is done where plans are carried out: in classrooms, at counters, in courses."""
    Shaping(diary, days).shape(cast)
    Learning(diary, days).learn(cast)
    Training(diary, days).train(cast)
    Observing(diary, days).observe_all(plans)
    Serving(diary, days, cast).serve_all(plans)
