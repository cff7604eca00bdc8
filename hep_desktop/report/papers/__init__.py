"""The papers: one composer each, drawn as PDF and as Word; `kinds.py` lists them all."""
