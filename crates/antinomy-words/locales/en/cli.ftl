### What the program says on the command line.

severity-error = error
severity-warning = warning
severity-help = help

problem-no-knowledge-base = There is no knowledge base in { $path } or above it: neither antinomy.yaml nor content/antinomy.yaml. Run the program in its folder or name that folder with --root.
problem-unreadable = { $path } cannot be read or written: { $reason }
