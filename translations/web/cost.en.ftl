## Costs

help-costs = What the work costs and who bears it. No person is named in a cost record.
help-recordCost = Money, working time or both. A record is never changed: a wrong one is taken back and the right one booked anew.
cost-sums = Sums by run
cost-no-plan = Shown is what is booked, and the plan beside it. They are never added; what was taken back does not count.
cost-no-plan-here = no plan
cost-planned-money = planned money
cost-planned-time = planned time
cost-nothing = Nothing is booked yet.
cost-records = Records
cost-day = Day
cost-kind = What for
cost-money = Amount
cost-time = Working time
cost-bearer = Borne by
cost-office = Office
cost-take-back = Take back
cost-take-back-this = Yes, take this record back

field-cost-plan = Spent or planned
choice-cost-plan-spent = spent
choice-cost-plan-planned = planned
field-cost-on = Day
field-cost-kind = What for?
field-amount = Amount in euros
hint-amount = For example 1.234,50, written as in German. Leave empty if there was only working time.
field-hours = Working time, hours
field-minutes = Working time, minutes
hint-minutes = In addition to the hours.
field-bearer = Who bears it?
field-cost-office = Office where it arose
field-take-back = Take back
wrong-amount = Please write the amount like 1.234,50: dots only between thousands, two digits after the comma.

choice-cost-kind-staff = working time
choice-cost-kind-accompaniment = accompaniment by social work
choice-cost-kind-interpreting = interpreting and translation
choice-cost-kind-postage = post and printing
choice-cost-kind-other = something else
choice-bearer-municipality = city
choice-bearer-land = Land
choice-bearer-federal-agency = Federal Employment Agency (family benefits office)
choice-bearer-carrier = free carrier
