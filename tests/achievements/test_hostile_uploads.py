"""Uploads that are made to do harm: refused, or kept as what they are under a harmless name."""

import pytest
from fastapi import FastAPI

from tests import hostile_uploads
from tests.goals.factories import As
from tests.people import Town


def _kept(app: FastAPI) -> list[str]:
    return [one.name for one in app.state.storage.folder.rglob("*") if one.is_file()]


@pytest.mark.parametrize("name", hostile_uploads.UPLOADS)
def test_a_hostile_upload_is_refused_or_kept_as_what_it_is(
    town: Town, as_: As, app: FastAPI, name: str
) -> None:
    upload = hostile_uploads.UPLOADS[name]
    me = as_(town.wayan.id)

    sent = me.request("POST", "/files", params={"name": upload.name}, content=upload.content())

    assert (sent.status_code, sent.json().get("name", "")) == (upload.status, upload.kept_as)
    assert [len(one) for one in _kept(app)] == [64] * (upload.status == 201)
