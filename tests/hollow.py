"""Finds assertions that hold whatever happens, since what they go through may be nothing.

A test that loops, or says `all`, `not any` or `== []` of a list, has to go through something: through what
is written out (a literal, a constant, an enumeration), what it measures, or what `tests.found.found` saw.
"""

import ast
from collections.abc import Iterator

WRAPPERS = frozenset({"sorted", "enumerate", "zip", "product", "reversed", "list"})
VIEWS = frozenset({"items", "keys", "values"})
EMPTY = frozenset({"[]", "()", "{}", "set()"})
COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
Known = dict[str, ast.expr]


def hollow_lines(tree: ast.Module) -> list[int]:
    """Give the lines of a file of tests where nothing would be seen in nothing."""
    return sorted(
        source.lineno
        for test in ast.walk(tree)
        if isinstance(test, ast.FunctionDef) and test.name.startswith("test_")
        for source in _sources(test, _names(test))
        if not (_is_something(source, _names(test)) or ast.unparse(source) in _measured(test))
    )


def _names(test: ast.FunctionDef) -> Known:
    found: Known = {}
    for node in ast.walk(test):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            found[node.targets[0].id] = node.value
    return found


def _measured(test: ast.FunctionDef) -> set[str]:
    """Give what a test asserts to be there, or says the length of."""
    said = [node.test for node in ast.walk(test) if isinstance(node, ast.Assert)]
    lengths = [
        node.args[0]
        for one in said
        for node in ast.walk(one)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "len"
    ]
    return {ast.unparse(one) for one in (*said, *lengths)}


def _sources(node: ast.AST, names: Known) -> Iterator[ast.expr]:
    """Give all that assertions go through; inside a loop over something, nothing more is asked."""
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.For) and any(
            isinstance(one, ast.Assert) for one in ast.walk(child)
        ):
            yield child.iter
        elif isinstance(child, ast.Assert):
            yield from _gone_through(child.test, names)
        else:
            yield from _sources(child, names)


def _gone_through(said: ast.expr, names: Known) -> Iterator[ast.expr]:
    for node in ast.walk(said):
        if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
            yield from _of_call(node.operand, "any")
        elif isinstance(node, ast.Compare):
            yield from _of_comparison(node, names)
        yield from _of_call(node, "all")


def _of_comparison(node: ast.Compare, names: Known) -> Iterator[ast.expr]:
    if isinstance(node.ops[0], ast.Eq) and ast.unparse(node.comparators[0]) in EMPTY:
        yield from _of_comprehension(names.get(getattr(node.left, "id", ""), node.left))


def _of_call(node: ast.AST, name: str) -> Iterator[ast.expr]:
    if isinstance(node, ast.Call) and ast.unparse(node.func) == name:
        yield from _of_comprehension(node.args[0])


def _of_comprehension(node: ast.expr) -> Iterator[ast.expr]:
    if isinstance(node, COMPREHENSIONS):
        yield node.generators[0].iter


def _is_something(node: ast.expr, names: Known) -> bool:
    if isinstance(node, ast.Name) and node.id in names:
        return _is_something(names[node.id], names)
    if isinstance(node, ast.Name | ast.Attribute):
        return ast.unparse(node).rsplit(".", 1)[-1][0].isupper()
    if isinstance(node, ast.Call):
        return _calls_for_something(node, names)
    if isinstance(node, COMPREHENSIONS):
        return not node.generators[0].ifs and _is_something(node.generators[0].iter, names)
    return bool(getattr(node, "elts", getattr(node, "keys", ())))


def _calls_for_something(node: ast.Call, names: Known) -> bool:
    if isinstance(node.func, ast.Attribute):
        return node.func.attr in VIEWS and _is_something(node.func.value, names)
    name = ast.unparse(node.func)
    given = (_is_something(one, names) for one in node.args)
    return name in {"found", "range"} or (name in WRAPPERS and all(given))
