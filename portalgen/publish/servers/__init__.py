"""Settings of web servers for a portal: `facts` has what they need to know, `nginx` and `caddy` write it in their words.

What changes with each release (redirects, pages that are gone) is no part of them: it is included from the target's folder
`rules` (`portalgen.publish.target.rule_files`).
"""
