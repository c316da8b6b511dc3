"""Drops and page readers: files in, records and rejects out.

``drop.manifest`` says what a drop holds, ``read.read_file`` streams one file of it, ``decode.decode`` makes text
of a record's bytes, and ``hostile.check_html`` refuses markup that would hang a parser. Nothing here
writes a file; what can't be read becomes a Reject and never an exception.
"""
