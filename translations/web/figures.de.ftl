## Kennzahlen

help-figures = Alle Kennzahlen bis zum Ende eines Monats. Sie dürfen veröffentlicht werden: Kleine Zahlen über Menschen sind unterdrückt, und was nicht bekannt ist, ist keine Null.
figures-days = Stichtag
day-calendar = Fristen als Kalender (.ics)
day-due-name = Fristen
day-due-event = Frist: { $what }
