"""Performance agreements (perjanjian kinerja): what a unit promises for a year, line by line.

A goal of a leader's plan may serve a line; agreements know of plans only which lines are served.
"""
