## Requests and complaints of the person concerned (Anträge, Beschwerden).
