"""The changes of a submission for readers: builds of main and of the proposed main, compared at one clock."""
