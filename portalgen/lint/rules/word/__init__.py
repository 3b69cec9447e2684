"""Rules about text copied from Word, or typed as in Word, which readers see as typed."""
