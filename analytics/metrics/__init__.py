"""What is counted: tables in, table expression out. One module per subject.

A metric takes the tables that its parameters name and returns an Ibis expression. Its docstring is the
published definition; the page and the Methods page print it as it stands.
"""
