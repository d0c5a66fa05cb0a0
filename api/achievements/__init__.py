"""The year's work: what was achieved per indicator and period, and the evidence for it.

One row per indicator and period; a correction keeps what it replaced. Values above the target are
kept as they are. A report is receipted with the server's time.
"""
