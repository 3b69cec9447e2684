"""What a submission does to the rules that it is judged by, and to main (GOV)."""
