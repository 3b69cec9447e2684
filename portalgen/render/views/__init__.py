"""Views: the only values that a template can see.

A view is small, complete and immutable. It contains every address, date and label ready to be shown, in the language of
its page, so a template needs no clock, no graph and no file. Rendering is a pure function of one view. Its key
(`portalgen.render.keys`) therefore decides exactly if a page must be rendered again.

Values of type `Markup` are safe HTML; templates escape all other strings.
"""
