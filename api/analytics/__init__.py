"""Read-only figures over everything below: how each person stands in each period.

One row per person and period, kept by reactions in the transaction of the change itself, and always
recomputed, never added to: it heals itself and can be proved.
"""
