"""How rules are reached: read only; policies set them."""

from typing import Annotated

from fastapi import APIRouter, Response

from api.foundation.errors import NotFound, problems
from api.foundation.schema import Line
from api.foundation.web import Work
from api.identity.access import Caller, requires
from api.identity.scopes import Scope
from api.rules import queries
from api.rules.schemas import BehaviourValueList, RuleSettingList, RuleTableView, RuleTextView

router = APIRouter(prefix="/rules", tags=["rules"])

Reader = Annotated[Caller, requires(Scope.RULES_READ)]


@router.get("/behaviour-values", response_model=BehaviourValueList, responses=problems())
async def list_behaviour_values(caller: Reader, work: Work) -> Response:
    """List the seven BerAKHLAK values with their guides (R26)."""
    return await work.read(queries.list_behaviour_values, caller)


@router.get("/settings", response_model=RuleSettingList, responses=problems())
async def list_settings(caller: Reader, work: Work) -> Response:
    """List the settings that hold today, each with its legal basis."""
    return await work.read(queries.list_settings, caller)


@router.get("/tables/{name}", response_model=RuleTableView, responses=problems(NotFound))
async def get_rule_table(name: Line, caller: Reader, work: Work) -> Response:
    """Show a table of the regulation as it holds today, for example `quadrant`."""
    return await work.read(queries.get_rule_table, caller, name)


@router.get("/texts/{rule_id}", response_model=RuleTextView, responses=problems(NotFound))
async def get_rule_text(rule_id: Line, caller: Reader, work: Work) -> Response:
    """Show a rule in the law's words and in plain ones."""
    return await work.read(queries.get_rule_text, caller, rule_id)
