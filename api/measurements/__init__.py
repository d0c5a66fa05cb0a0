"""Numbers that measure themselves: the work of services, and what other systems measure."""
