"""Who asks: sign-in, sessions, roles, API tokens, service accounts; makes the Actor.

A person has one id, `users.id`, which is also `employees.id`. Being an assessor is no role: it comes
from the organization. Nothing below this module sees cookies or headers.
"""
