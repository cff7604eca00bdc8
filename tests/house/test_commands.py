"""Every command is named by its package, and carried out by the module that is called like its own."""

import inspect
from importlib import import_module

import pytest

from hep_desktop.domain import commands
from hep_desktop.domain.commands import SUBJECTS, Command
from house.tree import ROOT

FOLDER = ROOT / "hep_desktop" / "domain" / "commands"
MODULES = sorted(path.stem for path in FOLDER.glob("[a-z]*.py") if path.stem != "command")


def test_every_module_of_commands_is_a_subject() -> None:
    assert sorted(SUBJECTS) == MODULES


@pytest.mark.parametrize("subject", MODULES)
def test_every_command_of_a_subject_is_named_and_carried_out(subject: str) -> None:
    module = import_module(f"hep_desktop.domain.commands.{subject}")
    own = [one for one in vars(module).values() if inspect.isclass(one) and one.__module__ == module.__name__]
    made = {one.__name__ for one in own if issubclass(one, Command)}
    assert made == set(SUBJECTS[subject])
    assert all(getattr(commands, name) is getattr(module, name) for name in made)
    assert callable(import_module(f"hep_desktop.domain.apply.{subject}").apply)
