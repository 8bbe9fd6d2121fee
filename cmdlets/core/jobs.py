"""In: script blocks, jobs. Out: Start-Job, Get-Job, Wait-Job, Receive-Job, Stop-Job, Remove-Job, Debug-Job."""
from __future__ import annotations

from typing import Any

from cmdlets.core.job_selection import JOBS, NOT_EMPTY, STATE, JobCmdlet, job_parameter
from cmdlets.registry import Cmdlet, cmdlet, parameter
from ems.runtime import runspaces
from ems.runtime.jobs import Job, replay
from ems.values.convert import to_string
from ems.values.errors import net_error
from ems.values.objects import NOTHING

PREFIX = "Microsoft.PowerShell.Commands."
PLACES = "ComputerName FilePathComputerName LiteralFilePathComputerName"


def id_parameter() -> Any:
    return parameter("Id", "int[]", position=0, mandatory=True, byname=True, sets="SessionIdParameterSet", validate=NOT_EMPTY, help="Jobs by number.")


def name_parameter() -> Any:
    return parameter("Name", "string[]", position=0, mandatory=True, byname=True, sets="NameParameterSet", validate=NOT_EMPTY, help="Jobs by name; wildcards are allowed.")


def instance_parameter(set_name: str = "InstanceIdParameterSet") -> Any:
    return parameter("InstanceId", "guid[]", position=0, mandatory=True, byname=True, sets=set_name, validate=NOT_EMPTY, help="Jobs by GUID.")


def state_parameter() -> Any:
    return parameter("State", STATE, position=0, mandatory=True, byname=True, sets="StateParameterSet", help="Jobs in that state.")


def filter_parameter() -> Any:
    return parameter("Filter", "hashtable", position=0, mandatory=True, byname=True, sets="FilterParameterSet", validate=NOT_EMPTY, help="Jobs whose properties have these values.")


def file_text(shell: Any, path: str) -> str:
    from ems.runtime.files import read_script

    return read_script(shell.file_path(path))


@cmdlet("Start-Job", class_name=PREFIX + "StartJobCommand", default_set="ComputerName", output="System.Management.Automation.PSRemotingJob", aliases="sajb")
class StartJob(Cmdlet):
    """Runs a script block in the background.

    The job has a session of its own: variables reach it by $using: or -ArgumentList, and what it returns are copies, as from another process.

    EXAMPLES
    > Start-Job { 6 * 7 } | Receive-Job -Wait -AutoRemoveJob
    42

    Starts a job, waits for it and shows what it returned.
    """

    name = parameter("Name", "string", byname=True, sets=PLACES, help="A name for the job.")
    script_block = parameter("ScriptBlock", "scriptblock", position=0, mandatory=True, sets="ComputerName", aliases="Command", help="What to run.")
    credential = parameter("Credential", "pscredential", sets=PLACES, help="Accepted; jobs run as the user of the shell.")
    definition_name = parameter("DefinitionName", "string", position=0, mandatory=True, sets="DefinitionName", validate=NOT_EMPTY)
    definition_path = parameter("DefinitionPath", "string", position=1, sets="DefinitionName", validate=NOT_EMPTY)
    type = parameter("Type", "string", position=2, sets="DefinitionName", validate=NOT_EMPTY)
    file_path = parameter("FilePath", "string", position=0, mandatory=True, sets="FilePathComputerName", help="A script file to run.")
    literal_path = parameter("LiteralPath", "string", mandatory=True, sets="LiteralFilePathComputerName", aliases="PSPath LP", help="A script file to run.")
    authentication = parameter("Authentication", "object", sets=PLACES)
    initialization_script = parameter("InitializationScript", "scriptblock", position=1, sets=PLACES, help="Runs before the job.")
    working_directory = parameter("WorkingDirectory", "string", help="The job's current folder.")
    run_as32 = parameter("RunAs32", "switch", sets=PLACES)
    ps_version = parameter("PSVersion", "version", sets=PLACES, validate=NOT_EMPTY)
    input_object = parameter("InputObject", "psobject", pipeline=True, sets=PLACES, default=NOTHING, help="Objects for $input.")
    argument_list = parameter("ArgumentList", "object[]", sets=PLACES, aliases="Args", help="Arguments of the block.")
    connecting_timeout = parameter("ConnectingTimeout", "int", sets="SSHHost")
    options = parameter("Options", "hashtable", sets="SSHHost", validate=NOT_EMPTY)

    def begin(self) -> None:
        self.items: list[Any] = []

    def process(self) -> None:
        if self.input_object is not NOTHING:
            self.items.append(self.input_object)

    def end(self) -> None:
        if self.parameter_set == "DefinitionName":
            self.throw(net_error("System.Management.Automation.ItemNotFoundException", f"No job definition of the name {self.definition_name} was found."),
                       "StartJobNoDefinitionFound", "ObjectNotFound", self.definition_name)
        path = self.file_path or self.literal_path
        text = file_text(self.shell, path) if path else runspaces.block_text(self.script_block)
        shell = self.shell
        folder = shell.file_path(self.working_directory) if self.working_directory else shell.location()
        self.write(shell.jobs.start_process_job(text, name=self.name, arguments=list(self.argument_list or []), input=self.items or None,
                                                using=runspaces.using_values(text, shell, self.scope), folder=folder,
                                                initialization=runspaces.block_text(self.initialization_script) if self.initialization_script is not None else ""))


@cmdlet("Get-Job", class_name=PREFIX + "GetJobCommand", default_set="SessionIdParameterSet", output="System.Management.Automation.Job", aliases="gjb")
class GetJob(JobCmdlet):
    """Lists the jobs of this session.

    EXAMPLES
    > $null = Start-Job -Name Count { 1 }; (Get-Job Count).Name; Get-Job | Remove-Job -Force
    Count

    Finds a job by its name.
    """

    _all = "SessionIdParameterSet InstanceIdParameterSet NameParameterSet StateParameterSet CommandParameterSet"
    include_child_job = parameter("IncludeChildJob", "switch", sets=_all, help="Child jobs too.")
    child_job_state = parameter("ChildJobState", STATE, sets=_all, help="Child jobs in that state.")
    has_more_data = parameter("HasMoreData", "bool", sets=_all, help="Jobs with or without output to receive.")
    before = parameter("Before", "datetime", sets=_all, help="Ended before that time.")
    after = parameter("After", "datetime", sets=_all, help="Ended after that time.")
    newest = parameter("Newest", "int", sets=_all, help="So many, the last started.")
    id = parameter("Id", "int[]", position=0, byname=True, sets="SessionIdParameterSet", validate=NOT_EMPTY, help="Jobs by number.")
    instance_id = instance_parameter()
    name = name_parameter()
    state = state_parameter()
    command = parameter("Command", "string[]", byname=True, sets="CommandParameterSet", validate=NOT_EMPTY, help="Jobs that run this text; wildcards are allowed.")
    filter = filter_parameter()

    def process(self) -> None:
        chosen = self.jobs() if self.parameter_set == "SessionIdParameterSet" and not self.id else self.chosen()
        found: list[Job] = []
        for job in sorted(chosen, key=lambda j: j.id):
            if self.child_job_state is None:
                found.append(job)
            if self.include_child_job or self.child_job_state is not None:
                found.extend(c for c in job.children if self.child_job_state is None or c.state == to_string(self.child_job_state))
        found = [j for j in found if self.wanted(j)]
        self.write_each(found[-self.newest :] if self.newest else found)

    def wanted(self, job: Job) -> bool:
        from ems.values.compare import gt, lt

        if "HasMoreData" in self.bound and job.has_more_data != self.has_more_data:
            return False
        if self.before is not None and (job.end_time is None or not lt(job.end_time, self.before)):
            return False
        return self.after is None or (job.end_time is not None and bool(gt(job.end_time, self.after)))


@cmdlet("Wait-Job", class_name=PREFIX + "WaitJobCommand", default_set="SessionIdParameterSet", output="System.Management.Automation.Job", aliases="wjb")
class WaitJob(JobCmdlet):
    """Waits until jobs have ended and returns them.

    EXAMPLES
    > $job = Start-Job { 1 } | Wait-Job; $job.State; Remove-Job $job
    Completed

    The job has ended.
    """

    job = job_parameter(sets="JobParameterSet", validate=NOT_EMPTY)
    any = parameter("Any", "switch", help="Until one of them has ended.")
    timeout = parameter("Timeout", "int", aliases="TimeoutSec", validate=(("range", -1, 2147483647),), help="At most so many seconds.")
    force = parameter("Force", "switch", help="Wait for suspended jobs too.")
    id = id_parameter()
    name = name_parameter()
    instance_id = instance_parameter()
    state = state_parameter()
    filter = filter_parameter()

    def begin(self) -> None:
        self.found: list[Job] = []

    def process(self) -> None:
        self.found.extend(j for j in self.chosen() if j not in self.found)

    def end(self) -> None:
        import time

        limit = None if self.timeout is None or self.timeout < 0 else time.monotonic() + self.timeout
        if self.any:
            while self.found and not any(j.finished for j in self.found) and (limit is None or time.monotonic() < limit):
                self.found[0].wait(0.05)
            self.write_each([j for j in self.found if j.finished][:1])
            return
        for job in self.found:
            job.wait(None if limit is None else max(0.0, limit - time.monotonic()))
        if all(j.finished for j in self.found):
            self.write_each(self.found)
        else:
            self.write_each([j for j in self.found if j.finished])


@cmdlet("Receive-Job", class_name=PREFIX + "ReceiveJobCommand", default_set="Location", aliases="rcjb")
class ReceiveJob(JobCmdlet):
    """Returns what jobs have written so far: output, errors, warnings and the other streams.

    EXAMPLES
    > $job = Start-Job { 'a'; 'b' } | Wait-Job; Receive-Job $job -Keep; Remove-Job $job
    a
    b

    The output stays with the job.
    """

    _taken = "Location ComputerName Session"
    job = job_parameter(sets=_taken)
    location = parameter("Location", "string[]", position=1, sets="Location", validate=NOT_EMPTY, help="Of jobs at that place only.")
    computer_name = parameter("ComputerName", "string[]", position=1, byname=True, sets="ComputerName", aliases="Cn", validate=NOT_EMPTY)
    session = parameter("Session", "object[]", position=1, byname=True, sets="Session", validate=(("notnull",),))
    keep = parameter("Keep", "switch", help="Leave the output with the job.")
    no_recurse = parameter("NoRecurse", "switch", help="Not of child jobs.")
    force = parameter("Force", "switch", help="Wait on, also while a job is suspended.")
    wait = parameter("Wait", "switch", help="Until the jobs have ended, output as it comes.")
    auto_remove_job = parameter("AutoRemoveJob", "switch", help="Remove the jobs afterwards; with -Wait.")
    write_events = parameter("WriteEvents", "switch", help="State changes too.")
    write_job_in_results = parameter("WriteJobInResults", "switch", help="The job object first.")
    name = name_parameter()
    instance_id = instance_parameter()
    id = id_parameter()

    def begin(self) -> None:
        if (self.auto_remove_job or self.write_events or self.write_job_in_results) and not self.wait:
            which = "AutoRemoveJob" if self.auto_remove_job else "WriteEvents" if self.write_events else "WriteJobInResults"
            error_id = {"AutoRemoveJob": "AutoRemoveJobWithoutWait", "WriteEvents": "WriteEventsWithoutWait", "WriteJobInResults": "WriteJobInResultsWithoutWait"}[which]
            self.fail(error_id, f"The {which} parameter cannot be used without the Wait parameter.", "InvalidOperation", None, "System.InvalidOperationException")
        if self.keep and self.auto_remove_job:
            self.fail("AutoRemoveJobWithKeep", "The AutoRemoveJob parameter and the Keep parameter cannot be used together.", "InvalidOperation", None,
                      "System.InvalidOperationException")
        self.found: list[Job] = []

    def process(self) -> None:
        for job in self.chosen():
            if self.location and job.location not in self.location:
                continue
            if job not in self.found:
                self.found.append(job)
                if self.write_job_in_results:
                    self.write(job)
                if not self.wait:
                    self.receive(job)

    def end(self) -> None:
        if not self.wait:
            return
        waiting = list(self.found)
        while waiting:
            for job in list(waiting):
                over = job.finished
                self.receive(job, over)
                if over:
                    waiting.remove(job)
            if waiting and not self.more(waiting[0]):
                waiting[0].wait(0.02)
        if self.auto_remove_job:
            for job in self.found:
                self.shell.jobs.remove(job)

    @staticmethod
    def more(job: Job) -> bool:
        return bool(job.ordered) or any(c.ordered for c in job.children)

    def receive(self, job: Job, over: bool = True) -> None:
        for one in [job, *(() if self.no_recurse else job.children)]:
            records = one.take(self.keep and (over or not self.wait)) if not (self.keep and self.wait and not over) else []
            if not self.wait and one.type_name == "ThreadJob":
                records.sort(key=lambda r: ORDER[r[0]])
            for stream, record in records:
                replay(self, stream, record)
            if over and one.state == "Failed" and one.reason is not None and one.net_type.name == "PSRemotingChildJob":
                self.write_error(one.reason.record if getattr(one.reason, "record", None) is not None else one.reason, None, None)


ORDER = {"output": 0, "error": 1, "verbose": 2, "debug": 3, "warning": 4, "progress": 5, "information": 6}


@cmdlet("Stop-Job", class_name=PREFIX + "StopJobCommand", default_set="SessionIdParameterSet", supports_should_process=True, output="System.Management.Automation.Job", aliases="spjb")
class StopJob(JobCmdlet):
    """Stops jobs.

    EXAMPLES
    > $job = Start-Job { while ($true) { } }; Stop-Job $job; $job.State; Remove-Job $job
    Stopped

    The loop has ended.
    """

    job = job_parameter(sets="JobParameterSet", validate=NOT_EMPTY)
    pass_thru = parameter("PassThru", "switch", help="Return the jobs.")
    id = id_parameter()
    name = name_parameter()
    instance_id = instance_parameter()
    state = state_parameter()
    filter = filter_parameter()

    def process(self) -> None:
        for job in self.chosen():
            if self.should_process(f"Job {job.id}", "Stop-Job") and not job.finished:
                job.stop()
            if self.pass_thru:
                self.write(job)


@cmdlet("Remove-Job", class_name=PREFIX + "RemoveJobCommand", default_set="SessionIdParameterSet", supports_should_process=True, output="System.Management.Automation.Job", aliases="rjb")
class RemoveJob(JobCmdlet):
    """Removes jobs that have ended, others with -Force.

    EXAMPLES
    > Start-Job { 1 } | Wait-Job | Remove-Job; @(Get-Job).Count
    0

    Nothing of the job is left.
    """

    job = job_parameter(sets="JobParameterSet", validate=NOT_EMPTY)
    force = parameter("Force", "switch", sets="SessionIdParameterSet JobParameterSet InstanceIdParameterSet NameParameterSet FilterParameterSet", aliases="F",
                      help="Stop what still runs.")
    id = id_parameter()
    instance_id = instance_parameter()
    name = name_parameter()
    filter = filter_parameter()
    state = state_parameter()
    command = parameter("Command", "string[]", byname=True, sets="CommandParameterSet", validate=NOT_EMPTY)

    def process(self) -> None:
        for job in self.chosen():
            if not job.finished and not self.force:
                self.write_error(net_error("System.ArgumentException", f"The command cannot remove the job with the job ID {job.id} because the job is not finished. To remove the job, "
                                           "first stop the job, or use the Force parameter."), "JobObjectNotFinishedCannotBeRemoved", "InvalidOperation", job)
                continue
            if self.should_process(f"Job {job.id}", "Remove-Job"):
                if not job.finished:
                    job.stop()
                self.shell.jobs.remove(job)


@cmdlet("Debug-Job", class_name=PREFIX + "DebugJobCommand", default_set="JobParameterSet", supports_should_process=True)
class DebugJob(JobCmdlet):
    """Says that jobs cannot be debugged here.

    EXAMPLES
    > try { Debug-Job -Id 99 } catch { $_.FullyQualifiedErrorId }
    NotSupported,Microsoft.PowerShell.Commands.DebugJobCommand

    ems has no debugger for jobs.
    """

    job = parameter("Job", JOBS[:-2], position=0, mandatory=True, pipeline=True, byname=True, sets="JobParameterSet", help="The job.")
    name = parameter("Name", "string", position=0, mandatory=True, sets="JobNameParameterSet", help="A job's name.")
    id = parameter("Id", "int", position=0, mandatory=True, sets="JobIdParameterSet", help="A job's number.")
    instance_id = parameter("InstanceId", "guid", position=0, mandatory=True, sets="JobInstanceIdParameterSet", help="A job's GUID.")
    break_all = parameter("BreakAll", "switch", help="Stop at once.")

    def process(self) -> None:
        self.throw(self.unresolved("ems cannot debug a job. Run its script block with & to follow it, or read what it wrote with Receive-Job -Keep."))


