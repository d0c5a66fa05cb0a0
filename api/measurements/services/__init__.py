"""Services with their standard: cases as the licensing system delivers them, counted in working days.

The other system owns a case and who works on it; here it is only counted, shown and reminded of.
Nothing is kept of who applied.
"""
