"""In: Markdown files. Out: a clear error: ems does not render Markdown: ConvertFrom-Markdown and its kin."""
from __future__ import annotations

import os
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values.errors import net_error

NO_MARKDOWN = "ems does not render Markdown: {0} is not available. Get-Content shows the text as it is."


@cmdlet("ConvertFrom-Markdown", default_set="PathParamSet", class_name="Microsoft.PowerShell.Commands.ConvertFromMarkdownCommand",
        output="Microsoft.PowerShell.MarkdownRender.MarkdownInfo")
class ConvertFromMarkdown(Cmdlet):
    """Render Markdown; not available.

    EXAMPLES
    > try { ConvertFrom-Markdown nope.md -ErrorAction Stop } catch { $_.FullyQualifiedErrorId }
    FileNotFound,Microsoft.PowerShell.Commands.ConvertFromMarkdownCommand

    A file that does not exist is told first.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, sets="PathParamSet", validate=[("notnullorempty",)],
                     help="The path; wildcards are allowed where a file is read.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, sets="LiteralParamSet", aliases="PSPath LP",
                             validate=[("notnullorempty",)], help="The path, taken as it is.")
    input_object = parameter("InputObject", "psobject", mandatory=True, pipeline=True, sets="InputObjParamSet",
                             validate=[("notnullorempty",)], help="The object to work on.")
    as_vt100_encoded_string = parameter("AsVT100EncodedString", "switch", help="Return text with VT100 colours.")

    def process(self) -> None:
        paths: list[Any] = list(self.literal_path or self.path or ())
        for path in paths:
            full = self.shell.file_path(path)
            if not os.path.exists(full):
                self.write_error(net_error("System.Management.Automation.ItemNotFoundException", f"Cannot find path '{full}' because it does not exist."),
                                 "FileNotFound", "ResourceUnavailable", path)
                return
        raise self.unresolved(NO_MARKDOWN.format(self.signature.name))


class NoMarkdown(Cmdlet):
    """Commands of the Markdown family."""

    def end(self) -> None:
        raise self.unresolved(NO_MARKDOWN.format(self.signature.name))


@cmdlet("Show-Markdown", default_set="Path", class_name="Microsoft.PowerShell.Commands.ShowMarkdownCommand", output="System.String")
class ShowMarkdown(NoMarkdown):
    """Show Markdown; not available.

    EXAMPLES
    > try { Show-Markdown -Path x.md } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.ShowMarkdownCommand

    Says that Markdown is not rendered.
    """

    path = parameter("Path", "string[]", position=0, mandatory=True, byname=True, sets="Path", validate=[("notnullorempty",)],
                     help="The path; wildcards are allowed where a file is read.")
    input_object = parameter("InputObject", "psobject", mandatory=True, pipeline=True, sets="InputObject", validate=[("notnullorempty",)],
                             help="The object to work on.")
    literal_path = parameter("LiteralPath", "string[]", mandatory=True, byname=True, sets="LiteralPath", aliases="PSPath LP",
                             help="The path, taken as it is.")
    use_browser = parameter("UseBrowser", "switch")


@cmdlet("Get-MarkdownOption", class_name="Microsoft.PowerShell.Commands.GetMarkdownOptionCommand",
        output="Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo")
class GetMarkdownOption(NoMarkdown):
    """Get the colours of Markdown; not available.

    EXAMPLES
    > try { Get-MarkdownOption } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.GetMarkdownOptionCommand

    Says that Markdown is not rendered.
    """


@cmdlet("Set-MarkdownOption", default_set="IndividualSetting", class_name="Microsoft.PowerShell.Commands.SetMarkdownOptionCommand",
        output="Microsoft.PowerShell.MarkdownRender.PSMarkdownOptionInfo")
class SetMarkdownOption(NoMarkdown):
    """Set the colours of Markdown; not available.

    EXAMPLES
    > try { Set-MarkdownOption -Theme Dark } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.SetMarkdownOptionCommand

    Says that Markdown is not rendered.
    """

    header1_color = parameter("Header1Color", "string", sets="IndividualSetting", help="The escape sequence of a heading of level 1.")
    header2_color = parameter("Header2Color", "string", sets="IndividualSetting", help="The escape sequence of a heading of level 2.")
    header3_color = parameter("Header3Color", "string", sets="IndividualSetting", help="The escape sequence of a heading of level 3.")
    header4_color = parameter("Header4Color", "string", sets="IndividualSetting", help="The escape sequence of a heading of level 4.")
    header5_color = parameter("Header5Color", "string", sets="IndividualSetting", help="The escape sequence of a heading of level 5.")
    header6_color = parameter("Header6Color", "string", sets="IndividualSetting", help="The escape sequence of a heading of level 6.")
    code = parameter("Code", "string", sets="IndividualSetting", help="The escape sequence of code.")
    image_alt_text_foreground_color = parameter("ImageAltTextForegroundColor", "string", sets="IndividualSetting",
                                                help="The escape sequence of an image's text.")
    link_foreground_color = parameter("LinkForegroundColor", "string", sets="IndividualSetting", help="The escape sequence of a link.")
    italics_foreground_color = parameter("ItalicsForegroundColor", "string", sets="IndividualSetting",
                                         help="The escape sequence of italics.")
    bold_foreground_color = parameter("BoldForegroundColor", "string", sets="IndividualSetting", help="The escape sequence of bold text.")
    pass_thru = parameter("PassThru", "switch", help="Return the object too.")
    theme = parameter("Theme", "string", mandatory=True, sets="Theme", validate=[("notnullorempty",), ("set", "Dark", "Light")],
                      help="The set of colours.")
    input_object = parameter("InputObject", "psobject", position=0, mandatory=True, pipeline=True, sets="InputObject",
                             validate=[("notnullorempty",)], help="The object to work on.")
