## Costs (Kosten)
