## Visits (Besuche)
