import Glibc

extension Magic {
    static let namespace: [Magic] = [
        Magic("who", isBare: true, "names of the variables, of some types if given") { call, session in
            let names = session.variables(ofTypes: call.arguments).map(\.name).sorted()
            if names.isEmpty {
                session.print(
                    call.arguments.isEmpty
                        ? "Interactive namespace is empty." : "No variables match your requested type.")
                return .none
            }
            for (index, name) in names.enumerated() {
                session.write(name + "\t" + (index % 9 == 8 ? " \n" : " "), to: .standardOutput)
            }
            session.print()
            return .none
        },
        Magic("who_ls", "names of the variables as a list") { call, session in
            .lines(session.variables(ofTypes: call.arguments).map(\.name).sorted())
        },
        Magic("whos", isBare: true, "variables with types, shapes and values") { call, session in
            let rows = session.variables(ofTypes: call.arguments).sorted { $0.name < $1.name }
            if rows.isEmpty {
                session.print(
                    call.arguments.isEmpty
                        ? "Interactive namespace is empty." : "No variables match your requested type.")
                return .none
            }
            let nameWidth = max(rows.map(\.name.count).max() ?? 0, 8) + 3
            let typeWidth = max(rows.map(\.type.count).max() ?? 0, 4) + 3
            session.print("Variable".rightPadded(to: nameWidth) + "Type".rightPadded(to: typeWidth) + " Data/Info")
            session.print(String(repeating: "-", count: nameWidth + typeWidth + 10))
            for row in rows {
                session.print(
                    row.name.rightPadded(to: nameWidth) + row.type.rightPadded(to: typeWidth) + " " + row.summary)
            }
            return .none
        },
        Magic("reset", "forgets all variables; -f without asking") { call, session in
            if !call.options.contains("-f") {
                session.write("Once deleted, variables cannot be recovered. Proceed (y/[n])? ", to: .standardOutput)
                let reply = session.readLine(prompt: "")?.trimmed.lowercased() ?? "n"
                guard reply == "y" || reply == "yes" else {
                    session.print("Nothing done.")
                    return .none
                }
            }
            let names = session.evaluator.variables().map(\.name)
            return session.delete(names)
        },
        Magic("xdel", aliases: ["del"], "forgets one variable") { call, session in session.delete(call.arguments) },
        Magic("reset_selective", "forgets the variables whose names match; -f without asking") { call, session in
            guard let pattern = call.arguments.first else { return .usage("%reset_selective wants a pattern") }
            return session.delete(session.evaluator.variables().map(\.name).filter { $0.offset(of: pattern) != nil })
        },
    ]
}

extension Session {
    func variables(ofTypes types: [String]) -> [Variable] {
        evaluator.variables().filter { (types.isEmpty || types.contains($0.type)) && !$0.name.begins(with: "_") }
    }

    fileprivate func delete(_ names: [String]) -> HostAnswer {
        guard !names.isEmpty else { return .none }
        let outcome = runNested("del " + names.joined(separator: ", "))
        if case .done = outcome { return .none }
        return answer(outcome)
    }
}
