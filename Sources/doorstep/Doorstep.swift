import ArgumentParser

@main
struct Doorstep: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "doorstep", abstract: "Looks after home buyers.")
}
