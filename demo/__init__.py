"""The demonstration city: fictitious people, made through the services as people would.

It stands beside `api`, which knows nothing of it. `content/` holds what people write, who they are and
how often what happens, read and checked by `content`; `people` casts who is there; `town` enters them;
`year/` says what they do, each act on its day (`acts`); `load` carries over what came of it; `multiply/`
makes a city of any size of them.
A new capability adds to the city where the year is written: a function that notes acts in the diary
(`diary.note(when, who, act)`), called from `year.write_diary`. Tables with an owner among the people
are multiplied by themselves.
"""
