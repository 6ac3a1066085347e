## Indications (Hinweise)
