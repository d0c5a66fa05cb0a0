"""What an operator verifies: that the event log is as it was sealed, and records as their events say."""

from collections import Counter
from collections.abc import Callable

from api.foundation import sealer
from api.foundation.anchors import read_anchors
from api.foundation.chain_check import Checked, Finding, Harm, check_chains
from api.foundation.guards import missing_guards
from api.foundation.work import Database
from api.record_check import Mismatch, Wanted, check_records
from api.settings import Settings

SAID = {
    Harm.CHANGED: "peristiwa, datanya, atau tautannya berubah",
    Harm.GONE: "peristiwanya hilang",
    Harm.ERASED: "datanya hilang tanpa catatan penghapusan",
    Harm.GAP: "nomor tidak bersambung",
    Harm.CUT: "tautan yang dikenal jangkar tidak ada",
    Harm.REPLACED: "rantai dibuat ulang, sidiknya bukan yang dikenal jangkar",
    Harm.UNLINKED: "peristiwa di luar rantai dan di luar antrean",
    Harm.ASTRAY: "antrean memuat yang bukan peristiwa atau yang sudah dalam rantai",
}

RECORDS = {
    "plan": "SKP",
    "evaluation": "evaluasi",
    "receipt": "tanda terima",
    "evidence": "bukti dukung",
    "feedback": "umpan balik",
    "role": "pemberian peran",
    "password": "kata sandi",
    "achievement": "realisasi tanpa tanda terima",
}


async def verify_events(settings: Settings) -> tuple[list[str], str]:
    """Compare the event log with itself and with the anchors; give what is wrong, and a summary.

    The anchors are read first: what they know, the database must have had by then.
    """
    anchors, faults = read_anchors(settings.anchors())
    database = Database(settings.database_url, size=2)
    try:
        while await database.write(sealer.seal):
            pass
        checked = await database.read(check_chains, anchors)
        unguarded = await database.read(missing_guards)
    finally:
        await database.close()
    wrong = [f"Jangkar {place}: barisnya bukan seperti ditulis" for place in faults]
    wrong += [_broken(finding) for finding in checked.findings]
    if database.engine == "sqlite" or settings.mode == "production":
        wrong += [f"Penjaga log peristiwa tidak utuh: {name}" for name in unguarded]
    last = max((anchor.day for anchor in anchors), default=None)
    anchored = f"jangkar terakhir {last}" if last else "belum ada jangkar, ekor yang dipotong luput"
    return wrong, f"{_looked_at(checked)}; {anchored}."


async def verify_records(
    settings: Settings, wanted: Wanted, tell: Callable[[str], object]
) -> tuple[bool, str]:
    """Compare records with their events, telling what does not match; say whether all is well.

    A record without an event is wrong in production; the copies of a demonstration have none.
    """
    changed, alone = 0, Counter[str]()
    database = Database(settings.database_url, size=2)
    try:
        async for found in check_records(database, wanted):
            if found.event_id is None:
                alone[found.kind] += 1
            changed += found.event_id is not None
            if found.event_id is not None or settings.mode == "production":
                tell(_mismatch(found))
    finally:
        await database.close()
    well = not changed and not (alone and settings.mode == "production")
    counts = ", ".join(f"{number} {RECORDS[kind]}" for kind, number in sorted(alone.items()))
    return well, f"{changed} berbeda; tanpa peristiwa yang memuatnya: {counts or 'tidak ada'}."


def _mismatch(found: Mismatch) -> str:
    what = f"{RECORDS[found.kind]} {found.id}"
    if found.event_id is None:
        return f"{what}: tidak ada peristiwa yang memuatnya"
    told = "tidak ada lagi" if found.is_gone else "bukan seperti dicatat"
    return f"{what}: {told} (peristiwa {found.event_id})"


def _broken(finding: Finding) -> str:
    where = "kota" if finding.agency_id is None else f"perangkat daerah {finding.agency_id}"
    told = f"Rantai peristiwa rusak pada {where}: {finding.place}: {SAID[finding.harm]}"
    if finding.anchor:
        told += f"; diubah sesudah {finding.anchor} dimulai"
    return told + f"; cocok sampai jangkar {finding.after}" if finding.after else told


def _looked_at(checked: Checked) -> str:
    told = f"{checked.position} peristiwa dalam rantai"
    if checked.waiting:
        told += f", {checked.waiting} menunggu urutan sejak {checked.waiting_since}"
    return told
