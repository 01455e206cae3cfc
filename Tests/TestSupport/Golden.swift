// Golden files: see `assertGolden`.
