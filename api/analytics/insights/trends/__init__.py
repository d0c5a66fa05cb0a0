"""Units over periods, beside units of their kind, and beside what they achieved.

Counts of each unit's own people are kept (`models`), so that a unit and all below it is a sum of few rows.
Pure in `suppression`, `tree`, `outliers` and `relation`.
"""
