"""Reminders that a leader sends with one click: counted, never at night, never on days off.

A reminder is about one subject and is shown on the task that it is about; there is no way past its limits,
whoever reminds.
"""
