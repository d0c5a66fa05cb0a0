"""How leaders lead, told from facts: what they were asked for, by when, and when they did it.

A point is one kind of act (`points`); nobody types a figure. What waited for somebody else is never theirs.
"""
