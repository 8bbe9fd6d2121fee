"""In: dates, units of time. Out: spans of time, or time passed: New-TimeSpan, Start-Sleep, Measure-Command, Get-Uptime."""
from __future__ import annotations

import time
from typing import Any

from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.values import dates
from ems.values.dates import DateTime, TimeSpan
from ems.values.waiting import sleep


@cmdlet("New-TimeSpan", default_set="Date", class_name="Microsoft.PowerShell.Commands.NewTimeSpanCommand", output="System.TimeSpan")
class NewTimeSpan(Cmdlet):
    """Make a span of time.

    EXAMPLES
    > (New-TimeSpan -Hours 1 -Minutes 30).TotalMinutes
    90

    Adds up the units.

    > (New-TimeSpan '2024-03-01' '2024-03-05').Days
    4

    Takes the span between two dates.
    """

    start = parameter("Start", "datetime", position=0, pipeline=True, byname=True, sets="Date", aliases="LastWriteTime",
                      help="The start of the span; now unless given.")
    end_blocks = parameter("End", "datetime", position=1, byname=True, sets="Date", help="The end of the span; now unless given.")
    days = parameter("Days", "int", sets="Time", help="The days of the span.")
    hours = parameter("Hours", "int", sets="Time", help="The hours of the span.")
    minutes = parameter("Minutes", "int", sets="Time", help="The minutes of the span.")
    seconds = parameter("Seconds", "int", sets="Time", help="The seconds of the span.")
    milliseconds = parameter("Milliseconds", "int", sets="Time", help="The milliseconds of the span.")

    def process(self) -> None:
        bound = self.bound
        if self.parameter_set == "Time":
            parts = {name.lower(): bound.get(name, 0) for name in ("Days", "Hours", "Minutes", "Seconds", "Milliseconds")}
            self.out(TimeSpan.of_parts(**parts))
            return
        now = DateTime.now()
        start = self.start if "Start" in bound else now
        end = self.end_blocks if "End" in bound else now
        self.out(TimeSpan(end.ticks - start.ticks))


@cmdlet("Start-Sleep", default_set="Seconds", class_name="Microsoft.PowerShell.Commands.StartSleepCommand")
class StartSleep(Cmdlet):
    """Wait.

    EXAMPLES
    > Start-Sleep -Milliseconds 1; 'awake'
    awake

    Waits a thousandth of a second.
    """

    seconds = parameter("Seconds", "double", position=0, mandatory=True, pipeline=True, byname=True, sets="Seconds",
                        validate=[("range", 0.0, 2147483.0)], help="How long, in seconds.")
    milliseconds = parameter("Milliseconds", "int", mandatory=True, byname=True, sets="Milliseconds", aliases="ms",
                             validate=[("range", 0, 2147483647)], help="How long, in milliseconds.")
    duration = parameter("Duration", "timespan", position=0, mandatory=True, pipeline=True, byname=True, sets="FromTimeSpan", aliases="ts",
                         help="How long, as a span.")

    def process(self) -> None:
        if self.parameter_set == "Milliseconds":
            seconds = self.milliseconds / 1000
        elif self.parameter_set == "FromTimeSpan":
            if self.duration.ticks < 0 or self.duration.ticks > 0x7FFFFFFF * dates.TICKS_PER_MILLISECOND:
                self.fail("MaximumDurationExceeded", "The duration must be between zero and 24.20:31:23.6470000.", cls="System.ArgumentException")
            seconds = self.duration.ticks / dates.TICKS_PER_SECOND
        else:
            seconds = self.seconds
        if seconds > 0:
            sleep(seconds)


def _drop(value: Any) -> None:
    """The block's output goes nowhere."""


@cmdlet("Measure-Command", class_name="Microsoft.PowerShell.Commands.MeasureCommandCommand", output="System.TimeSpan")
class MeasureCommand(Cmdlet):
    """Measure how long a script block takes.

    EXAMPLES
    > (Measure-Command { 1 + 1 }).TotalHours -lt 1
    True

    The result is a span of time.
    """

    input_object = parameter("InputObject", "psobject", pipeline=True, help="The object to work on.")
    expression = parameter("Expression", "scriptblock", position=0, mandatory=True, help="The script block to run.")

    def begin(self) -> None:
        self.nanoseconds = 0
        self.block = self.shell.block(self.expression, self.scope)

    def process(self) -> None:
        started = time.perf_counter_ns()
        self.block(self.input_object, _drop)
        self.nanoseconds += time.perf_counter_ns() - started

    def end(self) -> None:
        self.out(TimeSpan(self.nanoseconds // 100))


@cmdlet("Get-Uptime", default_set="Timespan", class_name="Microsoft.PowerShell.Commands.GetUptimeCommand",
        output="System.TimeSpan System.DateTime")
class GetUptime(Cmdlet):
    """Tell how long the system has been up.

    EXAMPLES
    > (Get-Uptime).Ticks -gt 0
    True

    The result is a span of time; -Since gives the moment of the start.
    """

    since = parameter("Since", "switch", sets="Since", help="Return the time of the start.")

    def process(self) -> None:
        seconds = int(time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic())
        span = TimeSpan(seconds * dates.TICKS_PER_SECOND)
        self.out(DateTime.now().plus(-span.ticks) if self.since else span)
