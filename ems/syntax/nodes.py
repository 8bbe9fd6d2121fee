"""In: the node classes. Out: all of them under one name, as those who read trees know them.

One class a node of PowerShell's own tree (System.Management.Automation.Language.*Ast), without the suffix `Ast`.
`start` and `end` are offsets in code points into the source text; the JSON form of the tree (ems.syntax.dump) counts UTF-16 units.
Children hold the order of the text. Nodes are made by the parser only and are never changed afterwards.
"""
from __future__ import annotations

from ems.syntax.definition_nodes import (
    Attribute,
    FunctionDefinition,
    FunctionMember,
    NamedAttributeArgument,
    NamedBlock,
    ParamBlock,
    Parameter,
    PropertyMember,
    ScriptBlock,
    TypeConstraint,
    TypeDefinition,
    UsingStatement,
)
from ems.syntax.expression_nodes import (
    ArrayExpression,
    ArrayLiteral,
    AttributedExpression,
    BaseCtorInvokeMemberExpression,
    BinaryExpression,
    ConstantExpression,
    ConvertExpression,
    ErrorExpression,
    ExpandableStringExpression,
    Hashtable,
    IndexExpression,
    InvokeMemberExpression,
    MemberExpression,
    ParenExpression,
    ScriptBlockExpression,
    StringConstantExpression,
    SubExpression,
    TernaryExpression,
    TypeExpression,
    UnaryExpression,
    UsingExpression,
    VariableExpression,
)
from ems.syntax.node import Node, TypeName
from ems.syntax.source import Source
from ems.syntax.statement_nodes import (
    AssignmentStatement,
    BlockStatement,
    BreakStatement,
    CatchClause,
    Command,
    CommandExpression,
    CommandParameter,
    ContinueStatement,
    DataStatement,
    DoUntilStatement,
    DoWhileStatement,
    ErrorStatement,
    ExitStatement,
    FileRedirection,
    ForEachStatement,
    ForStatement,
    IfStatement,
    MergingRedirection,
    Pipeline,
    PipelineChain,
    ReturnStatement,
    StatementBlock,
    SwitchStatement,
    ThrowStatement,
    TrapStatement,
    TryStatement,
    WhileStatement,
)

__all__ = [
    "ArrayExpression", "ArrayLiteral", "AssignmentStatement", "Attribute", "AttributedExpression", "BaseCtorInvokeMemberExpression",
    "BinaryExpression", "BlockStatement", "BreakStatement", "CatchClause", "Command", "CommandExpression", "CommandParameter",
    "ConstantExpression", "ContinueStatement", "ConvertExpression", "DataStatement", "DoUntilStatement", "DoWhileStatement",
    "ErrorExpression", "ErrorStatement", "ExitStatement", "ExpandableStringExpression", "FileRedirection", "ForEachStatement",
    "ForStatement", "FunctionDefinition", "FunctionMember", "Hashtable", "IfStatement", "IndexExpression", "InvokeMemberExpression",
    "MemberExpression", "MergingRedirection", "NamedAttributeArgument", "NamedBlock", "Node", "ParamBlock", "Parameter",
    "ParenExpression", "Pipeline", "PipelineChain", "PropertyMember", "ReturnStatement", "ScriptBlock", "ScriptBlockExpression", "Source",
    "StatementBlock", "StringConstantExpression", "SubExpression", "SwitchStatement", "TernaryExpression", "ThrowStatement",
    "TrapStatement", "TryStatement", "TypeConstraint", "TypeDefinition", "TypeExpression", "TypeName", "UnaryExpression",
    "UsingExpression", "UsingStatement", "VariableExpression", "WhileStatement",
]
