## Kosten

help-costs = Was die Arbeit kostet und wer es trägt. In einer Buchung steht keine Person.
help-recordCost = Geld, Arbeitszeit oder beides. Eine Buchung wird nie geändert: Eine falsche wird zurückgenommen und richtig neu gebucht.
cost-sums = Summen je Durchgang
cost-no-plan = Gezeigt wird, was gebucht ist, daneben der Plan. Beides wird nie zusammengezählt; Zurückgenommenes zählt nicht mit.
cost-no-plan-here = kein Plan
cost-planned-money = geplantes Geld
cost-planned-time = geplante Zeit
cost-nothing = Noch ist nichts gebucht.
cost-records = Buchungen
cost-day = Tag
cost-kind = Wofür
cost-money = Betrag
cost-time = Arbeitszeit
cost-bearer = Trägt
cost-office = Amt
cost-take-back = Zurücknehmen
cost-take-back-this = Ja, diese Buchung zurücknehmen

field-cost-plan = Ausgabe oder Plan
choice-cost-plan-spent = ausgegeben
choice-cost-plan-planned = geplant
field-cost-on = Tag
field-cost-kind = Wofür?
field-amount = Betrag in Euro
hint-amount = Zum Beispiel 1.234,50. Leer lassen, wenn nur Arbeitszeit anfiel.
field-hours = Arbeitszeit, Stunden
field-minutes = Arbeitszeit, Minuten
hint-minutes = Zu den Stunden dazu.
field-bearer = Wer trägt es?
field-cost-office = Amt, in dem es anfiel
field-take-back = Zurücknehmen
wrong-amount = Bitte schreiben Sie den Betrag wie 1.234,50: Punkte nur zwischen Tausendern, nach dem Komma zwei Ziffern.

choice-cost-kind-staff = Arbeitszeit
choice-cost-kind-accompaniment = Begleitung durch Soziale Arbeit
choice-cost-kind-interpreting = Dolmetschen und Übersetzen
choice-cost-kind-postage = Post und Druck
choice-cost-kind-other = anderes
choice-bearer-municipality = Stadt
choice-bearer-land = Land
choice-bearer-federal-agency = Bundesagentur für Arbeit (Familienkasse)
choice-bearer-carrier = freier Träger
