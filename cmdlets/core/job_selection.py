"""In: the parameters by which job cmdlets choose jobs. Out: the jobs, and the errors for those that are not there."""
from __future__ import annotations

from typing import Any

from cmdlets.registry import Cmdlet, parameter
from ems.runtime.jobs import Job
from ems.values.convert import to_string
from ems.values.errors import net_error
from ems.values.wildcard import Wildcard

NOT_EMPTY = (("notnullorempty",),)
JOBS = "System.Management.Automation.Job[]"
STATE = "System.Management.Automation.JobState"


def job_parameter(**sets: Any) -> Any:
    return parameter("Job", JOBS, position=0, mandatory=True, pipeline=True, byname=True, help="Job objects.", **sets)


class JobCmdlet(Cmdlet):
    """Chooses by the parameters that a cmdlet has of: job, id, instance_id, name, state, command, filter."""

    include_children = True  # a child job is found by its name and number too

    def chosen(self) -> list[Job]:
        found: list[Job] = []
        for value in getattr(self, "job", None) or ():
            found.append(value)
        for number in getattr(self, "id", None) or ():
            self.add(found, [j for j in self.known() if j.id == number], "Id", number, "JobWithSpecifiedSessionNotFound", "")
        for guid in getattr(self, "instance_id", None) or ():
            self.add(found, [j for j in self.known() if to_string(j.instance_id) == to_string(guid)], "InstanceId", guid, "JobWithSpecifiedInstanceIdNotFound",
                     "instance ID")
        for name in getattr(self, "name", None) or ():
            matching = [j for j in self.known() if Wildcard(name).matches(j.name)]
            if matching or not any(c in name for c in "*?["):
                self.add(found, matching, "Name", name, "JobWithSpecifiedNameNotFound", "job name")
        if getattr(self, "state", None) is not None:
            found.extend(j for j in self.jobs() if j.state == to_string(self.state))  # type: ignore[attr-defined]
        for text in getattr(self, "command", None) or ():
            found.extend(j for j in self.jobs() if Wildcard(text).matches(j.command.strip()))
        filter_ = getattr(self, "filter", None)
        if filter_ is not None:
            found.extend(j for j in self.jobs() if all(fits(j, to_string(k), v) for k, v in filter_.items()))
        return list(dict.fromkeys(found))

    def jobs(self) -> list[Job]:
        return list(self.shell.jobs.list)

    def known(self) -> list[Job]:
        """The jobs and, after them, their children."""
        jobs = self.jobs()
        return jobs + [child for job in jobs for child in job.children] if self.include_children else jobs

    def add(self, found: list[Job], matching: list[Job], parameter_name: str, value: Any, error_id: str, label: str) -> None:
        found.extend(matching)
        if not matching:
            text = to_string(value)
            message = (f"The command cannot find the job because the {label} {text} was not found. Verify the value of the {parameter_name} parameter, and then try the command again."
                       if label else f"The command cannot find a job with the job ID {text}. Verify the value of the Id parameter and then try the command again.")
            self.write_error(net_error("System.Management.Automation.PSArgumentException", message), error_id, "ObjectNotFound", value)


def fits(job: Job, key: str, value: Any) -> bool:
    from ems.values.members import get_member

    return Wildcard(to_string(value)).matches(to_string(get_member(job, key)))
