"""`-m json.tool`: read JSON from a file or from standard input, write it indented."""

import json
import sys


def main():
    import argparse
    parser = argparse.ArgumentParser(
        prog="python -m json.tool",
        description="A simple command line interface for json module to validate and pretty-print JSON objects.")
    parser.add_argument("infile", nargs="?", default="-", help="a JSON file to be validated or pretty-printed")
    parser.add_argument("--sort-keys", action="store_true", default=False,
                        help="sort the output of dictionaries alphabetically by key")
    parser.add_argument("--indent", default=4, type=int, help="separate items with newlines and use this number of spaces")
    options = parser.parse_args()
    try:
        if options.infile == "-":
            value = json.load(sys.stdin)
        else:
            with open(options.infile, encoding="utf-8") as stream:
                value = json.load(stream)
    except ValueError as error:
        raise SystemExit(error)
    print(json.dumps(value, sort_keys=options.sort_keys, indent=options.indent))


if __name__ == "__main__":
    main()
