"""Years, their periods, and the days by which things are due.

`periods.id` is `yyyymmMM`: 20260103 is January to March 2026, 20260112 the year. `cycles.id` is
`year * 10 + n`. A deadline that falls on a day off stays where the rule puts it.
"""
