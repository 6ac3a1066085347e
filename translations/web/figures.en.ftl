## Figures (Kennzahlen).
