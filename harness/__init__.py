"""What tests and benchmarks share: the dashboard as it is served and driven, and documents coded by hand."""
