"""Numbers that come from the work itself: services with their cases, sources of other systems, and
the figures of indicators that are made of both. Nothing here judges anybody.
"""
