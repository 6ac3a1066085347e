## Accompaniment (Begleitung)
