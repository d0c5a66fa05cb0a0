"""How the system is used: how people report, and how many minutes a month it takes them by their role.

No person is kept: `api/identity/presence` holds who was there in a minute until it is counted, and what is
kept are sums by day, role and kind of device.
"""
