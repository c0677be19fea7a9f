"""Signatures of seals and tags, where an officer has a key: they prove who, not only what.

A door to another program: ``ssh-keygen``, which comes with Git.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from pathlib import Path

from transparency.git import GitError, git
from transparency.years.names import ARCHIVE, seal_path, signature_path
from transparency.years.seal import Seal

_NAMESPACE = "fiscal-year-seal"
_SIGNED = "-----BEGIN "


def faults_of_signature(root: Path, seal: Seal) -> Iterator[str]:
    """Say what is wrong with the signature of a seal, if it has one."""
    signature = signature_path(root, seal.year)
    if not signature.exists():
        return
    signers = _signers(root)
    if not signers.exists():
        yield f"มีลายเซ็น {signature.name} แต่ไม่พบรายชื่อผู้ลงนาม {ARCHIVE}/allowed_signers"
        return
    known = ["-f", str(signers), "-s", str(signature)]
    data = seal_path(root, seal.year).read_bytes()
    try:
        who = _keygen(["find-principals", *known], data).split("\n")[0]
        is_right = bool(who and _keygen(["verify", *known, "-n", _NAMESPACE, "-I", who], data))
    except FileNotFoundError:
        yield f"ตรวจลายเซ็น {signature.name} ไม่ได้ เพราะไม่พบโปรแกรม ssh-keygen"
        return
    if not is_right:
        yield f"ลายเซ็น {signature.name} ไม่ใช่ของผู้ลงนามที่รู้จัก หรือตราปิดปีถูกแก้หลังลงนาม"


def notes_of_signature(root: Path, seal: Seal) -> Iterator[str]:
    """Say when a seal has no signature though the project knows who signs."""
    if _signers(root).exists() and not signature_path(root, seal.year).exists():
        yield "มีรายชื่อผู้ลงนาม แต่ตราปิดปีนี้ไม่ได้ลงนาม"


def notes_of_tag(root: Path, seal: Seal) -> Iterator[str]:
    """Say of a signed tag when neither the project nor this machine knows who signed it."""
    if _SIGNED not in git(root, "cat-file", "tag", seal.tag):
        return
    signers = _signers(root)
    known = ["-c", f"gpg.ssh.allowedSignersFile={signers}"] if signers.exists() else []
    try:
        git(root, *known, "verify-tag", seal.tag)
    except GitError:
        yield f"ป้ายชื่อ {seal.tag} ลงนามไว้ แต่เครื่องนี้ไม่มีกุญแจสาธารณะที่พิสูจน์ลายเซ็นได้"


def _signers(root: Path) -> Path:
    return root / ARCHIVE / "allowed_signers"


def _keygen(words: list[str], data: bytes) -> str:
    """Return what ssh-keygen answers, or nothing when it refuses."""
    run = subprocess.run(  # noqa: S603 our own words
        ["ssh-keygen", "-Y", *words],  # noqa: S607 found on the path, beside Git
        input=data,
        capture_output=True,
        check=False,
    )
    return "" if run.returncode else run.stdout.decode("utf-8", "replace").strip()
