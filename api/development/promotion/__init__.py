"""Promotion in rank and level: conditions with evidence, lists, proposals and decisions (R82-R84, R90)."""
