"""Commands of the command line, a module a subject; flows/cli.py puts them together."""
