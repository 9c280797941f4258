"""Tables of others, brought into the graph beside the data: each file becomes named graphs of its own.

An imported file is kept as it came, with its checksum, in a folder of the user (:mod:`graph.imports.folder`), never in
the data that come with the program. Every build reads it again and makes its quads (:mod:`graph.imports.kinds`), so that
a new program, a new register name or the removal of the file takes effect by itself.
"""
