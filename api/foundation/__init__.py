"""What every module stands on: database, work, errors, events, jobs, paging, clock, storage.

Knows nothing of civil servants; could be lifted into another product. `work.Database` is the only
door to the data, `events.publish` the only way to say that something happened.
"""
