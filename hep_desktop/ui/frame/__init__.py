"""The parts of the window around the page: strips, walk, findings, guidance."""
