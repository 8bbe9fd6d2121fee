"""In: a path. Out: whether it lies on a network file system, where SQLite's WAL journal cannot be used.

WAL keeps its index in memory that the processes of one computer share; two computers would each have their own and destroy the file. The
rollback journal needs file locks only, which network file systems have.
"""

from __future__ import annotations

import os

NETWORK = frozenset(
    "nfs nfs4 cifs smb smb2 smb3 smbfs ncpfs ncp afs afpfs 9p ceph glusterfs lustre gpfs ocfs2 gfs2 beegfs davfs webdav vboxsf".split()
    + "fuse.sshfs fuse.smbnetfs fuse.curlftpfs fuse.glusterfs fuse.ceph fuse.davfs2 fuse.rclone fuse.s3fs fuse.nfs".split()
)
MOUNTS = "/proc/self/mounts"


def network_type(path: str) -> str:
    """The type of the network file system that holds a path ("nfs4"), "" when it is local or nobody says."""
    if path.startswith(("\\\\", "//")) and os.sep == "\\":
        return "smb"
    try:
        with open(MOUNTS, encoding="utf-8", errors="surrogateescape") as file:
            kind = _mounted_type(file.read(), os.path.realpath(path))
    except OSError:  # not Linux
        return ""
    return kind if kind in NETWORK else ""


def _mounted_type(mounts: str, path: str) -> str:
    """The type in the line of the longest mount point above a path; of two on one place the later one is on top."""
    longest, kind = -1, ""
    for line in mounts.splitlines():
        words = line.split(" ")
        if len(words) < 3:
            continue
        point = _unescaped(words[1])
        if (path == point or path.startswith(point.rstrip("/") + "/")) and len(point) >= longest:
            longest, kind = len(point), words[2]
    return kind


def _unescaped(text: str) -> str:
    for code, character in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, character)
    return text
