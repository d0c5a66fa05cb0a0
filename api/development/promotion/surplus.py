"""What angka kredit is left beyond the need of a step, and whether it counts on (R82). Pure."""

from api.development.credit.conversion import in_units
from api.development.promotion.condition_schemas import ConditionCode, FactKind
from api.development.promotion.facts import Person
from api.development.promotion.paths import Checked
from api.development.promotion.rules import PromotionRules


def surplus_of(person: Person, rules: PromotionRules, judged: Checked) -> int | None:
    """Give the surplus in units, of the jenjang in which the step is counted; nothing where none is asked."""
    for one in judged.conditions:
        if one["code"] == ConditionCode.CREDIT:
            points = next((each for each in one["facts"] if each["kind"] == FactKind.POINTS), None)
            if points is not None and points["value"] in rules.levels:
                return person.units_in(points["value"]) - in_units(points["need"])
    return None
