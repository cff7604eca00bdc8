"""The papers as web pages that stand alone: one file, no scripts, readable by everybody."""
