"""In: nothing. Out: PSReadLine's key bindings by edit mode, and what each function does in a sentence."""
from __future__ import annotations

WINDOWS = """
Enter=AcceptLine Shift+Enter=AddLine Backspace=BackwardDeleteChar Ctrl+Home=BackwardDeleteInput Ctrl+Backspace=BackwardKillWord
Ctrl+w=BackwardKillWord Ctrl+C=Copy Ctrl+c=CopyOrCancelLine Ctrl+x=Cut Delete=DeleteChar Ctrl+Enter=InsertLineAbove
Shift+Ctrl+Enter=InsertLineBelow Alt+d=KillWord Ctrl+v=Paste Shift+Insert=Paste Ctrl+y=Redo Escape=RevertLine Ctrl+z=Undo
Alt+.=YankLastArg LeftArrow=BackwardChar Ctrl+LeftArrow=BackwardWord Home=BeginningOfLine End=EndOfLine RightArrow=ForwardChar
Ctrl+]=GotoBrace Ctrl+RightArrow=NextWord Ctrl+s=ForwardSearchHistory F8=HistorySearchBackward Shift+F8=HistorySearchForward
DownArrow=NextHistory UpArrow=PreviousHistory Ctrl+r=ReverseSearchHistory Ctrl+@=MenuComplete Tab=TabCompleteNext
Shift+Tab=TabCompletePrevious F4=ShowFullPredictionTooltip F2=SwitchPredictionView Ctrl+l=ClearScreen Alt+0=DigitArgument
Alt+1=DigitArgument Alt+2=DigitArgument Alt+3=DigitArgument Alt+4=DigitArgument Alt+5=DigitArgument Alt+6=DigitArgument
Alt+7=DigitArgument Alt+8=DigitArgument Alt+9=DigitArgument Alt+-=DigitArgument F1=ShowCommandHelp Ctrl+Alt+?=ShowKeyBindings
Alt+h=ShowParameterHelp Alt+?=WhatIsKey Ctrl+a=SelectAll Shift+LeftArrow=SelectBackwardChar Shift+Home=SelectBackwardsLine
Shift+Ctrl+LeftArrow=SelectBackwardWord Alt+a=SelectCommandArgument Shift+RightArrow=SelectForwardChar Shift+End=SelectLine
Shift+Ctrl+RightArrow=SelectNextWord F3=CharacterSearch Shift+F3=CharacterSearchBackward
"""

EMACS = """
Ctrl+g=Abort Ctrl+o=AcceptAndGetNext Enter=AcceptLine Shift+Enter=AddLine Backspace=BackwardDeleteChar
Ctrl+Backspace=BackwardDeleteChar Ctrl+u=BackwardKillInput Ctrl+x,Backspace=BackwardKillInput Alt+Backspace=BackwardKillWord
Escape,Backspace=BackwardKillWord Alt+c=CapitalizeWord Escape,c=CapitalizeWord Ctrl+c=CopyOrCancelLine Delete=DeleteChar
Ctrl+d=DeleteCharOrExit Alt+l=DowncaseWord Escape,l=DowncaseWord Ctrl+k=KillLine Alt+d=KillWord Escape,d=KillWord Alt+r=RevertLine
Escape,r=RevertLine Ctrl+t=SwapCharacters Ctrl+_=Undo Ctrl+x,Ctrl+u=Undo Ctrl+w=UnixWordRubout Alt+u=UpcaseWord
Escape,u=UpcaseWord Ctrl+m=ValidateAndAcceptLine Ctrl+y=Yank Alt+.=YankLastArg Alt+_=YankLastArg Escape,.=YankLastArg
Escape,_=YankLastArg Ctrl+Alt+y=YankNthArg Escape,Ctrl+y=YankNthArg Alt+y=YankPop Escape,y=YankPop LeftArrow=BackwardChar
Ctrl+b=BackwardChar Alt+b=BackwardWord Escape,b=BackwardWord Home=BeginningOfLine Ctrl+a=BeginningOfLine End=EndOfLine
Ctrl+e=EndOfLine RightArrow=ForwardChar Ctrl+f=ForwardChar Alt+f=ForwardWord Escape,f=ForwardWord Alt+<=BeginningOfHistory
Alt+>=EndOfHistory Ctrl+s=ForwardSearchHistory DownArrow=NextHistory Ctrl+n=NextHistory UpArrow=PreviousHistory
Ctrl+p=PreviousHistory Ctrl+r=ReverseSearchHistory Tab=Complete Alt+==PossibleCompletions F4=ShowFullPredictionTooltip
F2=SwitchPredictionView Ctrl+l=ClearScreen Alt+0=DigitArgument Alt+1=DigitArgument Alt+2=DigitArgument Alt+3=DigitArgument
Alt+4=DigitArgument Alt+5=DigitArgument Alt+6=DigitArgument Alt+7=DigitArgument Alt+8=DigitArgument Alt+9=DigitArgument
Alt+-=DigitArgument F1=ShowCommandHelp Ctrl+Alt+?=ShowKeyBindings Alt+h=ShowParameterHelp Ctrl+x,Ctrl+e=ViEditVisually
Alt+?=WhatIsKey Ctrl+x,Ctrl+x=ExchangePointAndMark Shift+LeftArrow=SelectBackwardChar Shift+Home=SelectBackwardsLine
Alt+B=SelectBackwardWord Alt+a=SelectCommandArgument Shift+RightArrow=SelectForwardChar Alt+F=SelectForwardWord
Shift+End=SelectLine Ctrl+@=SetMark Alt+Spacebar=SetMark Ctrl+]=CharacterSearch Ctrl+Alt+]=CharacterSearchBackward
"""

VI = """
Ctrl+g=Abort <Ctrl+g>=Abort Enter=AcceptLine Shift+Enter=AddLine <Shift+Enter>=AddLine Backspace=BackwardDeleteChar
<X>=BackwardDeleteChar <d,h>=BackwardDeleteChar Ctrl+u=BackwardDeleteInput Ctrl+Home=BackwardDeleteInput
<Ctrl+u>=BackwardDeleteInput <Ctrl+Home>=BackwardDeleteInput <d,0>=BackwardDeleteLine <Ctrl+w>=BackwardDeleteWord
<d,b>=BackwardDeleteWord Ctrl+Backspace=BackwardKillWord <Ctrl+Backspace>=BackwardKillWord <c,h>=BackwardReplaceChar
Ctrl+c=CancelLine <Ctrl+c>=CancelLine Delete=DeleteChar <Delete>=DeleteChar <x>=DeleteChar <d,l>=DeleteChar
<d,Spacebar>=DeleteChar <d,G>=DeleteEndOfBuffer <d,e>=DeleteEndOfWord <d,d>=DeleteLine <d,_>=DeleteLine
<d,^>=DeleteLineToFirstChar <d,j>=DeleteNextLines <d,k>=DeletePreviousLines <D>=DeleteToEnd <d,$>=DeleteToEnd <d,w>=DeleteWord
Ctrl+End=ForwardDeleteInput <Ctrl+End>=ForwardDeleteInput <~>=InvertCase Ctrl+v=Paste <Ctrl+v>=Paste <p>=PasteAfter
<P>=PasteBefore <#>=PrependAndAccept Ctrl+y=Redo <Ctrl+y>=Redo <.>=RepeatLastCommand <c,l>=ReplaceChar <c,Spacebar>=ReplaceChar
<r>=ReplaceCharInPlace Ctrl+t=SwapCharacters <Ctrl+t>=SwapCharacters Ctrl+z=Undo <Ctrl+z>=Undo <u>=Undo <U>=UndoAll
<Enter>=ViAcceptLine Ctrl+d=ViAcceptLineOrExit <Ctrl+d>=ViAcceptLineOrExit <o>=ViAppendLine <d,B>=ViBackwardDeleteGlob
<B>=ViBackwardGlob <c,B>=ViBackwardReplaceGlob <c,0>=ViBackwardReplaceLine <c,^>=ViBackwardReplaceLineToFirstChar
<c,b>=ViBackwardReplaceWord <d,%>=ViDeleteBrace <d,E>=ViDeleteEndOfGlob <d,W>=ViDeleteGlob <d,t>=ViDeleteToBeforeChar
<d,T>=ViDeleteToBeforeCharBackward <d,f>=ViDeleteToChar <d,F>=ViDeleteToCharBackward <I>=ViInsertAtBegining <A>=ViInsertAtEnd
<O>=ViInsertLine <a>=ViInsertWithAppend <s>=ViInsertWithDelete <J>=ViJoinLines <c,%>=ViReplaceBrace <c,E>=ViReplaceEndOfGlob
<c,e>=ViReplaceEndOfWord <c,W>=ViReplaceGlob <S>=ViReplaceLine <c,c>=ViReplaceLine <c,t>=ViReplaceToBeforeChar
<c,T>=ViReplaceToBeforeCharBackward <c,f>=ViReplaceToChar <c,F>=ViReplaceToCharBackward <C>=ViReplaceToEnd <c,$>=ViReplaceToEnd
<R>=ViReplaceUntilEsc <c,w>=ViReplaceWord <y,0>=ViYankBeginningOfLine <y,E>=ViYankEndOfGlob <y,e>=ViYankEndOfWord <y,h>=ViYankLeft
<y,y>=ViYankLine <y,W>=ViYankNextGlob <y,w>=ViYankNextWord <y,%>=ViYankPercent <y,B>=ViYankPreviousGlob <y,b>=ViYankPreviousWord
<y,l>=ViYankRight <y,Spacebar>=ViYankRight <y,$>=ViYankToEndOfLine <y,^>=ViYankToFirstChar Ctrl+LeftArrow=BackwardWord
<Ctrl+LeftArrow>=BackwardWord Home=BeginningOfLine <Home>=BeginningOfLine End=EndOfLine Ctrl+]=GotoBrace <Ctrl+]>=GotoBrace
<|>=GotoColumn <^>=GotoFirstNonBlankOfLine <_>=GotoFirstNonBlankOfLine <End>=MoveToEndOfLine <$>=MoveToEndOfLine
<g,g>=MoveToFirstLine <G>=MoveToLastLine Ctrl+RightArrow=NextWord <Ctrl+RightArrow>=NextWord <e>=NextWordEnd
LeftArrow=ViBackwardChar <LeftArrow>=ViBackwardChar <Backspace>=ViBackwardChar <h>=ViBackwardChar <b>=ViBackwardWord
<E>=ViEndOfGlob RightArrow=ViForwardChar <RightArrow>=ViForwardChar <Spacebar>=ViForwardChar <l>=ViForwardChar <%>=ViGotoBrace
<W>=ViNextGlob <w>=ViNextWord Ctrl+s=ForwardSearchHistory <Ctrl+s>=ForwardSearchHistory DownArrow=NextHistory
<DownArrow>=NextHistory <j>=NextHistory <+>=NextHistory UpArrow=PreviousHistory <UpArrow>=PreviousHistory <k>=PreviousHistory
<->=PreviousHistory Ctrl+r=ReverseSearchHistory <Ctrl+r>=ReverseSearchHistory </>=ViSearchHistoryBackward
Ctrl+Spacebar=PossibleCompletions <Ctrl+Spacebar>=PossibleCompletions <Tab>=TabCompleteNext <Shift+Tab>=TabCompletePrevious
Tab=ViTabCompleteNext Shift+Tab=ViTabCompletePrevious F4=ShowFullPredictionTooltip F2=SwitchPredictionView Ctrl+l=ClearScreen
<Ctrl+l>=ClearScreen <0>=DigitArgument <1>=DigitArgument <2>=DigitArgument <3>=DigitArgument <4>=DigitArgument <5>=DigitArgument
<6>=DigitArgument <7>=DigitArgument <8>=DigitArgument <9>=DigitArgument F1=ShowCommandHelp <F1>=ShowCommandHelp
Ctrl+Alt+?=ShowKeyBindings Alt+h=ShowParameterHelp <Alt+h>=ShowParameterHelp Escape=ViCommandMode <d,g>=ViDGChord
<v>=ViEditVisually <i>=ViInsertMode F3=CharacterSearch <F3>=CharacterSearch Shift+F3=CharacterSearchBackward
<Shift+F3>=CharacterSearchBackward <;>=RepeatLastCharSearch <,>=RepeatLastCharSearchBackwards <n>=RepeatSearch
<N>=RepeatSearchBackward <f>=SearchChar <F>=SearchCharBackward <T>=SearchCharBackwardWithBackoff <t>=SearchCharWithBackoff
<?>=SearchForward <d,i>=ChordViTextObject
"""

GROUPS: dict[str, str] = {
    "Basic": "Abort AcceptAndGetNext AcceptLine AddLine BackwardDeleteChar BackwardDeleteInput BackwardDeleteLine"
    " BackwardDeleteWord BackwardKillInput BackwardKillLine BackwardKillWord BackwardReplaceChar CancelLine"
    " CapitalizeWord Copy CopyOrCancelLine Cut DeleteChar DeleteCharOrExit DeleteEndOfBuffer DeleteEndOfWord"
    " DeleteLine DeleteLineToFirstChar DeleteNextLines DeletePreviousLines DeleteToEnd DeleteWord DowncaseWord"
    " ForwardDeleteInput ForwardDeleteLine InsertLineAbove InsertLineBelow InvertCase KillLine KillRegion KillWord"
    " Paste PasteAfter PasteBefore PrependAndAccept Redo RepeatLastCommand ReplaceChar ReplaceCharInPlace RevertLine"
    " ShellBackwardKillWord ShellKillWord SwapCharacters Undo UndoAll UnixWordRubout UpcaseWord"
    " ValidateAndAcceptLine ViAcceptLine ViAcceptLineOrExit ViAppendLine ViBackwardDeleteGlob ViBackwardGlob"
    " ViBackwardReplaceGlob ViBackwardReplaceLine ViBackwardReplaceLineToFirstChar ViBackwardReplaceWord"
    " ViDeleteBrace ViDeleteEndOfGlob ViDeleteGlob ViDeleteToBeforeChar ViDeleteToBeforeCharBackward ViDeleteToChar"
    " ViDeleteToCharBackward ViInsertAtBegining ViInsertAtEnd ViInsertLine ViInsertWithAppend ViInsertWithDelete"
    " ViJoinLines ViReplaceBrace ViReplaceEndOfGlob ViReplaceEndOfWord ViReplaceGlob ViReplaceLine"
    " ViReplaceToBeforeChar ViReplaceToBeforeCharBackward ViReplaceToChar ViReplaceToCharBackward ViReplaceToEnd"
    " ViReplaceUntilEsc ViReplaceWord ViYankBeginningOfLine ViYankEndOfGlob ViYankEndOfWord ViYankLeft ViYankLine"
    " ViYankNextGlob ViYankNextWord ViYankPercent ViYankPreviousGlob ViYankPreviousWord ViYankRight"
    " ViYankToEndOfLine ViYankToFirstChar Yank YankLastArg YankNthArg YankPop",
    "Prediction": "AcceptNextSuggestionWord AcceptSuggestion NextSuggestion PreviousSuggestion ShowFullPredictionTooltip"
    " SwitchPredictionView",
    "CursorMovement": "BackwardChar BackwardWord BeginningOfLine EndOfLine ForwardChar ForwardWord GotoBrace GotoColumn"
    " GotoFirstNonBlankOfLine MoveToEndOfLine MoveToFirstLine MoveToLastLine NextLine NextWord NextWordEnd"
    " PreviousLine ShellBackwardWord ShellForwardWord ShellNextWord ViBackwardChar ViBackwardWord ViEndOfGlob"
    " ViEndOfPreviousGlob ViForwardChar ViGotoBrace ViNextGlob ViNextWord",
    "History": "BeginningOfHistory ClearHistory EndOfHistory ForwardSearchHistory HistorySearchBackward HistorySearchForward"
    " NextHistory PreviousHistory ReverseSearchHistory ViSearchHistoryBackward",
    "Miscellaneous": "CaptureScreen ClearScreen DigitArgument InvokePrompt ScrollDisplayDown ScrollDisplayDownLine"
    " ScrollDisplayToCursor ScrollDisplayTop ScrollDisplayUp ScrollDisplayUpLine ShowCommandHelp ShowKeyBindings"
    " ShowParameterHelp ViCommandMode ViDGChord ViDigitArgumentInChord ViEditVisually ViExit ViInsertMode WhatIsKey",
    "Search": "CharacterSearch CharacterSearchBackward RepeatLastCharSearch RepeatLastCharSearchBackwards RepeatSearch"
    " RepeatSearchBackward SearchChar SearchCharBackward SearchCharBackwardWithBackoff SearchCharWithBackoff"
    " SearchForward",
    "Custom": "ChordViTextObject",
    "Completion": "Complete MenuComplete PossibleCompletions TabCompleteNext TabCompletePrevious ViTabCompleteNext"
    " ViTabCompletePrevious",
    "Selection": "ExchangePointAndMark SelectAll SelectBackwardChar SelectBackwardWord SelectBackwardsLine SelectCommandArgument"
    " SelectForwardChar SelectForwardWord SelectLine SelectNextWord SelectShellBackwardWord SelectShellForwardWord"
    " SelectShellNextWord SetMark",
}


def bindings(mode: str) -> list[tuple[str, str]]:
    """(key, function) of a mode, in PSReadLine's notation; a key of Vi's command mode stands in angle brackets."""
    table = {"Windows": WINDOWS, "Emacs": EMACS, "Vi": VI}[mode]
    out = []
    for row in table.split():
        at = row.rindex("=")
        out.append((row[:at], row[at + 1:]))
    return out


def group_of(function: str) -> str:
    return next((group for group, names in GROUPS.items() if function in names.split()), "Custom")
