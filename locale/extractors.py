"""Finds the messages that do not stand in a call of gettext, for make messages.

Metrics are defined by their docstrings, rules of reconciliation by their sentences, and tables,
fields and codes by the data contract. Readers see all of them, so translators need them all.
"""

import ast
import inspect
import json
from collections.abc import Collection, Iterator
from typing import IO, Any

from babel.messages.extract import extract_python

# Line, function, message and comments, as pybabel takes them.
Message = tuple[int, str | None, Any, list[str]]

CONTRACT_TEXTS = ("title", "description", "label", "problem", "remedy", "unit")


def extract_metrics(
    source: IO[bytes],
    keywords: Any,
    comment_tags: Collection[str],
    options: Any,
) -> Iterator[Message]:
    """Yield the subject of the module and the docstring of each public function, besides calls of gettext."""
    tree = ast.parse(source.read())
    if subject := ast.get_docstring(tree):
        yield 1, None, subject.partition("\n")[0], ["Subject of metrics"]
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            docstring = ast.get_docstring(node)
            if docstring:
                yield node.lineno, None, docstring, [f"Definition of {node.name}"]
    source.seek(0)
    # Babel declares another order of these tuples than it yields.
    called: Any = extract_python(source, keywords, comment_tags, options)
    yield from called


def extract_rules(
    source: IO[bytes],
    keywords: Any,
    comment_tags: Collection[str],
    options: Any,
) -> Iterator[Message]:
    """Yield the texts of each Rule(...)."""
    for node in ast.walk(ast.parse(source.read())):
        match node:
            case ast.Call(func=ast.Name(id="Rule"), args=args, keywords=named):
                for text in (*args, *(keyword.value for keyword in named)):
                    if isinstance(text, ast.Constant) and isinstance(text.value, str):
                        yield text.lineno, None, text.value, ["Rule of reconciliation"]


def extract_contract(
    source: IO[bytes],
    keywords: Any,
    comment_tags: Collection[str],
    options: Any,
) -> Iterator[Message]:
    """Yield what the data contract says of tables, fields and codes."""
    for text in texts(json.load(source)):
        yield 0, None, inspect.cleandoc(text), []


def texts(node: object) -> Iterator[str]:
    """Yield the texts for readers, in a part of the contract and in the parts below it."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name in CONTRACT_TEXTS and isinstance(value, str):
                yield value
            else:
                yield from texts(value)
    elif isinstance(node, list):
        for value in node:
            yield from texts(value)
