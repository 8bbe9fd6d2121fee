"""In: nothing. Out: System.Data's DataTable, DataColumn, DataRow and their collections, with their members.

A row shows its columns as properties. Select() takes comparisons with AND, OR and NOT, LIKE and IN, and an order.
"""
from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ems.net.bases import ObjectBodies, bad_argument, null_argument
from ems.net.declare import members
from ems.values.collections import TypedArray
from ems.values.errors import NetException, net_error
from ems.values.objects import NetObject
from ems.values.types import STRING, NetType, get_type, net_type

_D = "System.Data."


def db_null() -> Any:
    from ems.net.automation import _DB_NULL

    return _DB_NULL


class DataColumn(NetObject):
    __slots__ = ("allow_null", "default", "name", "step", "table", "type", "unique")
    net_name = _D + "DataColumn"

    def __init__(self, name: str = "", net: NetType | None = None) -> None:
        self.ps_ext = None
        self.name = name
        self.type = net or STRING
        self.table: DataTable | None = None
        self.default: Any = None
        self.allow_null, self.unique = True, False
        self.step: list[int] | None = None  # AutoIncrement: the next number and the step

    def net_to_string(self, culture: str) -> str:
        return self.name

    def stored(self, value: Any) -> Any:
        """A value as the column keeps it."""
        from ems.values.convert import convert

        if value is None or value is db_null():
            return db_null()
        try:
            return convert(value, self.type)
        except NetException as error:
            from ems.values.text import net_text

            raise bad_argument(f"{error.message.partition('Error: ')[2].strip(chr(34)) or error.message}Couldn't store <{net_text(value)}> in {self.name} "
                               f"Column.  Expected type is {self.type.name}.") from None


class DataTable(NetObject):
    __slots__ = ("case_sensitive", "columns", "keys", "name", "rows", "view")
    net_name = _D + "DataTable"

    def __init__(self, name: str = "") -> None:
        self.ps_ext = None
        self.name = name
        self.columns: list[DataColumn] = []
        self.rows: list[DataRow] = []
        self.case_sensitive = False
        self.keys: list[DataColumn] = []
        self.view: Any = None

    def place(self, name: str) -> int | None:
        lower = name.lower()
        return next((i for i, c in enumerate(self.columns) if c.name.lower() == lower), None)

    def at(self, key: Any) -> int:
        """The place of a column given by place, name or itself."""
        if isinstance(key, DataColumn):
            return self.columns.index(key)
        if isinstance(key, int):
            if not 0 <= key < len(self.columns):
                raise net_error("System.IndexOutOfRangeException", f"Cannot find column {key}.")
            return key
        found = self.place(key)
        if found is None:
            raise bad_argument(f"Column '{key}' does not belong to table {self.name}.")
        return found

    def net_enumerate(self) -> Iterator[Any]:
        return iter(list(self.rows))

    def net_to_string(self, culture: str) -> str:
        return self.name


class DataRow(NetObject):
    __slots__ = ("table", "values")
    net_name = _D + "DataRow"

    def __init__(self, table: DataTable) -> None:
        self.ps_ext = None
        self.table = table
        self.values = []
        for column in table.columns:
            value = db_null() if column.default is None else column.default
            if column.step is not None:
                value, column.step[0] = column.stored(column.step[0]), column.step[0] + column.step[1]
            self.values.append(value)

    def ps_get(self, name: str, lower: str) -> Any:
        from ems.values.members import MISSING

        at = self.table.place(lower)
        return MISSING if at is None else self.values[at]

    def ps_set(self, name: str, lower: str, value: Any) -> bool:
        at = self.table.place(lower)
        if at is None:
            return False
        self.values[at] = self.table.columns[at].stored(value)
        return True

    def ps_members(self) -> list[Any]:
        from ems.values.psmembers import MemberInfo
        from ems.values.typenames import display_name
        from ems.values.types import Property

        def reader(name: str) -> Any:
            return lambda row: row.ps_get(name, name.lower())

        def writer(name: str) -> Any:
            return lambda row, value: row.ps_set(name, name.lower(), value)

        return [MemberInfo(self, c.name, "Property", Property(c.name, display_name(c.type), reader(c.name), writer(c.name))) for c in self.table.columns]

    def net_item(self, key: Any) -> Any:
        return self.values[self.table.at(key)]

    def net_put(self, key: Any, value: Any) -> None:
        at = self.table.at(key)
        self.values[at] = self.table.columns[at].stored(value)


class Columns(NetObject):
    __slots__ = ("table",)
    net_name = _D + "DataColumnCollection"

    def __init__(self, table: DataTable) -> None:
        self.ps_ext = None
        self.table = table

    def __len__(self) -> int:
        return len(self.table.columns)

    def net_enumerate(self) -> Iterator[Any]:
        return iter(list(self.table.columns))

    def net_item(self, key: Any) -> Any:
        if isinstance(key, str):
            at = self.table.place(key)
            return None if at is None else self.table.columns[at]
        return self.table.columns[self.table.at(key)]


class Rows(NetObject):
    __slots__ = ("table",)
    net_name = _D + "DataRowCollection"

    def __init__(self, table: DataTable) -> None:
        self.ps_ext = None
        self.table = table

    def __len__(self) -> int:
        return len(self.table.rows)

    def net_enumerate(self) -> Iterator[Any]:
        return iter(list(self.table.rows))

    def net_item(self, index: Any) -> Any:
        if not 0 <= int(index) < len(self.table.rows):
            raise net_error("System.IndexOutOfRangeException", f"There is no row at position {index}.")
        return self.table.rows[int(index)]


def _rows_array(rows: list[DataRow]) -> TypedArray:
    return TypedArray.of(get_type(_D + "DataRow"), rows)


class _Columns(ObjectBodies):
    @staticmethod
    def Count(self: Columns) -> int:
        return len(self.table.columns)

    @staticmethod
    def Add(self: Columns, first: Any = None, net: Any = None, expression: Any = None) -> Any:
        column = first if isinstance(first, DataColumn) else DataColumn(first or f"Column{len(self) + 1}", net)
        if self.table.place(column.name) is not None:
            raise net_error("System.Data.DuplicateNameException", f"A column named '{column.name}' already belongs to this DataTable.")
        column.table = self.table
        self.table.columns.append(column)
        for row in self.table.rows:
            row.values.append(db_null() if column.default is None else column.default)
        return column

    @staticmethod
    def AddRange(self: Columns, columns: Any) -> None:
        for column in columns or ():
            _Columns.Add(self, column)

    @staticmethod
    def Contains(self: Columns, name: str) -> bool:
        return self.table.place(name or "") is not None

    @staticmethod
    def IndexOf(self: Columns, key: Any) -> int:
        if isinstance(key, DataColumn):
            return self.table.columns.index(key) if key in self.table.columns else -1
        found = self.table.place(key or "")
        return -1 if found is None else found

    @staticmethod
    def Remove(self: Columns, key: Any) -> None:
        at = self.table.at(key)
        del self.table.columns[at]
        for row in self.table.rows:
            del row.values[at]

    RemoveAt = Remove

    @staticmethod
    def Clear(self: Columns) -> None:
        self.table.columns.clear()
        for row in self.table.rows:
            row.values.clear()

    @staticmethod
    def Item(self: Columns, key: Any) -> Any:
        return self.net_item(key)


class _Rows(ObjectBodies):
    @staticmethod
    def Count(self: Rows) -> int:
        return len(self.table.rows)

    @staticmethod
    def Add(self: Rows, first: Any) -> Any:
        table = self.table
        if isinstance(first, DataRow):
            if first in table.rows:
                raise bad_argument("This row already belongs to this table.")
            _check(table, first)
            table.rows.append(first)
            return None
        if first is None:
            raise null_argument("values")
        if len(first) > len(table.columns):
            raise bad_argument("Input array is longer than the number of columns in this table.")
        row = DataRow(table)
        for at, value in enumerate(first):
            if value is not None:
                row.values[at] = table.columns[at].stored(value)
        _check(table, row)
        table.rows.append(row)
        return row

    @staticmethod
    def Find(self: Rows, key: Any) -> Any:
        from ems.net.data_views import find

        return find(self, list(key) if isinstance(key, list) else [key])

    @staticmethod
    def Contains(self: Rows, key: Any) -> bool:
        return _Rows.Find(self, key) is not None

    @staticmethod
    def Remove(self: Rows, row: Any) -> None:
        if row not in self.table.rows:
            raise net_error("System.IndexOutOfRangeException", "The given DataRow is not in the current DataRowCollection.")
        self.table.rows.remove(row)

    @staticmethod
    def RemoveAt(self: Rows, index: int) -> None:
        self.table.rows.remove(self.net_item(index))

    @staticmethod
    def Clear(self: Rows) -> None:
        self.table.rows.clear()

    @staticmethod
    def Item(self: Rows, index: int) -> Any:
        return self.net_item(index)


def _check(table: DataTable, row: DataRow) -> None:
    for at, column in enumerate(table.columns):
        if not column.allow_null and row.values[at] is db_null():
            raise net_error("System.Data.NoNullAllowedException", f"Column '{column.name}' does not allow nulls.")
        if column.unique and any(other.values[at] == row.values[at] for other in table.rows):
            raise net_error("System.Data.ConstraintException",
                            f"Column '{column.name}' is constrained to be unique.  Value '{row.values[at]}' is already present.")


class _Tables(ObjectBodies):
    @staticmethod
    def new(name: Any = None) -> DataTable:
        return DataTable(name or "")

    @staticmethod
    def Columns(self: DataTable) -> Any:
        return Columns(self)

    @staticmethod
    def Rows(self: DataTable) -> Any:
        return Rows(self)

    @staticmethod
    def TableName(self: DataTable) -> str:
        return self.name

    @staticmethod
    def set_TableName(self: DataTable, name: str) -> None:
        self.name = name or ""

    @staticmethod
    def CaseSensitive(self: DataTable) -> bool:
        return self.case_sensitive

    @staticmethod
    def set_CaseSensitive(self: DataTable, value: bool) -> None:
        self.case_sensitive = value

    @staticmethod
    def NewRow(self: DataTable) -> DataRow:
        return DataRow(self)

    @staticmethod
    def Clear(self: DataTable) -> None:
        self.rows.clear()

    @staticmethod
    def AcceptChanges(self: DataTable) -> None:
        return None

    RejectChanges = Dispose = AcceptChanges

    @staticmethod
    def Clone(self: DataTable) -> DataTable:
        made = DataTable(self.name)
        for column in self.columns:
            twin = DataColumn(column.name, column.type)
            twin.default, twin.allow_null, twin.unique, twin.table = column.default, column.allow_null, column.unique, made
            made.columns.append(twin)
        return made

    @staticmethod
    def Copy(self: DataTable) -> DataTable:
        made = _Tables.Clone(self)
        for row in self.rows:
            _Tables.ImportRow(made, row)
        return made

    @staticmethod
    def ImportRow(self: DataTable, row: DataRow | None) -> None:
        if row is None:
            return
        made = DataRow(self)
        made.values = list(row.values)
        self.rows.append(made)

    @staticmethod
    def Select(self: DataTable, condition: Any = None, order: Any = None) -> Any:
        from ems.net.data_filters import ordered, predicate

        rows = self.rows if not (condition or "").strip() else list(filter(predicate(self, condition), self.rows))
        return _rows_array(ordered(self, rows, order or ""))


    @staticmethod
    def DefaultView(self: DataTable) -> Any:
        from ems.net.data_views import DataView

        if self.view is None:
            self.view = DataView(self)
        return self.view

    @staticmethod
    def Compute(self: DataTable, expression: str, condition: Any = None) -> Any:
        from ems.net.data_views import compute

        return compute(self, expression, condition)

    @staticmethod
    def PrimaryKey(self: DataTable) -> Any:
        return TypedArray.of(get_type(_D + "DataColumn"), list(self.keys))

    @staticmethod
    def set_PrimaryKey(self: DataTable, columns: Any) -> None:
        self.keys = list(columns or ())
        for column in self.keys:
            column.allow_null = False
        if len(self.keys) == 1:
            self.keys[0].unique = True


class _ColumnBodies(ObjectBodies):
    @staticmethod
    def new(name: Any = None, net: Any = None, expression: Any = None) -> DataColumn:
        return DataColumn(name or "", net)

    @staticmethod
    def ColumnName(self: DataColumn) -> str:
        return self.name

    @staticmethod
    def set_ColumnName(self: DataColumn, name: str) -> None:
        self.name = name

    Caption, set_Caption = ColumnName, set_ColumnName

    @staticmethod
    def DataType(self: DataColumn) -> Any:
        return self.type

    @staticmethod
    def set_DataType(self: DataColumn, net: Any) -> None:
        self.type = net

    @staticmethod
    def AllowDBNull(self: DataColumn) -> bool:
        return self.allow_null

    @staticmethod
    def set_AllowDBNull(self: DataColumn, value: bool) -> None:
        self.allow_null = value

    @staticmethod
    def Unique(self: DataColumn) -> bool:
        return self.unique

    @staticmethod
    def set_Unique(self: DataColumn, value: bool) -> None:
        self.unique = value

    @staticmethod
    def AutoIncrement(self: DataColumn) -> bool:
        return self.step is not None

    @staticmethod
    def set_AutoIncrement(self: DataColumn, value: bool) -> None:
        self.step = [0, 1] if value else None
        if value and self.type is STRING:
            self.type = get_type("System.Int32")

    @staticmethod
    def AutoIncrementSeed(self: DataColumn) -> int:
        return self.step[0] if self.step else 0

    @staticmethod
    def set_AutoIncrementSeed(self: DataColumn, value: int) -> None:
        self.step = [value, self.step[1] if self.step else 1]

    @staticmethod
    def AutoIncrementStep(self: DataColumn) -> int:
        return self.step[1] if self.step else 1

    @staticmethod
    def set_AutoIncrementStep(self: DataColumn, value: int) -> None:
        self.step = [self.step[0] if self.step else 0, value]

    @staticmethod
    def DefaultValue(self: DataColumn) -> Any:
        return db_null() if self.default is None else self.default

    @staticmethod
    def set_DefaultValue(self: DataColumn, value: Any) -> None:
        self.default = None if value is None else self.stored(value)

    @staticmethod
    def Ordinal(self: DataColumn) -> int:
        return self.table.columns.index(self) if self.table is not None else -1

    @staticmethod
    def Table(self: DataColumn) -> Any:
        return self.table


class _RowBodies(ObjectBodies):
    @staticmethod
    def Item(self: DataRow, key: Any) -> Any:
        return self.net_item(key)

    @staticmethod
    def set_Item(self: DataRow, key: Any, value: Any) -> None:
        self.net_put(key, value)

    @staticmethod
    def ItemArray(self: DataRow) -> Any:
        return list(self.values)

    @staticmethod
    def set_ItemArray(self: DataRow, values: Any) -> None:
        for at, value in enumerate(values):
            self.net_put(at, value)

    @staticmethod
    def IsNull(self: DataRow, key: Any) -> bool:
        return self.net_item(key) is db_null()

    @staticmethod
    def Delete(self: DataRow) -> None:
        if self in self.table.rows:
            self.table.rows.remove(self)

    @staticmethod
    def Table(self: DataRow) -> Any:
        return self.table

    @staticmethod
    def AcceptChanges(self: DataRow) -> None:
        return None

    BeginEdit = EndEdit = CancelEdit = RejectChanges = AcceptChanges


for _name, _message in (("DataException", None), ("DuplicateNameException", None), ("NoNullAllowedException", None), ("ConstraintException", None),
                        ("EvaluateException", None), ("SyntaxErrorException", None), ("MissingPrimaryKeyException", None)):
    net_type(_D + _name, base="System.SystemException" if _name == "DataException" else _D + "DataException")
members(net_type(_D + "DataTable", py=DataTable, interfaces="IComponent IDisposable IListSource ISerializable ISupportInitialize IXmlSerializable"), f"""
void AcceptChanges()
void Clear()
{_D}DataTable Clone()
System.Object Compute(string expression, string filter)
{_D}DataTable Copy()
void Dispose()
void ImportRow({_D}DataRow row)
{_D}DataRow NewRow()
void RejectChanges()
{_D}DataRow[] Select()
{_D}DataRow[] Select(string filterExpression)
{_D}DataRow[] Select(string filterExpression, string sort)
bool CaseSensitive {{get;set;}}
{_D}DataColumnCollection Columns {{get;}}
{_D}DataView DefaultView {{get;}}
{_D}DataColumn[] PrimaryKey {{get;set;}}
{_D}DataRowCollection Rows {{get;}}
string TableName {{get;set;}}
{_D}DataTable new()
{_D}DataTable new(string tableName)
""", _Tables)
members(net_type(_D + "DataColumn", py=DataColumn), f"""
bool AllowDBNull {{get;set;}}
bool AutoIncrement {{get;set;}}
long AutoIncrementSeed {{get;set;}}
long AutoIncrementStep {{get;set;}}
string Caption {{get;set;}}
string ColumnName {{get;set;}}
type DataType {{get;set;}}
System.Object DefaultValue {{get;set;}}
int Ordinal {{get;}}
{_D}DataTable Table {{get;}}
bool Unique {{get;set;}}
{_D}DataColumn new()
{_D}DataColumn new(string columnName)
{_D}DataColumn new(string columnName, type dataType)
{_D}DataColumn new(string columnName, type dataType, string expr)
""", _ColumnBodies)
members(net_type(_D + "DataRow", py=DataRow), f"""
void AcceptChanges()
void BeginEdit()
void CancelEdit()
void Delete()
void EndEdit()
bool IsNull(string columnName)
bool IsNull(int columnIndex)
bool IsNull({_D}DataColumn column)
void RejectChanges()
System.Object Item(int columnIndex) {{get;set;}}
System.Object Item(string columnName) {{get;set;}}
System.Object Item({_D}DataColumn column) {{get;set;}}
System.Object[] ItemArray {{get;set;}}
{_D}DataTable Table {{get;}}
""", _RowBodies)
net_type(_D + "InternalDataCollectionBase", interfaces="ICollection IEnumerable")
members(net_type(_D + "DataColumnCollection", base=_D + "InternalDataCollectionBase", py=Columns, interfaces="ICollection IEnumerable"), f"""
void Add({_D}DataColumn column)
{_D}DataColumn Add(string columnName, type type, string expression)
{_D}DataColumn Add(string columnName, type type)
{_D}DataColumn Add(string columnName)
{_D}DataColumn Add()
void AddRange({_D}DataColumn[] columns)
void Clear()
bool Contains(string name)
int IndexOf({_D}DataColumn column)
int IndexOf(string columnName)
void Remove({_D}DataColumn column)
void Remove(string name)
void RemoveAt(int index)
{_D}DataColumn Item(int index) {{get;}}
{_D}DataColumn Item(string name) {{get;}}
int Count {{get;}}
""", _Columns)
members(net_type(_D + "DataRowCollection", base=_D + "InternalDataCollectionBase", py=Rows, interfaces="ICollection IEnumerable"), f"""
void Add({_D}DataRow row)
{_D}DataRow Add(Params System.Object[] values)
void Clear()
bool Contains(System.Object key)
{_D}DataRow Find(System.Object key)
{_D}DataRow Find(System.Object[] keys)
void Remove({_D}DataRow row)
void RemoveAt(int index)
{_D}DataRow Item(int index) {{get;}}
int Count {{get;}}
""", _Rows)
