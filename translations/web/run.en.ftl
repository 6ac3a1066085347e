## Runs (Durchgänge) and their manifest.
