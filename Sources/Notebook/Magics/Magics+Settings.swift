extension Magic {
    static let settings: [Magic] = [
        Magic("matplotlib", isBare: false, "figures are always shown in place") { call, session in
            let backends = ["inline", "agg", "notebook", "widget", "ipympl", "nbagg", "qt", "tk", "auto", ""]
            let name = call.arguments.first ?? ""
            if call.options.contains("--list") || call.options.contains("-l") {
                session.print("Available matplotlib backends: ['agg', 'inline']")
                return .none
            }
            return backends.contains(name.lowercased())
                ? .none : .usage("matplotlib has no backend '\(name)' in Cellbook; 'inline' is always on")
        },
        Magic("autoreload", aliases: ["aimport"], "accepted: nothing to reload") { _, _ in .none },
        Magic("config", "settings of IPython; those of figures are accepted") { call, _ in
            let option = call.line.trimmed
            if ["InlineBackend", "Completer", "IPCompleter", "TerminalInteractiveShell", "SqlMagic", "Application"]
                .contains(where: { option.begins(with: $0) }) || option.isEmpty
            {
                return .none
            }
            return .usage("Invalid config statement: '\(option)'")
        },
        Magic("xmode", aliases: ["colors", "automagic", "pylab_inline"], "accepted") { _, _ in .none },
    ]
}
