"""In: nothing. Out: System.Data's DataView, DataRowView and DataSet with their members; `compute(table, expression, condition)`."""
from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument, out_of_range
from ems.net.data_tables import DataRow, DataTable, Rows, db_null
from ems.net.declare import members
from ems.values.errors import net_error
from ems.values.objects import NetObject
from ems.values.types import net_type

_D = "System.Data."
_AGGREGATE = re.compile(r"\s*(sum|avg|min|max|count|stdev|var)\s*\(\s*(\[[^\]]+\]|[\w.]+|\*)\s*\)\s*", re.IGNORECASE)


def _chosen(table: DataTable, condition: str, order: str) -> list[DataRow]:
    from ems.net.data_filters import ordered, predicate

    rows = list(filter(predicate(table, condition), table.rows)) if (condition or "").strip() else list(table.rows)
    return ordered(table, rows, order or "")


def compute(table: DataTable, expression: str, condition: Any = None) -> Any:
    """An aggregate of a column over the rows that fit a condition; DBNull of no values."""
    found = _AGGREGATE.fullmatch(expression or "")
    if found is None:
        raise net_error(_D + "SyntaxErrorException", f"Syntax error in the expression: {expression}.")
    kind, name = found[1].lower(), found[2].strip("[]")
    rows = _chosen(table, condition or "", "")
    values: list[Any] = list(rows) if name == "*" else [v for v in (row.net_item(name) for row in rows) if v is not db_null()]
    if kind == "count":
        return len(values)
    if name == "*":
        raise net_error(_D + "EvaluateException", f"Cannot find column [{name}].")
    if not values:
        return db_null()
    if kind in ("min", "max"):
        return (min if kind == "min" else max)(values)
    return _figures(kind, values)


def _figures(kind: str, values: list[Any]) -> Any:
    from ems.values import arithmetic
    from ems.values.numbers import Int64

    if not all(isinstance(v, (int, float)) or hasattr(v, "as_tuple") for v in values):
        raise net_error(_D + "EvaluateException", f"Invalid usage of aggregate function {kind.capitalize()}() and Type: String.")
    total = values[0]
    for value in values[1:]:
        total = arithmetic.add(total, value)
    if kind == "sum":
        return Int64(total) if isinstance(total, int) else total
    count = len(values)
    if kind == "avg":
        return int(total / count) if isinstance(total, int) else total / count
    if count < 2:
        return db_null()
    mean = float(total) / count
    variance = sum((float(v) - mean) ** 2 for v in values) / (count - 1)
    return variance if kind == "var" else variance ** 0.5


class DataView(NetObject):
    """The rows of a table that fit a filter, in an order."""

    __slots__ = ("filter", "sort", "table")
    net_name = _D + "DataView"

    def __init__(self, table: DataTable, condition: str = "", order: str = "") -> None:
        self.ps_ext = None
        self.table = table
        self.filter = condition
        self.sort = order

    def rows(self) -> list[DataRow]:
        return _chosen(self.table, self.filter, self.sort)

    def net_enumerate(self) -> Iterator[Any]:
        return iter([RowView(self, row) for row in self.rows()])

    def net_item(self, index: Any) -> Any:
        rows = self.rows()
        if not 0 <= index < len(rows):
            raise net_error("System.IndexOutOfRangeException", f"Index {index} is either negative or above rows count.")
        return RowView(self, rows[index])


class RowView(NetObject):
    """A row as its view shows it: its columns are its properties."""

    __slots__ = ("row", "view")
    net_name = _D + "DataRowView"

    def __init__(self, view: DataView, row: DataRow) -> None:
        self.ps_ext = None
        self.view = view
        self.row = row

    def ps_get(self, name: str, lower: str) -> Any:
        return self.row.ps_get(name, lower)

    def ps_set(self, name: str, lower: str, value: Any) -> bool:
        return self.row.ps_set(name, lower, value)

    def ps_members(self) -> list[Any]:
        return self.row.ps_members()

    def net_item(self, key: Any) -> Any:
        return self.row.net_item(key)

    def net_put(self, key: Any, value: Any) -> None:
        self.row.net_put(key, value)


def _field(slot: str) -> tuple[Any, Any]:
    return staticmethod(lambda self: getattr(self, slot)), staticmethod(lambda self, value: setattr(self, slot, value or ""))


class _Views(ObjectBodies):
    @staticmethod
    def new(table: Any, condition: str = "", order: str = "", state: Any = None) -> DataView:
        if table is None:
            raise null_argument("table")
        return DataView(table, condition or "", order or "")

    Count = staticmethod(lambda self: len(self.rows()))
    Table = staticmethod(lambda self: self.table)
    Item = staticmethod(lambda self, index: self.net_item(index))
    RowFilter, set_RowFilter = _field("filter")
    Sort, set_Sort = _field("sort")

    @staticmethod
    def ToTable(self: DataView, name: Any = None) -> DataTable:
        from ems.net.data_tables import _Tables

        made = _Tables.Clone(self.table)
        made.name = name or self.table.name
        for row in self.rows():
            _Tables.ImportRow(made, row)
        return made


members(net_type(_D + "DataView", py=DataView, interfaces="IList ICollection IEnumerable"), f"""
{_D}DataTable ToTable()
{_D}DataTable ToTable(string tableName)
{_D}DataRowView Item(int recordIndex) {{get;}}
int Count {{get;}}
string RowFilter {{get;set;}}
string Sort {{get;set;}}
{_D}DataTable Table {{get;}}
{_D}DataView new({_D}DataTable table)
{_D}DataView new({_D}DataTable table, string RowFilter, string Sort, System.Object RowState)
""", _Views)


class _RowViews(ObjectBodies):
    Row = staticmethod(lambda self: self.row)
    DataView = staticmethod(lambda self: self.view)
    Item = staticmethod(lambda self, key: self.net_item(key))
    set_Item = staticmethod(lambda self, key, value: self.net_put(key, value))

    @staticmethod
    def Delete(self: RowView) -> None:
        if self.row in self.view.table.rows:
            self.view.table.rows.remove(self.row)


members(net_type(_D + "DataRowView", py=RowView), f"""
void Delete()
System.Object Item(int ndx) {{get;set;}}
System.Object Item(string property) {{get;set;}}
{_D}DataRow Row {{get;}}
{_D}DataView DataView {{get;}}
""", _RowViews)


# -- keys


def find(rows: Rows, keys: list[Any]) -> Any:
    """The row of a primary key, None when there is none."""
    from ems.values.compare import equals

    table = rows.table
    if not table.keys:
        raise net_error(_D + "MissingPrimaryKeyException", "Table doesn't have a primary key.")
    if len(keys) != len(table.keys):
        raise bad_argument(f"Expecting {len(table.keys)} value(s) for the key being indexed, but received {len(keys)} value(s).")
    places = [table.at(column) for column in table.keys]
    wanted = [column.stored(key) for column, key in zip(table.keys, keys, strict=True)]
    return next((row for row in table.rows if all(equals(row.values[at], key) for at, key in zip(places, wanted, strict=True))), None)


# -- DataSet


class DataSet(NetObject):
    __slots__ = ("name", "tables")
    net_name = _D + "DataSet"

    def __init__(self, name: str = "NewDataSet") -> None:
        self.ps_ext = None
        self.name = name
        self.tables: list[DataTable] = []


class Tables(NetObject):
    """The tables of a DataSet."""

    __slots__ = ("owner",)
    net_name = _D + "DataTableCollection"

    def __init__(self, owner: DataSet) -> None:
        self.ps_ext = None
        self.owner = owner

    def __len__(self) -> int:
        return len(self.owner.tables)

    def net_enumerate(self) -> Iterator[Any]:
        return iter(list(self.owner.tables))

    def net_item(self, key: Any) -> Any:
        tables = self.owner.tables
        if isinstance(key, int):
            if not 0 <= key < len(tables):
                raise out_of_range(f"Cannot find table {key}.", "index")
            return tables[key]
        return next((table for table in tables if table.name.lower() == str(key).lower()), None)


class _Sets(ObjectBodies):
    new = staticmethod(lambda name="NewDataSet": DataSet(name or "NewDataSet"))
    DataSetName, set_DataSetName = _field("name")
    Tables = staticmethod(lambda self: Tables(self))

    @staticmethod
    def Clear(self: DataSet) -> None:
        for table in self.tables:
            table.rows.clear()

    @staticmethod
    def Dispose(self: DataSet) -> None:
        """Nothing is held."""


class _TableLists(ObjectBodies):
    Count: Callable[..., Any] = staticmethod(len)
    Item = staticmethod(lambda self, key: self.net_item(key))
    Contains = staticmethod(lambda self, name: self.net_item(name) is not None)

    @staticmethod
    def Add(self: Tables, table: Any = None) -> Any:
        made = table if isinstance(table, DataTable) else DataTable(table or f"Table{len(self) + 1}")
        if not made.name:
            made.name = f"Table{len(self) + 1}"
        if self.net_item(made.name) is not None:
            raise net_error(_D + "DuplicateNameException", f"A DataTable named '{made.name}' already belongs to this DataSet.")
        self.owner.tables.append(made)
        return made

    @staticmethod
    def Remove(self: Tables, table: Any) -> None:
        found = table if isinstance(table, DataTable) else self.net_item(table)
        if found is None:
            raise null_argument("table")
        self.owner.tables.remove(found)


members(net_type(_D + "DataSet", py=DataSet, interfaces="IDisposable"), f"""
void Clear()
void Dispose()
string DataSetName {{get;set;}}
{_D}DataTableCollection Tables {{get;}}
{_D}DataSet new()
{_D}DataSet new(string dataSetName)
""", _Sets)
members(net_type(_D + "DataTableCollection", base=_D + "InternalDataCollectionBase", py=Tables, interfaces="ICollection IEnumerable"), f"""
void Add({_D}DataTable table)
{_D}DataTable Add(string name)
{_D}DataTable Add()
bool Contains(string name)
void Remove({_D}DataTable table)
void Remove(string name)
{_D}DataTable Item(int index) {{get;}}
{_D}DataTable Item(string name) {{get;}}
int Count {{get;}}
""", _TableLists)
