## Figures

help-figures = All figures up to the end of a month. They may be published: small numbers about people are suppressed, and what is not known is no zero.
figures-days = Cut-off day
day-calendar = Due days as a calendar (.ics)
day-due-name = Due days
day-due-event = Due: { $what }
