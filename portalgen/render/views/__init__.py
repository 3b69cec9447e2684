"""Views: the only values that a template can see.

A view is small, complete and never changed. It holds every address, date and label ready to be shown, in the
language of its page, so that a template needs no clock, no graph and no file. Rendering is a pure
function of one view, and its key (`portalgen.render.keys`) is therefore an exact answer to the
question whether a page must be rendered again.

Values of type `Markup` are HTML that is already safe; every other string is escaped by the template.
"""
