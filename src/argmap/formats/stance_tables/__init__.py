"""Who takes which stance on what, as tables: a list of stances, and a matrix.

Bytes of a CSV file come in; a map of actors, claims, issues, sources and assertions
goes out, and the other way round. `columns` and `words` are the vocabulary, `sheet`
takes a file apart into rows and cells, `assembly` makes a map of what they say, and
`entries` says in rows what a map holds. `stance_list` and `matrix` are the two
layouts; only `argmap.formats.table` and `argmap.formats.detection` call them.
"""
