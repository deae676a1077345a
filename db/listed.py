"""Lists that are one value of a statement.

With a value for each number every length of a list is another statement. Each connection keeps the latest hundred or
so that it has prepared, some kilobytes each: they were lists that are hardly ever as long again.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import JSON, BigInteger, ColumnElement, bindparam
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

_NUMBERS = JSON().with_variant(ARRAY(BigInteger), "postgresql")


class _Listed(FunctionElement[Any]):
    inherit_cache = True


@compiles(_Listed, "sqlite")
def _in_sqlite(listed: _Listed, compiler: SQLCompiler, **how: Any) -> str:
    return f"(SELECT value FROM json_each{compiler.process(listed.clause_expr, **how)})"


@compiles(_Listed, "postgresql")
def _in_postgresql(listed: _Listed, compiler: SQLCompiler, **how: Any) -> str:
    return f"(SELECT unnest{compiler.process(listed.clause_expr, **how)})"


def is_among(column: ColumnElement[int], name: str) -> ColumnElement[bool]:
    """Whether it is one of the numbers that are given, as a list, to the statement's parameter of this name."""
    return column.bool_op("IN")(_Listed(bindparam(name, type_=_NUMBERS)))
