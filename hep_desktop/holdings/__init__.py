"""Programmes received from many villages: the files themselves, and an index of them that can always be made anew."""
