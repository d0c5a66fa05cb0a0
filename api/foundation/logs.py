"""Structured logs: one JSON line each, with the request's id; no names, no bodies, no secrets."""

import logging
import sys

import orjson
import structlog


def configure(level: int = logging.INFO) -> None:
    """Set up logging for this process."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(serializer=_dumps),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )


def _dumps(value: object, **_options: object) -> str:
    return orjson.dumps(value, default=str).decode()
