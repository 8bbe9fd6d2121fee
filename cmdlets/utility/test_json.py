"""In: JSON text, a schema. Out: whether the text is JSON and fits the schema: Test-Json."""
from __future__ import annotations

import json
import os
import re
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from cmdlets.utility.files import read_text
from ems.values.errors import net_error

_TOKENS = re.compile(r'"(?:[^"\\]|\\.)*"|/\*.*?\*/|//[^\n]*|,(?=\s*[}\]])', re.S)


@cmdlet("Test-Json", default_set="JsonString", class_name="Microsoft.PowerShell.Commands.TestJsonCommand", output="System.Boolean")
class TestJson(Cmdlet):
    """Tell whether a text is JSON, and whether it fits a schema.

    What is wrong is written as errors.

    EXAMPLES
    > '{"a":1}' | Test-Json
    True

    The text is JSON.

    > '{"a":1}' | Test-Json -Schema '{"required":["b"]}' -ErrorAction SilentlyContinue
    False

    The schema asks for another property.
    """

    json = parameter("Json", "string", position=0, mandatory=True, pipeline=True,
                     sets="JsonString JsonStringWithSchemaString JsonStringWithSchemaFile", help="The JSON text.")
    path = parameter("Path", "string", position=0, mandatory=True, byname=True,
                     sets="JsonPath JsonPathWithSchemaString JsonPathWithSchemaFile",
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string", position=0, mandatory=True, byname=True,
                             sets="JsonLiteralPath JsonLiteralPathWithSchemaString JsonLiteralPathWithSchemaFile", aliases="PSPath LP",
                             help="The path, taken as it is.")
    schema = parameter("Schema", "string", position=1, mandatory=True,
                       sets="JsonStringWithSchemaString JsonPathWithSchemaString JsonLiteralPathWithSchemaString",
                       validate=[("notnullorempty",)], help="The JSON schema.")
    schema_file = parameter("SchemaFile", "string", position=1, mandatory=True,
                            sets="JsonStringWithSchemaFile JsonPathWithSchemaFile JsonLiteralPathWithSchemaFile",
                            validate=[("notnullorempty",)], help="The file with the JSON schema.")
    options = parameter("Options", "string[]", validate=[("notnullorempty",), ("set", "IgnoreComments", "AllowTrailingCommas")],
                        help="Leniencies of the parser.")
    fetch_external_reference = parameter("FetchExternalReference", "switch",
                                         sets="JsonStringWithSchemaString JsonStringWithSchemaFile JsonPathWithSchemaString JsonPathWithSchemaFile JsonLiteralPathWithSchemaString JsonLiteralPathWithSchemaFile",
                                         help="Read schemas that the schema points to.")

    def begin(self) -> None:
        self.validator: Any = None
        text = self.schema
        if self.schema_file is not None:
            full = self.shell.file_path(self.schema_file)
            if not os.path.exists(full):
                self.throw(net_error("System.IO.FileNotFoundException", f"Cannot open schema file: {full}"), "JsonSchemaFileOpenFailure", "OpenError", full)
            text = read_text(self, full)
        if text is not None:
            from cmdlets.utility.json_schema import Validator

            try:
                self.validator = Validator(json.loads(text))
            except ValueError:
                self.throw(net_error("System.Exception", "Cannot parse the JSON schema."), "InvalidJsonSchema", "InvalidData", text)

    def process(self) -> None:
        for text in self._texts():
            self._test(text)

    def _texts(self) -> list[str]:
        if self.json is not None:
            return [self.json]
        path = self.literal_path if self.literal_path is not None else self.path
        full = self.shell.file_path(path)
        if not os.path.exists(full):
            self.write_error(net_error("System.IO.FileNotFoundException", f"Could not find file '{full}'."), "FileNotFound", "ObjectNotFound", full)
            return []
        return [read_text(self, full)]

    def _test(self, text: str) -> None:
        options = {option.lower() for option in self.options or ()}
        try:
            value = json.loads(_lenient(text, options) if options else text, parse_constant=_refuse)
        except (ValueError, RecursionError) as error:
            self.write_error(net_error("System.Exception", "Cannot parse the JSON.", net_error("System.Text.Json.JsonException", str(error))), "InvalidJson",
                             "InvalidData", text)
            self.out(False)
            return
        faults = self.validator.faults(value) if self.validator is not None else []
        for message, where in faults:
            self.write_error(net_error("System.Exception", f"The JSON is not valid with the schema: {message} at '{where}'"), "InvalidJsonAgainstSchemaDetailed",
                             "InvalidData")
        self.out(not faults)


def _refuse(word: str) -> Any:
    raise ValueError(f"'{word}' is an invalid JSON literal")


def _lenient(text: str, options: set[str]) -> str:
    """The text without the comments and trailing commas that the options allow."""

    def keep(match: re.Match[str]) -> str:
        token = match[0]
        if token[0] == "/" and "ignorecomments" in options:
            return " "
        return "" if token[0] == "," and "allowtrailingcommas" in options else token

    return _TOKENS.sub(keep, _TOKENS.sub(keep, text))
