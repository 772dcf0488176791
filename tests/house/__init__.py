"""The house keeps its own rules: imports, registries, documentation and the suite itself."""
