"""Every kind of event is known to the audit trail, wherever it is described."""

import importlib
import inspect
import pkgutil

from fastapi import FastAPI

import api
from api.audit.kinds import KINDS
from api.contract import contract
from api.foundation.events import Event
from tests.found import found


def _described() -> set[str]:
    """Find every class of an event in the product that no other is a kind of."""
    names = found([one.name for one in pkgutil.walk_packages(api.__path__, "api.")])
    kinds = {
        kind
        for name in names
        for _, kind in inspect.getmembers(importlib.import_module(name), inspect.isclass)
        if issubclass(kind, Event) and kind is not Event
    }
    return {kind.__name__ for kind in kinds if not kind.__subclasses__()}


def test_no_kind_of_event_is_missing() -> None:
    assert set(KINDS) == _described()


def test_the_contract_lists_them_so_that_the_screens_have_words_for_all(app: FastAPI) -> None:
    schemas = contract(app)["components"]["schemas"]

    assert schemas["AuditEventView"]["properties"]["kind"]["enum"] == list(KINDS)
