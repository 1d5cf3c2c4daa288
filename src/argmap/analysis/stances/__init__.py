"""Stances: who takes which side on what, with whom, and since when.

In comes a map; out come tables of stances and what is read off them. `comparison`
makes a table out of `rows`, one for each actor; `tables` holds it, `pairs` count two
actors of it together. `positions` puts assertions in order of time, `turns` and
`silence` tell what changed and what is missing, `agreement` and `divisions` what groups
of actors share. Called by networks, versions, render and the command line.
"""
