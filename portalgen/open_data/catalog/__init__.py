"""The catalogue of open data: a model of datasets, rendered as DCAT-AP and as a page for people."""
