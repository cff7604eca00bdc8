"""The sources whose files the edition knows, for tests of what reads them."""

from builders import hep_2021

SOURCES = tuple(one for one in hep_2021().sources.values() if one.importer)
KSH = next(one for one in SOURCES if one.importer == "ksh_gazetteer")
