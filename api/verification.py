"""What an operator verifies: that the event log is as it was sealed."""

from api.foundation import sealer
from api.foundation.anchors import read_anchors
from api.foundation.chain_check import Checked, Finding, Harm, check_chains
from api.foundation.work import Database
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
    finally:
        await database.close()
    wrong = [f"Jangkar {place}: barisnya bukan seperti ditulis" for place in faults]
    wrong += [_broken(finding) for finding in checked.findings]
    last = max((anchor.day for anchor in anchors), default=None)
    anchored = f"jangkar terakhir {last}" if last else "belum ada jangkar, ekor yang dipotong luput"
    return wrong, f"{_looked_at(checked)}; {anchored}."


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
