"""An earlier result that stands for a period instead of a new one, where both sides agree (IV.A.13a).

Somebody who moved within a period may keep the result of the period before, from the former unit, as
the annex tells of Sari: the new assessor or the person proposes it, the other one agrees.
"""
