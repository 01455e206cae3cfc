// The room StandardModules.
