"""Achievements of organizations (capaian kinerja organisasi): how a unit did, set one level above.

The law puts it first (R35, R39), so that nothing here knows of evaluations; `figures` finds the one
that an evaluation rests on.
"""
