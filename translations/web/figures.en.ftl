## Figures

help-figures = All figures up to the end of a month. They may be published: small numbers about people are suppressed, and what is not known is no zero.
figures-days = Cut-off day
day-calendar = Due days as a calendar (.ics)
day-due-name = Due days
day-due-event = Due: { $what }

## Charts. The table with the same numbers is beside each.

chart-five-years = Cases closed in five years
chart-note = Cases, as of { $as-of }. No column: suppressed or not known, not zero.
chart-closed = cases closed
chart-unremarkable = of these unremarkable
chart-flow = From indication to decision, { $year }
chart-flow-note = Different units, not to be added. As of { $as-of }.
chart-indications = indications recorded
chart-notices = notices to the registry
chart-opened = cases opened
chart-visits = visits
chart-decided = of these ended by a decision
chart-share = Share of unremarkable cases with its uncertainty
chart-share-note = Dot: counted. Line: 95 % interval. As of { $as-of }.
chart-cost = Recorded cost by bearer, { $year }
chart-cost-note = Only what was booked. As of { $as-of }.
chart-bearer-city = City
chart-bearer-state = Land
chart-bearer-federation = Federation (with the Familienkasse)
chart-bearer-carrier = carrier of social work

## The five-year table

five-years-title = Five years at a glance, as of { $as-of }
five-years-indications = Indications
five-years-cases = Cases by outcome
five-years-children = Children in closed cases
five-years-visits = Visits
five-years-overpayment = Overpayment
five-years-cost = Cost by bearer
five-years-words = “Unresolved” is an outcome: the case has ended and nothing follows from it. “Suppressed” means: the number is known and so small that it could point to people. “Not known” means: there is no record. None of them is zero.
five-years-money = Overpayment established and overpayment repaid are two numbers and are not added. Projected future payments do not stand in this table. What is reclaimed goes to the Federation, not to the city.
five-years-account = Each case is in exactly one place. { $year }: { $before } open at the beginning + { $opened } opened = { $closed } closed + { $declined } declined + { $expired } ended by their deadline + { $open } open at the end.
five-years-reported = Reported by other bodies, not counted here and in no sum: { $list }.
