"""What leaders, HR and inspectors look at: how units stand, what to ask raters, how the system is used.

`integrity`: questions to raters. `trends`: units over periods, beside others, beside what they achieved.
`adoption`: how people report, and the time that it takes them.
"""
