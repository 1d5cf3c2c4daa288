"""The explorer: a map in one page of HTML that a reader can search, filter and walk.

In comes a map; out goes a page without a server, a library or a request. `plates`
makes the pictures small and light or dark, `records` gathers what the page knows,
`page` puts them together. Called by the facade and the command line.
"""
