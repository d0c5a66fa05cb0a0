"""How a period or a year is judged: the unit's achievement, two ratings, the quadrant, the predikat.

The order is the law's (R35): the organization's achievement first, then ratings of results and of
behaviour with reasons, then the predikat out of the quadrant (R37), which no one types. Nobody but
the assessor sees it before the signature; the person acknowledges afterwards. Every step is kept.
"""
