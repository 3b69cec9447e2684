"""`python -m portalgen.cli`: the command where its script is not on the path."""

from portalgen.cli.main import main

if __name__ == "__main__":
    main()
