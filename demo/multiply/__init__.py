"""Makes a city of any size of the people who were entered: copies of them, and of all that is theirs.

`models` reads whom there is to copy, `growing` says who comes in which unit, `ground` what they stand on,
`copies` gives each copy its rows and words, `statements` writes them. A copy leaves no events.
"""
