from lines import run

run("file_and_unittest_statements")
