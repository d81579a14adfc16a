"""Programs for those who keep this project: they make what the repository carries but nobody writes by hand."""
