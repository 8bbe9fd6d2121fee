"""In: nothing. Out: how the syntax tree's nodes look to scripts: each class's .NET properties and the kinds of tokens."""
from __future__ import annotations

# node class: .NET property = field of the node (without `=`: the property's name in lower case with underscores).
NODES = """
ScriptBlock: ParamBlock=param_block, UsingStatements=usings, Attributes, BeginBlock=@Begin, ProcessBlock=@Process, EndBlock=@End, CleanBlock=@Clean, DynamicParamBlock=@Dynamicparam
NamedBlock: Unnamed, BlockKind=#kind, Statements, Traps
ParamBlock: Attributes, Parameters
Parameter: Name=variable, Attributes, DefaultValue=default
Attribute: TypeName=type, PositionalArguments=positional, NamedArguments=named
NamedAttributeArgument: ArgumentName=name, Argument=value, ExpressionOmitted=omitted
TypeConstraint: TypeName=type
StatementBlock: Statements, Traps
IfStatement: Clauses, ElseClause=else_body
SwitchStatement: Label, Flags, Condition, Clauses, Default
ForEachStatement: Label, Flags, Variable, ThrottleLimit=throttle, Condition=values, Body
ForStatement: Label, Initializer=start_clause, Condition, Iterator=step, Body
WhileStatement: Label, Condition, Body
DoWhileStatement: Label, Condition, Body
DoUntilStatement: Label, Condition, Body
TryStatement: Body, CatchClauses=catches, Finally=finally_body
CatchClause: CatchTypes=types, Body
TrapStatement: TrapType=type, Body
DataStatement: Variable, CommandsAllowed=allowed, Body
ReturnStatement: Pipeline
ThrowStatement: Pipeline
ExitStatement: Pipeline
BreakStatement: Label
ContinueStatement: Label
FunctionDefinition: Name, IsFilter=is_filter, IsWorkflow=is_workflow, Parameters, Body
TypeDefinition: Name, Attributes, BaseTypes=bases, Members
PropertyMember: Name, PropertyType=type, Attributes, InitialValue=value
FunctionMember: Name, ReturnType=return_type, Attributes, Parameters, Body, IsConstructor=constructor
UsingStatement: UsingStatementKind=kind, Name, Alias, ModuleSpecification=module_specification
Pipeline: PipelineElements=elements, Background
PipelineChain: LhsPipelineChain=left, RhsPipeline=right, Operator=#op, Background
Command: CommandElements=elements, InvocationOperator=#op, Redirections
CommandExpression: Expression, Redirections
CommandParameter: ParameterName=name, Argument
FileRedirection: FromStream=from_stream, Append, Location=target
MergingRedirection: FromStream=from_stream, ToStream=to_stream
AssignmentStatement: Left, Operator=#op, Right
BinaryExpression: Left, Operator=#op, Right
UnaryExpression: TokenKind=#op, Child=operand
TernaryExpression: Condition, IfTrue=if_true, IfFalse=if_false
ConvertExpression: Type, Attribute=type, Child=operand
AttributedExpression: Attribute, Child=operand
MemberExpression: Expression=target, Member, Static, NullConditional=null_conditional
InvokeMemberExpression: Expression=target, Member, Arguments, Static, NullConditional=null_conditional
BaseCtorInvokeMemberExpression: Expression=target, Member, Arguments, Static
IndexExpression: Target, Index, NullConditional=null_conditional
ArrayExpression: SubExpression=body
SubExpression: SubExpression=body
ArrayLiteral: Elements
ParenExpression: Pipeline
Hashtable: KeyValuePairs=pairs
ScriptBlockExpression: ScriptBlock=body
ConstantExpression: Value
StringConstantExpression: Value, StringConstantType=kind
ExpandableStringExpression: Value, StringConstantType=kind, NestedExpressions=parts
VariableExpression: VariablePath=%path, Splatted
UsingExpression: SubExpression=expression
TypeExpression: TypeName=type
ErrorExpression: NestedAst=parts
ErrorStatement: NestedAst=parts
BlockStatement: Kind=kind, Body
"""
# The bases between a class and Ast.
BASES = {
    "StatementAst": "FunctionDefinition TypeDefinition UsingStatement DataStatement TrapStatement ReturnStatement ThrowStatement ExitStatement BreakStatement ContinueStatement "
                    "IfStatement TryStatement BlockStatement ErrorStatement",
    "LabeledStatementAst": "SwitchStatement", "LoopStatementAst": "ForEachStatement ForStatement WhileStatement DoWhileStatement DoUntilStatement",
    "PipelineBaseAst": "AssignmentStatement", "ChainableAst": "Pipeline PipelineChain", "CommandBaseAst": "Command CommandExpression",
    "CommandElementAst": "CommandParameter", "RedirectionAst": "FileRedirection MergingRedirection", "AttributeBaseAst": "Attribute TypeConstraint",
    "MemberAst": "PropertyMember FunctionMember",
    "AttributedExpressionAst": "ConvertExpression", "MemberExpressionAst": "InvokeMemberExpression", "InvokeMemberExpressionAst": "BaseCtorInvokeMemberExpression",
    "ConstantExpressionAst": "StringConstantExpression",
    "ExpressionAst": "BinaryExpression UnaryExpression TernaryExpression AttributedExpression MemberExpression IndexExpression ArrayExpression SubExpression ArrayLiteral "
                     "ParenExpression Hashtable ScriptBlockExpression ConstantExpression ExpandableStringExpression VariableExpression UsingExpression TypeExpression ErrorExpression",
}
ABSTRACT = {"StatementAst": "Ast", "LabeledStatementAst": "StatementAst", "LoopStatementAst": "LabeledStatementAst", "PipelineBaseAst": "StatementAst",
            "ChainableAst": "PipelineBaseAst", "CommandBaseAst": "StatementAst", "CommandElementAst": "Ast", "RedirectionAst": "Ast", "AttributeBaseAst": "Ast",
            "MemberAst": "Ast", "ExpressionAst": "CommandElementAst"}

# System.Management.Automation.Language.TokenKind; a number in front of a name goes on from there.
TOKEN_KINDS = """
Unknown Variable SplattedVariable Parameter Number Label Identifier Generic NewLine LineContinuation Comment EndOfInput StringLiteral StringExpandable HereStringLiteral
HereStringExpandable LParen RParen LCurly RCurly LBracket RBracket AtParen AtCurly DollarParen Semi AndAnd OrOr Ampersand Pipe Comma MinusMinus PlusPlus DotDot ColonColon Dot
Exclaim Multiply Divide Rem Plus Minus Equals PlusEquals MinusEquals MultiplyEquals DivideEquals RemainderEquals Redirection RedirectInStd Format Not Bnot And Or Xor Band Bor
Bxor Join Ieq Ine Ige Igt Ilt Ile Ilike Inotlike Imatch Inotmatch Ireplace Icontains Inotcontains Iin Inotin Isplit Ceq Cne Cge Cgt Clt Cle Clike Cnotlike Cmatch Cnotmatch
Creplace Ccontains Cnotcontains Cin Cnotin Csplit Is IsNot As PostfixPlusPlus PostfixMinusMinus Shl Shr Colon QuestionMark QuestionQuestionEquals QuestionQuestion QuestionDot
QuestionLBracket 119 Begin Break Catch Class Continue Data Define Do Dynamicparam Else ElseIf End Exit Filter Finally For Foreach From Function If In Param Process Return Switch
Throw Trap Try Until Using Var While Workflow Parallel Sequence InlineScript Configuration DynamicKeyword Public Private Static Interface Enum Namespace Module Type Assembly
Command Hidden Base Default Clean
"""


def token_kinds() -> dict[str, int]:
    values: dict[str, int] = {}
    at = 0
    for word in TOKEN_KINDS.split():
        if word.isdigit():
            at = int(word)
        else:
            values[word] = at
            at += 1
    return values
