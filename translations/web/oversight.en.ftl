## Oversight (Aufsicht)
