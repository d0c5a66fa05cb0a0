"""Agencies, units, posts, people, who serves where, and who assesses whom: all by date.

`people` stand on `posts`, posts on `units`. Registry of the city: NIP and login are unique city-wide,
assessors cross agencies. Dated rows are half-open, [valid_from, valid_until), and do not overlap.
`employees.agency_id/unit_id/position_id` are a copy of the main assignment, kept by `posts.service`.
"""
