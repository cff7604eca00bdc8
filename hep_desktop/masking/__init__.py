"""The guard of small numbers: which counts of people are not published, so that nobody can work one out."""
