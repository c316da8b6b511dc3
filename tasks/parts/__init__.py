"""Parts: the Parquet folders that steps leave on disk, keyed by their input and the step's version.

They are the truth of resuming: a folder under its final name is whole, so a step that finds it is done.
"""
