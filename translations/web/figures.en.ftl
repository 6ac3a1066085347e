## Figures

help-figures = All figures up to the end of a month. They may be published: small numbers about people are suppressed, and what is not known is no zero.
figures-days = Cut-off day
day-calendar = Due days as a calendar (.ics)
day-due-name = Due days
day-due-event = Due: { $what }

## Charts. The table with the same numbers is beside each.

chart-five-years = Cases closed in five years
chart-note = Cases, as of { $as-of }. No bar: suppressed or not known, not zero.
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
five-years-missing = Not known, because nothing was booked, not zero: { $list }.

## The comparison of the years

compare-heading = Effort, year by year (in brackets: 95 % interval)
compare-hours-per-case = Working time per closed case
compare-cost-per-decision = Cost per final decision
compare-hours-per-decision = Working time per final decision
compare-visits-per-decision = Visits per final decision
compare-no-decision = no decision
compare-no-limit = without limit
compare-one-year = A share of unremarkable cases that may be printed exists for fewer than two years. Nothing can be compared.
compare-same = The data cannot tell { $before } and { $after } apart: the ratio of the shares of unremarkable cases lies between { $lower } and { $upper }, and 1 would mean equal.
compare-apart = The shares of unremarkable cases of { $before } and { $after } differ: their ratio lies between { $lower } and { $upper }, and 1 would mean equal. The number does not say why.
compare-not-random = No case was assigned to a year, a run or a track at random. A difference therefore does not say what works better. What existing structures achieve is reported by the bodies themselves and is not counted by the same rules.
compare-tracks = Tracks compared, from the first record to the cut-off (in brackets: 95 % interval)
compare-runs = Runs compared, from the first record to the cut-off (in brackets: 95 % interval)
compare-indications = Indications
compare-opened = Cases opened (children concerned with their household)
compare-visits = Visits
compare-closed = Closed: { $outcome }
compare-unremarkable = Share of unremarkable cases
compare-in-time = Clearing letters within 10 working days
compare-days = Days to the clearing letter, the mean
compare-time = Working time
compare-cost = Money spent
compare-one-group = There are fewer than two tracks or runs whose share of unremarkable cases may be printed. Nothing can be compared.
compare-groups-not-random = No case was assigned to a track or a run at random. A difference therefore does not say what works better: it can lie in the cases.
compare-structures = Existing structures, as they reported their effort
compare-structures-note = Reported, not counted here and in no sum. Each body counts by rules of its own; the source stands in the table.
compare-source = Source
compare-value = Value
compare-body = Reported by
five-years-no-plan = No plan is recorded that could stand beside these costs.
five-years-not-booked = Planned, but not booked; what it cost is not known: { $list }.

outcome-report-title = Report of { $body } on the joint check { $year }
outcome-report-year = { $year }
outcome-report-note = Reported on { $day } about { $offices } offices together, not counted here and in no sum. SHA-256 of the report: { $message }
outcome-report-rule = No single office, run or indication can be told from it: small counts are suppressed, and there is only this one report about a year.
outcome-report-received = Sealed indications received
outcome-report-opened = Opened
outcome-report-accepted = Concern a child that benefit is paid for
outcome-report-opened-needlessly = Opened needlessly, erased at once
outcome-report-cases-opened = Cases opened
outcome-report-unremarkable = Closed: unremarkable
outcome-report-register-corrected = Closed: register corrected
outcome-report-support-agreed = Closed: support agreed
outcome-report-unresolved = Closed: not to be clarified
outcome-report-decided = Decided after a hearing
outcome-report-declined = Declined by the second person
outcome-report-expired = Ended by their deadline
outcome-report-assistance-requested = Requests for assistance to cities
outcome-report-payments-suspended = Provisional suspensions of payment
outcome-report-payments-resumed = Payments resumed
outcome-report-complaints = Complaints
outcome-report-objections-upheld = Objections upheld
