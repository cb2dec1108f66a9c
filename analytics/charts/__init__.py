"""How it is drawn: rows in, Plotly figure out. One module per subject, named like its metrics."""
