// swift-tools-version: 6.1
import PackageDescription

/// Exclusivity is checked at compile time only: the interpreter's hot loops go through raw pointers, where the run-time
/// check finds nothing and costs much.
let swiftSettings: [SwiftSetting] = [
    .swiftLanguageMode(.v5),
    .unsafeFlags(["-enforce-exclusivity=unchecked"]),
]

/// The kernels are optimised in debug builds too: tests over them stay fast.
let kernelSettings: [CSetting] = [.unsafeFlags(["-O3", "-fno-math-errno", "-ffp-contract=off", "-fwrapv"])]

let package = Package(
    name: "cellbook",
    products: [.executable(name: "cellbook", targets: ["CommandLine"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0")
    ],
    targets: [
        // System libraries; each is explained in the README.
        .systemLibrary(name: "CLibEdit", pkgConfig: "libedit"),
        .systemLibrary(name: "CPCRE2", pkgConfig: "libpcre2-32"),
        .systemLibrary(name: "CGMP"),
        .systemLibrary(name: "CNettle", pkgConfig: "nettle"),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib"),
        // Libraries whose errors leave by longjmp, behind functions that return codes.
        .target(name: "CJPEG", linkerSettings: [.linkedLibrary("jpeg")]),
        .target(name: "CPNG", linkerSettings: [.linkedLibrary("png"), .linkedLibrary("z")]),
        // Libraries that are loaded when first used, so that they cost no start-up time.
        .target(name: "COpenBLAS", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CCairo", linkerSettings: [.linkedLibrary("dl")]),
        .target(name: "CCurl", linkerSettings: [.linkedLibrary("dl"), .linkedLibrary("pthread")]),

        .target(name: "CPlatform"),
        .target(name: "CKernels", cSettings: kernelSettings, linkerSettings: [.linkedLibrary("m"), .linkedLibrary("pthread")]),
        .target(name: "Syntax", swiftSettings: swiftSettings),
        .target(name: "Interpreter", dependencies: ["Syntax", "CGMP", "CPlatform"], swiftSettings: swiftSettings),
        .target(name: "TensorEngine", dependencies: ["CKernels", "COpenBLAS"], swiftSettings: swiftSettings),
        .target(name: "ImageCodecs", dependencies: ["CJPEG", "CPNG"], swiftSettings: swiftSettings),
        .target(name: "PlotRenderer", dependencies: ["CCairo"], swiftSettings: swiftSettings),
        .target(
            name: "StandardModules",
            dependencies: ["Interpreter", "TensorEngine", "CKernels", "ImageCodecs", "PlotRenderer", "CPCRE2", "CNettle", "CZlib", "CPlatform", "CCurl"],
            swiftSettings: swiftSettings),
        .target(name: "Notebook", dependencies: ["Interpreter", "Syntax"], swiftSettings: swiftSettings),
        .target(name: "REPL", dependencies: ["Syntax", "Notebook", "CLibEdit"], swiftSettings: swiftSettings),
        .executableTarget(
            name: "CommandLine",
            dependencies: [
                "CPlatform", "ImageCodecs", "Interpreter", "Notebook", "REPL", "StandardModules",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: swiftSettings,
            linkerSettings: [
                .unsafeFlags(["-static-stdlib"]), .linkedLibrary("_FoundationCShims"), .linkedLibrary("_FoundationCollections"),
                .linkedLibrary("swiftSynchronization"),
            ]),

        .target(name: "TestSupport", dependencies: ["Notebook"], path: "Tests/TestSupport", swiftSettings: swiftSettings),
        .testTarget(name: "SyntaxTests", dependencies: ["Syntax", "TestSupport"], exclude: ["Fixtures"], swiftSettings: swiftSettings),
        .testTarget(
            name: "TensorEngineTests", dependencies: ["TensorEngine", "TestSupport"],
            exclude: ["Fixtures", "record_reference.py"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "ImageCodecsTests", dependencies: ["ImageCodecs", "TestSupport"], exclude: ["Fixtures"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "PlotRendererTests", dependencies: ["PlotRenderer", "TestSupport"], exclude: ["Fixtures"],
            swiftSettings: swiftSettings),
        .testTarget(
            name: "NotebookTests", dependencies: ["Notebook", "TestSupport"], exclude: ["Fixtures"], swiftSettings: swiftSettings),
        // The prompt with a small language, which the tests run on a terminal of its own.
        .executableTarget(
            name: "PromptHost", dependencies: ["Notebook", "REPL", "TestSupport"], path: "Tests/PromptHost",
            swiftSettings: swiftSettings),
        .testTarget(
            name: "REPLTests", dependencies: ["REPL", "TestSupport", "PromptHost"], exclude: ["Fixtures"],
            swiftSettings: swiftSettings),
    ]
)
