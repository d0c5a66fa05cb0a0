"""What people tell each other about the work, on a goal or a value, all year (R28, R29).

Superiors, peers, subordinates and others may give it. The receiver always sees it. It is never
changed: what was said stays said.
"""
