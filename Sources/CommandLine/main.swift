import ArgumentParser
struct Main: ParsableCommand { @Argument var file: String?
 func run() { print("hello") } }
Main.main()
