"""What a person is asked to do: tasks, opened and closed by reactions to what happens below.

A task says whose turn it is and until when. Somebody else's delay is never the person's own.
"""
