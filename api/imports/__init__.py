"""Files of units and people: read, checked and matched, shown, applied whole, undone.

`reading` makes rows of a file's bytes, `matching` says what each row would do, `changes` works out
what to write and writes it. Nothing changes before somebody has seen the preview; an application is one
transaction, and it can be undone for a while.
"""
