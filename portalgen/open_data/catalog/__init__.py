"""The catalogue of open data: one model of datasets, rendered as DCAT-AP and as a page for people."""
