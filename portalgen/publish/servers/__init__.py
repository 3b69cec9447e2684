"""Settings of web servers for a portal: `facts` has their inputs, `nginx` and `caddy` write their syntax.

The changes of each release (redirects, gone pages) are not part of them: they are included from the target's folder
`rules` (`portalgen.publish.target.rule_files`).
"""
