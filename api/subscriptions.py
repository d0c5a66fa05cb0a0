"""What happens when: every event that causes something above its own module, on one page."""


def connect() -> None:
    """Join events to reactions; once per process."""
