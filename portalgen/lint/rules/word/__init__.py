"""Rules about what was copied from Word, or typed as in Word: readers see it as it was typed."""
