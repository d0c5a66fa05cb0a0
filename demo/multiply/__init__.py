"""Makes a city of any size of the people who were entered: copies of them, and of all that is theirs.

`models` reads whom there is to copy, `crowd` says who comes in which unit, `copies` gives each copy its
keys and words, `statements` writes the rows, `growing` does so unit by unit. A copy leaves no events.
"""
