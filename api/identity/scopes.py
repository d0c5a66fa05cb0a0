"""What a credential may be used for; `<module>:read` or `<module>:write`."""

from enum import StrEnum


class Scope(StrEnum):
    """A session has every scope; a token those that it was given."""

    IDENTITY_READ = "identity:read"
    IDENTITY_WRITE = "identity:write"
    ORGANIZATION_READ = "organization:read"
    ORGANIZATION_WRITE = "organization:write"
    RULES_READ = "rules:read"
    CYCLES_READ = "cycles:read"
    CYCLES_WRITE = "cycles:write"
    GOALS_READ = "goals:read"
    GOALS_WRITE = "goals:write"
    ACHIEVEMENTS_READ = "achievements:read"
    ACHIEVEMENTS_WRITE = "achievements:write"
    MEASUREMENTS_READ = "measurements:read"
    MEASUREMENTS_WRITE = "measurements:write"
    FEEDBACK_READ = "feedback:read"
    FEEDBACK_WRITE = "feedback:write"
    EVALUATIONS_READ = "evaluations:read"
    EVALUATIONS_WRITE = "evaluations:write"
    DEVELOPMENT_READ = "development:read"
    DEVELOPMENT_WRITE = "development:write"
    POLICY_READ = "policy:read"
    POLICY_WRITE = "policy:write"
    TASKS_READ = "tasks:read"
    TASKS_WRITE = "tasks:write"
    ANALYTICS_READ = "analytics:read"
    EVENTS_READ = "events:read"


SESSION_ONLY = frozenset({Scope.IDENTITY_WRITE})
"""No token may hold these: whoever finds a token must not be able to make another."""
EVERY_SCOPE = frozenset(Scope)
