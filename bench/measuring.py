"""Rounds of load, the two servers by turns, and what comes out of them."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from statistics import median
from typing import Any

from bench.city import Ask, City
from bench.servers import Generator, Server

CONNECTIONS = 16
READS = ("team", "plan", "tasks")
ALONE = ("evaluation", "people_city", "people_agency", "plans_city", "plans_agency")


@dataclass(frozen=True)
class Plan:
    """How long to measure."""

    rounds: int = 5
    seconds: float = 3.0
    reports: int = 500
    """Reports a round: each is of a line that nobody has reported."""


@dataclass
class Side:
    """The rounds of one server in one scenario."""

    found: list[dict[str, Any]] = field(default_factory=list)

    @property
    def best(self) -> dict[str, Any]:
        """The quickest round: neighbours on the machine only ever slow it down."""
        return max(self.found, key=lambda one: one["rate"])

    @property
    def cpu(self) -> float:
        """Processor time of the server a request, in the round that had least."""
        least: float = min(one["cpu"] for one in self.found)
        return least


@dataclass
class Measured:
    """A scenario with the product and, where there is one, the limit."""

    name: str
    product: Side = field(default_factory=Side)
    limit: Side = field(default_factory=Side)

    @property
    def ratio(self) -> float | None:
        """The middle of the ratios of neighbouring rounds."""
        pairs = zip(self.product.found, self.limit.found, strict=False)
        ratios = [one["rate"] / other["rate"] for one, other in pairs]
        return median(ratios) if ratios else None

    @property
    def cpu_ratio(self) -> float | None:
        return self.limit.cpu / self.product.cpu if self.limit.found else None


class Bench:
    """One engine's city under load."""

    def __init__(
        self, city: City, product: Server, limit: Server, generator: Generator, plan: Plan
    ) -> None:
        self.city, self.plan, self.generator = city, plan, generator
        self.product, self.limit = product, limit
        self.left = list(city.asks["report"])

    def measure(self) -> list[Measured]:
        """Measure all scenarios that are one kind of request each."""
        found = [self._compared(name) for name in READS]
        found.append(self._reporting())
        return found + [self._alone(name) for name in ALONE]

    def _compared(self, name: str) -> Measured:
        found, asks = Measured(name), self.city.asks[name]
        for server in (self.limit, self.product):
            self._round(server, asks)
        for _ in range(self.plan.rounds):
            found.limit.found.append(self._round(self.limit, asks))
            found.product.found.append(self._round(self.product, asks))
        return found

    def _alone(self, name: str) -> Measured:
        found, asks = Measured(name), self.city.asks[name]
        self._round(self.product, asks)
        for _ in range(max(self.plan.rounds // 2, 1)):
            found.product.found.append(self._round(self.product, asks))
        return found

    def _reporting(self) -> Measured:
        found = Measured("report")
        for server in (self.limit, self.product):
            self._round(server, self.take(self.plan.reports // 5), once=True)
        for _ in range(self.plan.rounds):
            lines = self.take(2 * self.plan.reports)
            for side, server, part in (
                (found.limit, self.limit, lines[::2]),
                (found.product, self.product, lines[1::2]),
            ):
                side.found.append(self._round(server, part, once=True))
        return found

    def take(self, number: int) -> list[Ask]:
        """Take lines that nobody has reported yet."""
        if len(self.left) < number:
            raise RuntimeError("the city has no more open lines: fewer rounds or reports")
        taken, self.left = self.left[:number], self.left[number:]
        return taken

    def deadline_day(self, connections: int = 100) -> dict[str, Any]:
        """Let a hundred people work at once: four reads to one report."""
        reads = ("tasks", "plan", "form", "team")
        asks: list[Ask] = []
        for number, line in enumerate(self.take(4 * self.plan.reports)):
            asks += [_nth(self.city.asks[name], number) for name in reads]
            asks.append(line)
        return self._round(
            self.product, asks, once=True, connections=connections, seconds=4 * self.plan.seconds
        )

    def sign_in(self, password: str) -> dict[str, Any]:
        """Let people sign in by their number, as long as a round takes."""
        bodies = [{"login": login, "password": password} for login in self.city.logins]
        orders = [
            {
                "method": "POST",
                "path": "/api/v1/session",
                "headers": {"User-Agent": "bench"},
                "body": b,
            }
            for b in bodies
        ]
        return self.generator.drive(
            port=self.product.port,
            requests=orders,
            once=True,
            connections=CONNECTIONS,
            seconds=2 * self.plan.seconds,
        )

    def _round(
        self,
        server: Server,
        asks: Sequence[Ask],
        *,
        once: bool = False,
        connections: int = CONNECTIONS,
        seconds: float | None = None,
    ) -> dict[str, Any]:
        orders = self.city.orders(list(asks))
        limit = 600.0 if once and seconds is None else seconds or self.plan.seconds
        cpu = server.cpu()
        found = self.generator.drive(
            port=server.port, requests=orders, once=once, connections=connections, seconds=limit
        )
        found["cpu"] = (server.cpu() - cpu) / max(found["answers"], 1)
        wrong = {status: n for status, n in found["statuses"].items() if status not in GOOD}
        if wrong and connections == CONNECTIONS:
            raise RuntimeError(f"answers that are none: {wrong}")
        found["wrong"] = sum(wrong.values())
        return found


GOOD = ("200", "201")


def _nth(asks: Sequence[Ask], number: int) -> Ask:
    return asks[number % len(asks)]
