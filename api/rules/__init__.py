"""The regulation as effective-dated data, and the calendar of working days.

What a policy can change is a row with `effective_from` and its legal basis, never a constant in code.
The data that come with the program are `data.py`; `seed.py` writes them, again and again the same.
"""
