# Augenmaß: the words of the program in English. German (de.ftl) is the source; the keys are the same.
# Friendly, short, no officialese; no word presumes guilt.

## Answer to the council: paragraphs by topic. Filled in: cut-off day, beginning and named figures.

answer-extent-1 = What is counted is what the city's log holds, since { $since } and up to the cut-off day { $as-of }. An indication is not a finding; a case is the clarification of a registered address (section 6 of the Federal Act on Registration, BMG), not an accusation.
answer-extent-2 = Figures for { $year }: indications recorded { $indications }, cases opened { $cases }, cases closed as unremarkable { $unremarkable }, cases closed with letters alone and without a visit { $letter-alone }.
answer-extent-3 = For the time before, the city has no records in this system. These years stand as “not known” in the table, not as zero.
answer-extent-4 = A check takes place only where there is a documented ground. These figures therefore say nothing about how common incorrect addresses or undue payments are in the whole city; a projection would be wrong and is not offered.
answer-extent-5 = Only the family benefits office (Familienkasse) decides on child benefit and on paying it back. The city does not know these data (section 30 of the Fiscal Code, AO); they can stand here only as a contribution of the family benefits office.
answer-extent-empty-1 = The city's system holds no records up to the cut-off day { $as-of }. The size is therefore not known; it is not zero.
answer-extent-empty-2 = The city does not estimate without a basis. Only the family benefits office decides on child benefit, repayment and criminal tax proceedings about it; its figures, and those of the police and the job centre, must be contributed by these bodies themselves.

answer-structures-1 = The procedure uses existing responsibilities: the offices give the registration authority only the notice that an address may be incorrect (section 6(2) BMG); the registration authority clarifies. Once the register is corrected, the family benefits office learns of it by law (section 69 of the Income Tax Act, EStG).
answer-structures-2 = A second procedure, the joint check with the family benefits office, has not been opened in this city. The two ways can therefore not be compared from the city's own figures.
answer-structures-3 = What existing cooperation achieves outside this system is not recorded here. Nor would cases be spread over the two ways at random; a difference in the figures would not yet show that one way works better.
answer-structures-empty-1 = There are no records from which the benefit of a new project over existing cooperation could be read. What existing structures achieve must be contributed by the offices involved.
answer-structures-empty-2 = The law already allows notice to the registration authority that an address may be incorrect (section 6(2) BMG); a corrected register reaches the family benefits office by law (section 69 EStG).

answer-operations-1 = At the beginning there is always a ground from the public, closed catalogue, with its date, its document and what the office itself has already tried with the family. A second person in the same office looks at innocent explanations before anything is passed on.
answer-operations-2 = A fixed ladder follows: letter, contact in the family's language, invitation. Only then is a visit possible: voluntary, ordered by another person than the one who approved the case, and never without accompaniment by social work.
answer-operations-3 = Nationality, origin, language, name, size of household, income and neighbourhood are no ground. The system has no field for them; it can neither search nor sort by them. “Not met” and “entry declined” lead to nothing adverse.
answer-operations-4 = Commands turned down by the system in { $year }: for lack of authority { $refused }, because of a broken rule { $rejected }.
answer-operations-5 = Whether like cases are treated alike is checked by a closed statistics office; only a band in words comes out, and without it no visit is ordered. Who is reported in the first place is not seen by that check.
answer-operations-empty-1 = No operations have been recorded so far. Who reports and how an operation comes about has not been laid down for this city; without a signed manifest no procedure is open.
answer-operations-empty-2 = Under the rules of this system a visit could follow only after a documented ground from a closed catalogue, the check by a second person and the ladder of letter, contact and invitation. Nationality, origin, language, name and neighbourhood are no ground; the system has no field for them.

answer-social-work-1 = A visit can be created in the system only once an independent carrier of social work has confirmed it with its own account. It begins only when the accompanying social worker has checked in, and the social worker can end it at any time without giving a reason.
answer-social-work-2 = Visits in { $year }: { $visits }; of these accompanied: { $accompanied }; ended by social work: { $stopped }.
answer-social-work-3 = Social workers write nothing about families in this system; there is no field for it. Only whether help was offered and accepted is counted: offered { $offered }, accepted { $accepted }.
answer-social-work-empty-1 = No visits have taken place. Which carrier would accompany them has not been agreed and is therefore not known.
answer-social-work-empty-2 = Under the rules of this system a visit cannot be created without accompaniment confirmed by an independent carrier; the social worker can end it at any time without giving a reason.

answer-data-protection-1 = Data-protection rules are not set aside. Each hand-over needs a norm from the published list and leaves only with the fields named there and only with two people. Hand-overs in { $year }: sent { $disclosures }, refused { $disclosures-refused }.
answer-data-protection-2 = These ways are open at present: { $open-flows }. Closed are, among others: lists to the police, messages to the immigration authority, data from health check-ups of children and from the youth welfare office.
answer-data-protection-3 = Nobody in the city has a complete list. Each office sees only its own indications. Each look at personal data is logged with its purpose. Unremarkable cases are erased 30 days after the clearing letter; what remains is a count without reference to a person.
answer-data-protection-4 = Complaints in { $year }: { $complaints }; objections upheld: { $objections }. An open complaint halts hand-overs.
answer-data-protection-empty-1 = A project cannot set aside fundamental data-protection rules. Hand-overs between authorities need a norm for each way; the city knows of no published legal basis or impact assessment for the model as a whole.
answer-data-protection-empty-2 = Up to the cut-off day no hand-overs have been recorded. In this system only these ways would be open: { $open-flows }.

answer-cost-1 = What is recorded is the spending and working time booked for the procedure, separately for each cost bearer. Work that was not booked, for example in schools or by the police, is not included and not known.
answer-cost-2 = Child benefit that is paid back would go to the Federation, not to the city. It is therefore not set off against the costs; the city does not publish projected amounts.
answer-cost-empty-1 = No costs are recorded; they are not known, not zero. The city knows of no programme of the Land that would reimburse them.
answer-cost-empty-2 = To be expected would be staff of the offices involved, accompaniment by an independent carrier, interpreting and postage; child benefit paid back would go to the Federation, not to the city.

answer-rights-1 = Anyone concerned first receives a letter that offers help, can ask for access, correction and a hearing, and can complain to an independent ombudsperson. Before any adverse decision there is a hearing of at least four weeks.
answer-rights-empty-1 = So far nobody is concerned. Under the rules of this system there is a hearing of at least four weeks before any adverse decision; a complaint halts hand-overs.

answer-other-1 = The system has no figures of its own on this question. The department in charge completes the answer.
answer-other-empty-1 = The system has no figures of its own on this question. The department in charge completes the answer.

## Speaking notes: at most three sentences per question. No sentence ends in a number, so that sentences
## can be told apart; each is also right where “not known” or “suppressed” stands instead of a number.

oral-extent = Counted for { $year } are: indications { $indications }, cases { $cases }, closed as unremarkable { $unremarkable }, closed without a visit { $letter-alone }, as the log shows. How large the problem is in the whole city cannot be derived from this.
oral-extent-empty = The city has no records. The size is therefore not known, not zero. Figures of the family benefits office and other bodies must be contributed by them.
oral-structures = The procedure uses the registration authority and the ways that the law already knows. A joint procedure with the family benefits office has not been opened. The judgement lies with the head of department.
oral-structures-empty = The benefit of a new project cannot be read from the city's own records. Notice to the registration authority is already possible today. The judgement lies with the head of department.
oral-operations = At the beginning there is a documented ground from a closed catalogue, checked by two people. Before any visit there are letter, contact and invitation. Origin, name and neighbourhood are no ground; the system has no field for them.
oral-operations-empty = There have been no operations so far. Without a signed manifest no procedure is open. Origin, name and neighbourhood would be no ground; the system has no field for them.
oral-social-work = Without confirmed accompaniment by an independent carrier there is no visit. Visits counted in { $year }: { $visits }, of these accompanied: { $accompanied }, ended by social work: { $stopped }, as the log shows. The social worker can end any visit.
oral-social-work-empty = There have been no visits so far. No accompanying carrier has been agreed yet. Without one, no visit can be created in this system.
oral-data-protection = Data-protection rules are not set aside: each hand-over needs a norm and two people. Hand-overs in { $year }: sent { $disclosures }, refused { $disclosures-refused }, as the log shows. Nobody in the city has a complete list.
oral-data-protection-empty = A project cannot set aside data-protection rules. Each way needs a norm of its own. So far nothing has been handed over.
oral-cost = Booked for { $year } are: spending { $costs } and working time { $hours }, as the log shows. Work of other bodies that was not booked is not known. Child benefit paid back would go to the Federation, not to the city.
oral-cost-empty = Costs are not recorded and therefore not known. A programme of the Land that would reimburse them is not known. Child benefit paid back would go to the Federation, not to the city.
oral-rights = Before any adverse decision there are four weeks of hearing. Counted in { $year }: complaints { $complaints }, objections upheld { $objections }, as the log shows.
oral-rights-empty = Before any adverse decision there would be four weeks of hearing. So far nobody is concerned.
oral-other = The system has no figures of its own on this. The department in charge completes the answer.
oral-other-empty = The system has no figures of its own on this. The department in charge completes the answer.
oral-judgement-open = The judgement of the head of department is still outstanding.

## What the answer says about itself

answer-claim = The log shows that records were not changed after a checkpoint that someone outside holds. It does not show that they are true or complete. This paper is such a checkpoint: with the root and the tree size below, each figure can be recomputed.
answer-demo = Demonstration data, not official information
answer-draft = Draft
answer-not-known = not known
answer-suppressed = suppressed
answer-judgement-open = The judgement is reserved for the head of department and is still outstanding.
answer-contribution-nil = nil return
answer-contribution-open = requested, due { $by }
answer-contribution-missing = requested by { $by }, not received
answer-unsure = Please check: { $what }. The program is not sure here.
answer-preface = Answer of the administration to the inquiry ({ $group }), cut-off day { $as-of }. Each figure carries its date, its unit and its status; what is not known stands as “not known”, never as zero.
answer-table-note = Parts of a breakdown with the value zero are left out here. All figures with their definitions are in the file answer.json.
answer-review = Some of the indications are shown to the second person without name and address; which ones, a draw decides that is fixed before the first indication of a run. Passed on were, masked, { $masked }, in clear { $clear }.
answer-review-share = { $part } of { $whole } ({ $share })
answer-review-compared = The odds of being passed on were { $ratio } times as large masked as in clear (95% interval from { $lower } to { $upper }).
answer-review-no-limit = no limit
answer-review-apart = The two ways can be told apart: seeing name and address changed the decisions.
answer-review-not-apart = With these numbers the two ways cannot be told apart; that does not mean that they are alike.
answer-review-nothing = The two ways cannot be compared yet.
answer-years-not-known = For these years there are no records in this system, the figures are not known: { $years }.
answer-list-suppressed = Not printed because the count is too small ({ $year }, minimum frequency 5): { $list }.
answer-list-not-known = Not known ({ $year }), not zero: { $list }.
answer-annex-topics = Question { $number }: the topics were assigned by these marks: “{ $because }”.
answer-annex-judgement = Question { $number }: a judgement is asked for. It is a matter for the head of department and still outstanding.
answer-annex-reason = This annex shows the state of the work and is meant for the administration only. It holds no data about the people concerned.
oral-source = Source: log of the city, cut-off day { $as-of }; the figures are in the written answer.

status-not-known = not known
status-reported = reported by another body

## Units. They stand next to the value, which already carries % and €.

unit-indications = indications
unit-notices = notices to the registration authority
unit-cases = cases
unit-children = children
unit-households = households
unit-letters = letters
unit-visits = visits
unit-disclosures = hand-overs
unit-complaints = complaints
unit-objections = objections
unit-offers = offers of help
unit-commands = commands
unit-referrals = referrals
unit-minutes = hours
unit-minutes-planned = hours, planned
unit-cents-planned = euros, planned
unit-days-per-letter = days per letter
unit-cents-spent = euros
unit-cents-established = euros, established
unit-cents-repaid = euros, repaid
unit-cents-hypothetical = euros, assumed only
unit-share = share
unit-cents-per-case = euros per case

## Letters to the people concerned

letter-known-notice = { $office } told us: your entry in the register of residents may be incorrect. This is an indication, not yet a finding.
letter-sealed-post-returned = Official mail to your address came back.
letter-sealed-not-enrolled = Your child is registered, of school age, and enrolled at no school.
letter-sealed-attendance = The school did not reach your family in a procedure about attendance.
letter-sealed-moved-away = A document says that your family has moved.
letter-sealed-other-document = Another official document does not fit your address.
letter-considered-deregistration = We are considering ending the entry at this address in the register of residents of our own motion (deregistration).
letter-decided-deregistration = We end the entry under the address { $address } in the register of residents of our own motion (deregistration).
letter-consequence-benefit = Once the register is corrected, the family benefits office learns of it by law (section 69 of the Income Tax Act, EStG). It then examines by itself whether anything changes for child benefit.
letter-consequence-school = The address in the register can also matter for school, identity card, the right to vote and other benefits. We are glad to advise you.
letter-step-notice = { $office } told us that your entry may be incorrect.
letter-step-asked = We asked you in a letter and offered you help.
letter-step-cleared = We have closed the case. Your entry is right.
letter-notified = The entry is right. We told them nothing else.
letter-exonerating-record = On { $on } we looked for facts that speak for you ({ $where }). We found: { $found }.
letter-exonerating-own-reply = in your reply
letter-exonerating-register-history = in the history of the register
letter-exonerating-office-file = in the file of the office
letter-exonerating-waiting-list = on waiting lists
letter-step-corrected = We corrected the register with your help and closed the case.
letter-step-support = We agreed on support with you and closed the case.
letter-step-unresolved = We could not settle the question and closed the case. Nothing follows from this for you.
letter-notified-closed = The case is closed. We have passed on nothing else.
visit-observe-name = Name at the bell or letterbox
visit-observe-met = A registered person is there and confirms that they live here
visit-observe-other-household = Another household lives here
visit-answer-yes = yes
visit-answer-no = no
visit-answer-unclear = cannot be seen

## When something is not possible: what happened and what you can do next

error-refused = Your account has no authority for this: { $action }. Please pass the task to a person in charge, or ask who looks after the accounts in your office.
error-not-found = This does not exist here. Please check the number and spelling, or open the list of your tasks.
error-conflict = Someone else has changed the entry meanwhile; your input was not saved. Please load it again and check whether your change still fits.
error-database-full = The disk of the database is full; nothing was saved. Please free space there and repeat the step; no restart is needed.
error-database-read-only = The database cannot be written to; nothing was saved. Please check the permissions of file and folder and whether the disk is mounted read-only, then repeat the step.
error-database-busy = Another program is writing to the database; nothing was saved. Please repeat the step.
error-database-unreachable = The database does not answer; nothing was saved. Please repeat in a minute; if it still does not answer, check whether the database server is running.
error-database-unconfirmed = The connection to the database broke before it confirmed the step: it stands whole or not at all. Please look first whether the entry is there, and repeat only if it is not.
error-database-disk = The disk of the database reports an error; nothing was saved. Please check the system log and the free space, and make a backup before further work.
error-installation-unfinished = Making this database was interrupted; there is nobody and nothing in it yet. Please delete database and keys and make them anew.
error-export-full = { $place }: The disk is full; nothing is left of the export. Please free space there or name another folder, and repeat the export.
error-export-unwritten = { $place }: The export could not be written ({ $cause }); nothing is left of it. Please check folder and permissions, and repeat the export.

## Accounts: why a password or an entry was not taken

password-old-is-wrong = The present password is another one; it stays as it is. Please enter it again.
password-waits = There were several wrong tries; the account waits for some minutes. Please try again after that.
password-too-short = The new password is too short. Please take at least twelve characters, for example a little sentence.
password-too-long = The new password is too long. Please take at most a thousand characters.
password-like-login = The new password is like your name or login. Please take something that nobody knows of you.
password-tried-first = This password is the first that is tried everywhere. Please take something of your own, for example a little sentence.
password-same-as-before = The new password is the present one. Please take another.
account-login-form = This login does not have the right form. Please take 2 to 64 small letters, digits, full stops and dashes, beginning with a letter.
account-login-taken = This login belongs to an account already. Please take another.
account-name-missing = The name is missing or too long. Please enter it with at most 200 characters.
account-office-missing = Who has this role works in an office. Please choose the office.
account-carrier-missing = Who has this role works for a free carrier. Please choose the carrier.
account-does-not-fit = Office or carrier do not fit this account. Please check the choice.
account-deputy-does-not-fit = Only the account of another person that has not ended can be the deputy. Please choose another.
account-not-by-hand = This role has no account that somebody adds or changes. Please choose another role.
account-own-account = Nobody changes the own role or ends the own account. Please have another person who administers accounts do this.

## Rules: indication

rejection-indication-own-office-only = Each office works with its own indications only, so that no complete list arises. Please have the indication handled in the office that recorded it.
rejection-indication-unknown-ground = Only a ground from the public catalogue may lead to an indication. Please choose one from there; if none fits, no indication is recorded.
rejection-indication-ground-is-off = This ground is switched off in the catalogue; the reason is given there. Please do not record an indication on this ground.
rejection-indication-ground-retired = This ground has switched itself off because the register was right nearly every time. Please do not record an indication on this ground.
rejection-indication-ground-of-another-office = This ground belongs to the task of another office. Please choose a ground that your office may use.
rejection-indication-run-not-open = There are indications only in an open run. Please ask the coordination office when a run is open.
rejection-indication-wrong-track = The ground or step does not belong to this procedure. Please choose the run that fits.
rejection-indication-cap-reached = The upper limit for your office in this run is reached. Please record no further indications and talk to the coordination office.
rejection-indication-fact-in-the-future = The date of the fact lies in the future. Please enter the day on which it was documented.
rejection-indication-fact-too-old = The fact is too old to say anything. Please record only recent facts.
rejection-indication-evidence-missing = An indication needs a document. Please name the paper that shows the fact.
rejection-indication-prior-contact-missing = The office itself tries to reach the family first. Please make contact and enter the attempt.
rejection-indication-prior-contact-channel = This way of making contact is not enough for the ground. Please use a way that the catalogue names.
rejection-indication-prior-contact-time = The family needs time to answer, and the contact must not be too long ago. Please check the date or wait for the time to answer to pass.
rejection-indication-prior-contact-order = The contact and the fact are not in the order that the catalogue asks for with this ground. Please check both dates.
rejection-indication-person-not-right = A statement about the person is not right, for example birth date or address. Please check it, so that nobody is mistaken for someone else.
rejection-indication-drafts-reached = Your office has made as many drafts today as one day allows. Please go through the existing drafts one by one first.
rejection-indication-already-reported = There is already an indication about this child, ground and period in this run. Please do not record it again.
rejection-indication-draft-not-found = This draft no longer exists. Please open the list of your office's drafts.
rejection-indication-draft-differs = Your entry does not fit the draft in run or ground; it would be another matter. Please check the draft or record the indication anew.
rejection-indication-not-found = This indication does not exist here. Please check the number.
rejection-indication-wrong-state = This step does not fit the state of the indication. Please load it again and see what comes next.
rejection-indication-past-its-deadline = The deadline of this indication has passed; it will be erased. There is nothing left to do.
rejection-indication-screener-is-recorder = Whoever recorded an indication does not check it. Please pass it to a second person in your office.
rejection-indication-screener-read-it-in-clear = This indication is checked masked, and you have seen it with its name before. Please pass it to another second person in your office.
rejection-indication-nothing-explains = The decision can be changed only where an innocent explanation holds. Please mark which.
rejection-indication-checklist-incomplete = All innocent explanations are to be checked first. Please answer each question of the list.
rejection-indication-single-weak-ground = A weak ground alone is not enough. The indication stays where it is and is erased after its deadline unless a second ground of another office is added.
rejection-indication-person-erased = The data about the person have been erased; nothing can be handed over any more. There is nothing left to do.
rejection-indication-flow-closed = This way of handing over is closed. Please pass nothing on and ask the data-protection officer.
rejection-indication-not-in-matrix = No notice is provided for between these two offices. Please choose the registration authority in charge.
rejection-indication-complaint-open = A complaint is open; nothing is handed over until it is answered. Please wait for the answer of the ombudsperson.
rejection-indication-not-yet-due = The deadline of this indication has not passed yet. Please wait until it has.

## Rules: run

rejection-run-not-found = This run does not exist. Please check the number.
rejection-run-wrong-state = This step does not fit the state of the run. Please load it again and see what comes next.
rejection-run-title-missing = A run needs a name, because it is published. Please enter one.
rejection-run-ends-too-early = The last day lies before the first, or in the past. Please check both dates.
rejection-run-begins-too-late = A run begins within two years. Please check the year and choose an earlier day.
rejection-run-too-long = A run is limited in time; this one would be too long. Please choose an earlier end.
rejection-run-opinion-of-another-role = Only the data-protection officer gives this opinion. Please pass the draft on to that person.
rejection-run-opinion-without-words = The opinion is published and therefore needs a text. Please write it down.
rejection-run-opinion-too-late = The opinion comes before the first approval; one has already been given here. Please create a new run.
rejection-run-opinion-missing = Before any approval comes the opinion on data protection. Please obtain it first.
rejection-run-approver-role = Only coordination and the head of department approve a run. Please pass it on to them.
rejection-run-role-has-approved = This function has already approved. The approval of the other function is still missing.
rejection-run-approver-must-differ = The two approvals come from two different people. Please have another person approve.
rejection-run-manifest-track = The manifest is for another procedure. Please present the one that fits.
rejection-run-manifest-document-missing = A document or its check value is missing in the manifest. Please add it and have the manifest signed again.
rejection-run-manifest-signature-missing = The signature of the head of department or of data protection is missing in the manifest. Please obtain it.
rejection-run-manifest-cap = The upper limit in the manifest is zero or too high. Please enter a permitted number and have it signed again.
rejection-run-outside-its-days = Today lies outside the run. Please check its beginning and end.
rejection-run-stop-in-force = A stop protects against unequal treatment; it has not been lifted yet. Please clarify the cause with the head of department first.
rejection-run-costs-missing = A run is reported only with its costs. Please book spending and working time first.
rejection-run-panel-statement-missing = The statement of the people it affects is missing. Please obtain the statement of the panel.

## Rules: costs

rejection-cost-run-not-found = This run does not exist. Please check the number.
rejection-cost-run-reported = The run has been reported; its figures stand. Please turn to the coordination office.
rejection-cost-in-the-future = The day of the booking lies in the future. Please check the date.
rejection-cost-outside-the-run = The day of the booking lies outside the run. Please check date and run.
rejection-cost-nothing = A booking needs an amount or a working time. Please enter at least one of them.
rejection-cost-negative = Amounts and times are never below zero. Please take a wrong booking back with a correction.
rejection-cost-original-not-found = The booking that you want to take back does not exist. Please check the number.
rejection-cost-differs-from-original = A correction repeats exactly the booking that it takes back. Please copy its entries unchanged.
rejection-cost-plan-too-late = The run is closed. Plans are made before that; what was spent can still be booked.
rejection-cost-already-taken-back = This booking has already been taken back, or is a correction itself. Please book the right amount anew.
rejection-fairness-no-statistics-office = No open run names the key of a statistics office. Please put it into the manifest of the next run.
rejection-fairness-not-signed = This message does not carry the signature of the statistics office, or it is no status. Please ask for the status again.
rejection-fairness-other-plan = The status belongs to another plan than that of the open runs. Please ask the statistics office.
rejection-fairness-issued-too-early = The status was issued before the end of its quarter or in the future. Please ask the statistics office.
rejection-fairness-too-old = The status is too old. Please ask the statistics office for that of the last quarter.
rejection-fairness-not-newer = A status of this quarter or a later one is already there. Please file the latest.
rejection-fairness-no-stop = No stop is in force. There is nothing to release.
rejection-fairness-one-person-one-statement = Analysis, statement of the panel and release come from three different people. Please have another person act.
rejection-fairness-statements-missing = The written analysis of the cause and the statement of the panel come first. Please have both filed.
rejection-fairness-new-plan-needed = After a stop for unequal treatment a new plan begins. Please name one that was never used before.
rejection-fairness-ground-not-retired = This ground is not switched off. Please check its key.
fairness-band-no-statement = No statement is possible: the counts show no unequal treatment, and do not rule it out.
fairness-band-watch = Watch: there are signs of unequal treatment. Reviews without names are mandatory, with a report within 14 days.
fairness-band-stop = Stop: like cases are treated unequally. There are no new visits.
fairness-stop-begins = From now on there are no new visits until the stop is released. Letters and help go on.
fairness-no-status = There is no status of a statistics office. Without one there are no new visits.
fairness-status-counts-no-more = The status counts no more. Until the next one there are no new visits.
fairness-unseen = What is not seen here: whom offices report in the first place, and differences smaller than the counts can show.
outcome-read-masked = read masked, without name and address

## Rules: case

rejection-case-missing = This case does not exist here. Please check the number.
rejection-case-not-in-this-state = This step does not fit the state of the case. Please load it again and see what comes next.
rejection-case-excluded-account = Your account is excluded from this case, so that nobody decides in a matter of their own. Please pass it to your deputy.
rejection-case-no-decision-by-job = People decide about people, no program does. Please have a person in charge act.
rejection-case-not-possible-now = This is not possible at present. Please speak in person with the head of the registration authority.
rejection-case-run-not-open = New cases and visits exist only in an open run. Please ask the coordination office.
rejection-case-notice-needed = A case rests only on notices given to the registration authority in this run. Please choose such notices.
rejection-case-case-from-this-notice = A case has already begun from this notice. Please go on there; a closed case can be opened again.
rejection-case-one-person-only = A case is about exactly one person. Please create a case of its own for each person.
rejection-case-nobody-to-exclude = Nobody is chosen who is not excluded already. Please choose at least one person who must not work on this case.
rejection-case-others-excluded-by-lead = You can declare a conflict of interest of your own. For others the lead does. Please ask them.
rejection-case-approver-must-not-be-proposer = Whoever proposes a case does not decide on its approval. Please have another person check it.
rejection-case-approver-must-not-have-reported = Whoever recorded or checked an indication of the case does not approve it. Please have another person check it.
rejection-case-rung-out-of-order = The steps follow one another: letter, contact, invitation, each once. Please take the next open step.
rejection-case-reply-period-running = The time to reply is still running. Please wait for the reply or the end of the period.
rejection-case-reply-period-too-short = The time to reply is too short. Please give the family at least the prescribed time.
rejection-case-period-beyond-expiry = The case expires before that day. Please choose an earlier day.
rejection-case-settled-by-reply = The reply has settled the matter; no further steps are needed. Please close the case.
rejection-case-interpreter-first = The person has asked for an interpreter. Please make contact in their language first.
rejection-case-looked-nowhere = What speaks for the person must be looked for too. Please say where you looked.
rejection-case-exonerating-facts-missing = First look for what speaks for the person. Please enter where you looked and what you found.
rejection-case-ladder-not-exhausted = Before a visit, or an assessment without a reply, come letter, contact and invitation. Please take the open steps first.
rejection-case-visits-stopped = At present all new visits are stopped, to prevent unequal treatment. Please wait until the stop is lifted.
rejection-case-fairness-status-missing = There is no status of the statistics office that counts for this run. Without one there are no new visits. Please turn to the data-protection officer, who files the status of the quarter.
rejection-case-orderer-must-not-be-approver = Whoever approved the case does not order a visit. Please have another person order it.
rejection-case-legal-mode-without-norm = There is no legal basis for this kind of visit. Only a voluntary visit, or an office's own supervision, is possible.
rejection-case-visit-times-invalid = A visit lies in the future and ends after it begins, on the same day. Please check the times.
rejection-case-visit-on-day-of-rest = There are no visits on Sundays and public holidays. Please choose another day.
rejection-case-visit-outside-hours = Visits are allowed only from 8 a.m. to 7 p.m. Please choose a time in between.
rejection-case-two-visits-at-most = More than two visits are not allowed. Please assess the case with what you have.
rejection-case-second-visit-too-alike = The second visit is on another weekday and at another time of day. Please choose another time.
rejection-case-accompaniment-not-confirmed = Without accompaniment by social work there is no visit. Please wait until the carrier has confirmed with its own account.
rejection-case-accompaniment-of-another-case = This accompaniment is confirmed for another case. Please ask the carrier about this case.
rejection-case-outside-accompaniment-window = The visit lies outside the time that the carrier confirmed. Please choose a time within it or ask anew.
rejection-case-two-visits-before-doubt = Doubt about residence needs two visits on different weekdays and at different times. Please do not assess it so yet.
rejection-case-absence-is-no-fact = “Not met” and “entry declined” say nothing about residence. Please rely on a documented fact or close the case.
rejection-case-doubt-needs-hearing = After doubt about residence the person is heard first. Please open the hearing.
rejection-case-hearing-only-on-doubt = A hearing is not needed here, because nothing adverse is pending. Please close the case.
rejection-case-hearing-too-short = The person has at least four weeks to answer. Please set a longer period.
rejection-case-hearing-must-not-shorten = A running hearing may only be prolonged. Please choose a later end.
rejection-case-statement-empty = The person's statement is missing. Please enter their words.
rejection-case-consequences-missing = Before a deregistration its consequences for the person are listed. Please do that first.
rejection-case-none-found-stands-alone = “No consequences found” does not go with a named consequence. Please choose one or the other.
rejection-case-social-service-first = Before a deregistration the social service is told in good time, so that help is possible. Please inform it and wait for the period to pass.
rejection-case-decider-must-not-be-assessor = Whoever assessed the case does not decide it. Please have another person decide.
rejection-case-hearing-still-open = The hearing has not ended yet. Please wait for the statement or the end of the period.
rejection-case-reasons-missing = A decision needs reasons that the person can understand. Please write them down.
rejection-case-objection-period-running = The period for a legal remedy is still running. Please wait for its end.
rejection-case-support-already-offered = An offer of help is still open. Please wait for the answer.
rejection-case-support-not-offered = There is no offer of help for this answer. Please enter the offer first.
rejection-case-not-yet-due = The deadline of this case has not passed yet. Please wait until it has.

## Rules: accompaniment

rejection-accompaniment-missing = This request or case does not exist here. Please check the number.
rejection-accompaniment-not-in-this-state = This step does not fit the state of the request. Please load it again and see what comes next.
rejection-accompaniment-visit-by-assistance = The family benefits office visits nobody itself. Please ask the city for assistance.
rejection-accompaniment-excluded-account = Your account is excluded here, so that nobody acts in a matter of their own. Please pass the request to your deputy.
rejection-accompaniment-not-possible-now = This is not possible at present. Please speak in person with the head of the registration authority.
rejection-accompaniment-window-invalid = The time window lies in the future and ends after it begins, on the same day. Please check the times.
rejection-accompaniment-window-passed = The time window has already passed. Please ask with a new time.
rejection-accompaniment-window-too-far = The time window lies more than two years ahead. Please check the year and choose an earlier day.
rejection-accompaniment-not-asked-by-carrier = A carrier does not ask itself. Please wait for the request of the registration authority.
rejection-accompaniment-own-carrier-only = Only the carrier that was asked answers, with its own account. Please pass the request on to it.
rejection-accompaniment-social-worker-only = Only a social worker confirms or declines the accompaniment. Please pass the request on to one.

## Rules: visit

rejection-visit-missing = This visit does not exist here. Please check the number.
rejection-visit-not-in-this-state = This step does not fit the state of the visit. Please load it again and see what comes next.
rejection-visit-excluded-account = Your account is excluded from this visit, so that nobody acts in a matter of their own. Please pass it to your deputy.
rejection-visit-no-visit-by-job = People make and record visits, no program does. Please have a person in charge act.
rejection-visit-not-possible-now = This is not possible at present. Please speak in person with the head of the registration authority.
rejection-visit-own-carrier-only = Only the accompanying carrier checks in and ends the visit. Please have the social worker use their own account.
rejection-visit-social-worker-only = Only a social worker checks in and ends the visit. Please let them do it themselves.
rejection-visit-on-the-day-only = Checking in is possible only on the day of the visit and before its end. Please check the appointment.
rejection-visit-social-work-not-checked-in = Without accompaniment that checked in, there was no visit to record. Please cancel the planned visit.
rejection-visit-recorded-by-registry-only = The registration authority records the visit, never the social worker; so help stays apart from checks. Please leave it to the registration authority.
rejection-visit-began-before-check-in = A visit begins only when the accompaniment is there. Please check the beginning.
rejection-visit-times-invalid = The times lie on the day of the visit, in their order and not in the future. Please check them.

## Rules: request, objection, complaint

rejection-subject-request-unknown = This request does not exist here. Please check the number.
rejection-subject-request-case-unknown = The case named does not exist here. Please check the number.
rejection-subject-request-excluded-account = Your account is excluded from this case, so that nobody decides in a matter of their own. Please pass it to your deputy.
rejection-subject-request-already-answered = This request has already been answered. If something new comes up, please record a new request.
rejection-subject-request-already-extended = The period was already extended once; more is not allowed. Please answer by its end.
rejection-complaint-not-extendable = A complaint is answered within four weeks, without extension. Please answer in time.
rejection-subject-request-too-late-to-extend = The person must learn of an extension within the first month; it is too late for that. Please answer now.
rejection-subject-request-reason-missing = An extension needs a reason that the person is told. Please write it down.
rejection-complaint-only-by-ombudsperson = Only the independent ombudsperson answers complaints. Please pass the complaint on.
rejection-objection-answered-by-same-person = An objection is not answered by anyone who worked on the case. Please have another person answer.

## Rules: inquiry of the council

rejection-inquiry-unknown = This inquiry does not exist. Please check the number.
rejection-inquiry-wrong-state = This step does not fit the state of the inquiry. Please load it again and see what comes next.
rejection-inquiry-has-no-questions = The inquiry holds no question. Please check the text and the numbers of the questions.
rejection-inquiry-hash-malformed = The check value of the file does not have the right form. Please give it as SHA-256 with 64 characters.
rejection-inquiry-question-unknown = There is no question with this number. Please check the number.
rejection-inquiry-question-without-topic = Each question needs at least one topic. Please assign one.
rejection-contribution-body-missing = The body that is to contribute is missing. Please enter its name.
rejection-contribution-deadline-not-in-future = The deadline of the contribution does not lie in the future. Please choose a later day.
rejection-contribution-deadline-too-late = The deadline lies after the day on which the inquiry is to be answered, or more than a year ahead. Please choose an earlier day.
rejection-contribution-already-requested = This body has already been asked about this question. Please wait for its contribution.
rejection-contribution-source-missing = A contribution names its source, so that others can check it. Please enter it.
rejection-contribution-supplier-missing = A contribution names who is responsible for it in office. Please enter the name.
rejection-contribution-content-missing = A figure needs a label and a unit, a text needs words. Please complete the contribution.
rejection-contribution-figure-negative = A figure is never less than 0. Please check the number.
rejection-contribution-line-too-long = Body, label, unit, source and name have at most 200 characters. Please shorten what is longer.
rejection-contribution-text-too-long = A contribution has at most 10,000 characters, so that it fits into the answer. Please shorten it.
rejection-judgement-only-by-head-of-department = Only the head of department writes the judgement. Please pass the question on.
rejection-judgement-empty = The judgement is empty. Please write it down or leave it open.
rejection-judgement-too-long = A judgement has at most 10,000 characters, so that it fits into the answer. Please shorten it.
rejection-answer-as-of-in-future = An answer counts only up to a day that has come. Please choose an earlier cut-off day.
rejection-answer-draft-outdated = Since the draft, a contribution, judgement or topic has been added. Please make the draft again.
rejection-answer-signed-off-by-drafter = Whoever made the draft does not sign it off. Please have a second person read it and sign it off.
rejection-answer-draft-is-another = The draft that was read is not the current one. Please read the current draft, then sign it off.
rejection-answer-contribution-open = A contribution is outstanding and its deadline is still running. Please wait for it or for the end of the deadline.
rejection-inquiry-already-answered-so = The inquiry has already been answered in this form. There is nothing left to do.
rejection-inquiry-not-answered-in-writing = Only a written answer is published. Please give the written answer first.

## Rules: hand-over

rejection-disclosure-other-track = This belongs to the other procedure: nothing of a case of the benefit check is handed over here. Please use the request for assistance.
rejection-disclosure-unknown = This hand-over does not exist here. Please check the number.
rejection-disclosure-case-unknown = The case named does not exist here; a hand-over always belongs to a case. Please check the number.
rejection-disclosure-excluded-account = Your account is excluded from this case, so that nobody decides in a matter of their own. Please pass it to your deputy.
rejection-disclosure-wrong-state = This step does not fit the state of the hand-over. Please load it again and see what comes next.
rejection-disclosure-not-possible = This is not possible at present. Please speak in person with the head of the registration authority.
rejection-disclosure-frozen-by-complaint = A complaint is open; nothing is handed over until it is answered. Please wait for the answer of the ombudsperson.
rejection-flow-not-in-matrix = This way of handing over is not in the published list. Please pass nothing on and ask the data-protection officer.
rejection-flow-closed = This way of handing over is closed; the reason is in the published list. Please pass nothing on.
rejection-disclosure-without-field = The hand-over holds nothing. Please choose only the data that are necessary.
rejection-field-not-in-flow = One of these data may not be handed over in this way. Please leave it out.
rejection-disclosure-necessity-missing = It is not said why the hand-over is necessary. Please give the reason in your own words.
rejection-disclosure-request-missing = In this way data are handed over only on a written request. Please ask for that request.
rejection-disclosure-request-in-future = The request bears a date in the future. Please check the date.
rejection-disclosure-request-too-old = The request is older than six months. Please ask whether it still holds and have it renewed.
rejection-disclosure-approved-by-requester = Whoever requests a hand-over does not approve it. Please have another person check it.
rejection-disclosure-approver-of-wrong-role = Another function approves this hand-over. Please pass it to the person in charge.
rejection-disclosure-already-sent = This hand-over has been sent; that happens only once. If something new is needed, please request a new one.

rejection-package-not-found = There is no such package here. Please check the number.
rejection-package-wrong-state = It is not the turn of this step. Please load the package again and see what follows.
rejection-package-own-office-only = A package belongs to its own office. Please have the step taken there.
rejection-package-run-not-open = A reconciliation takes place in an open run only. Please ask the coordinator.
rejection-package-wrong-track = This run is no benefit check. Please choose the run that fits.
rejection-package-another-open = Another package of this office is still open. Please bring it to its end or give it up.
rejection-package-flow-closed = The flow is not open between these two bodies. Please look into the public matrix.
rejection-package-too-many-evaluations = So many evaluations are not allowed; that would compare two registers. Please check the list.
rejection-package-nothing-committed = The list is empty or its numbers do not fit. Please check the list.
rejection-package-not-as-committed = Other evaluations are asked for than were committed to. Please evaluate nothing and ask the other body.
rejection-package-asked-before = A request was taken in for this package before; each is asked once. Please take the file of that time.
rejection-package-nothing-to-seal = No sealed indication is waiting. Please seal screened indications first.
rejection-package-cap-reached = The cap of the manifest for this office is reached. Please talk to the coordinator.
rejection-package-not-sealed = An indication named is not sealed, lies elsewhere or went along before. Please begin the step again.
rejection-package-more-payloads-than-screened = The package holds more indications than the office screened. Please open nothing and ask the office.
rejection-package-not-in-package = A result belongs to no indication of this package. Please begin the step again.
rejection-package-past-its-deadline = The deadline of this package has passed; it can only end. Please begin a new one.
rejection-package-not-yet-due = The deadline of this package is still running. Please wait until it ends.
rejection-received-not-found = There is no such indication here. Please check the number.
rejection-received-wrong-state = This step does not fit this indication. Please load it again.
rejection-received-no-decision-by-job = A person decides this. Please have an examiner decide.
rejection-received-own-office-only = What was opened here belongs to the family benefits office alone. Please have it decided there.
rejection-received-past-its-deadline = The deadline has passed; the indication will be forgotten. Please do nothing more with it.
rejection-received-not-yet-due = The deadline is still running. Please wait until it ends.
rejection-assistance-not-found = There is no such request here. Please check the number.
rejection-assistance-excluded-account = Your account is excluded from this case, so that nobody decides in a matter of their own. Please pass it to your deputy.
rejection-assistance-wrong-state = It is not the turn of this step. Please load the request again.
rejection-assistance-own-office-only = A request belongs to its own office. Please have the step taken there.
rejection-assistance-run-not-open = Assistance is given in an open run only. Please ask the coordinator.
rejection-assistance-wrong-track = This run is no benefit check. Please choose the run that fits.
rejection-assistance-flow-closed = The flow is not open between these two bodies. Please look into the public matrix.
rejection-assistance-no-decision-by-job = A person asks for this. Please have an examiner act.
rejection-assistance-case-not-clarifying = Visits can be asked for only while the case is being clarified. Please check where it stands.
rejection-assistance-steps-missing = Letter, contact and invitation with their periods, and the look for what exonerates, come before a visit. Please do that first.
rejection-assistance-two-visits-at-most = There are no more than two visits. Please assess the case.
rejection-assistance-another-open = A request about this case is open already. Please wait for the answer.
rejection-assistance-visits-stopped = Visits are stopped at present. Please wait until the stop is released.
rejection-assistance-complaint-open = A complaint is open; nothing is handed over meanwhile. Please wait for the answer.
rejection-assistance-person-erased = The particulars of the person are erased. Please end the case.
rejection-assistance-approver-must-not-be-requester = Who asks does not approve. Please submit the request to a second person.
rejection-assistance-person-not-right = A particular of the person is not right. Please ask the family benefits office.
rejection-assistance-received-before = This request was taken in before. Please open the case of that time.
rejection-assistance-nothing-to-report = There is nothing to report yet: a visit is outstanding. Please wait for it or decline the case.
rejection-assistance-too-many-visits = A report holds at most two visits. Please ask the city.
rejection-outcome-report-wrong-installation = The family benefits office writes this report, and a city files it. Please use the right installation.
rejection-outcome-report-year-not-over = The year is not over yet. Please wait until 1 January.
rejection-outcome-report-later-year-reported = A later year was reported already. There is no report about an earlier one any more; please mention it in the next.
rejection-outcome-report-nothing-to-report = No package was opened in that year. There is nothing to report.
rejection-outcome-report-undecided = A package of that year still runs, or a pair waits for a decision. Please finish both.
rejection-outcome-report-too-few-offices = Fewer than three offices sealed indications, in that year or the one before. One would be seen in the sum; there is no report.
rejection-outcome-report-one-office-too-large = One office sealed more indications than all others together, in that year or the one before. It would be seen in the sum; there is no report.
rejection-outcome-report-not-signed = This report does not carry the signature of the card, or it is none. Please ask for it again.
rejection-outcome-report-filed-before = Another report about this year is already there. Please ask the family benefits office; there is one for each year.
rejection-case-requesting-authority-decides = This case belongs to the family benefits office; here it is only visited and reported. Please send the report.
rejection-case-visit-by-assistance = The family benefits office visits nobody itself. Please ask the city for assistance.
rejection-case-other-track = This step belongs to the other track. Please choose a step of this case.
rejection-case-accepted-indication-needed = A case begins from an accepted indication of this run. Please choose one.
rejection-case-suspension-needs-doubt = Payment is suspended only where facts are known and a doubt was assessed. Please assess first.
rejection-case-suspender-must-not-be-assessor = Who assessed does not suspend payment. Please submit it to a second person.
rejection-case-suspended-already = Payment was suspended on this doubt before; the two months do not begin anew. Please decide.
rejection-case-not-suspended = Payment is not suspended. Please load the case again.

## Actions

action-importDraft = Make drafts from a file
action-recordIndication = Record an indication
action-screenIndication = Check an indication as second person
action-giveNotice = Give notice to the registration authority
action-expireIndication = End an indication after its deadline
action-proposeCase = Propose a case
action-approveCase = Approve a case
action-declineCase = Decline a case
action-takeRung = Take the next step of the clarification
action-recordReply = Record the person's reply
action-recordExonerating = Record exonerating facts
action-orderVisit = Order a visit
action-assessCase = Assess a case
action-closeCase = Close a case
action-openHearing = Open a hearing
action-recordStatement = Record the person's statement
action-listConsequences = List the consequences of a deregistration
action-informSocialService = Inform the social service
action-decideCase = Decide a case
action-finaliseCase = Make a decision final after its period
action-reopenCase = Reopen a case
action-haltCase = Halt a case
action-excludeAccounts = Declare a conflict of interest
action-resumeCase = Continue a case
action-referEndangerment = Refer to the child-protection path
action-offerSupport = Offer help
action-recordSupport = Count the answer to the offer of help
action-expireCase = End a case after its deadline
action-requestAccompaniment = Ask for accompaniment
action-confirmAccompaniment = Confirm accompaniment
action-declineAccompaniment = Decline accompaniment
action-checkIn = Check in as accompaniment
action-recordVisit = Record a visit
action-stopVisit = End a visit as accompaniment
action-cancelVisit = Cancel a visit
action-draftRun = Draft a run
action-giveOpinion = Give the opinion on data protection
action-approveRun = Approve a run
action-openRun = Open a run
action-pauseRun = Pause a run
action-resumeRun = Continue a run
action-closeRun = Close a run
action-reportRun = Report a run
action-requestDisclosure = Request a hand-over
action-approveDisclosure = Approve a hand-over
action-sendDisclosure = Send a hand-over
action-acceptDisclosure = Accept a hand-over
action-rejectDisclosure = Reject a hand-over
action-orderRecipientNotice = Order a notice to the receiver of a hand-over
action-receiveInquiry = Receive an inquiry of the council
action-assignInquiry = Assign an inquiry
action-requestContribution = Ask for a contribution
action-enterContribution = Enter a contribution or nil return
action-draftAnswer = Draft an answer
action-writeJudgement = Write a judgement
action-signOffAnswer = Sign off an answer as second person
action-answerInquiry = Answer an inquiry
action-publishInquiry = Publish an answer
action-receiveSubjectRequest = Receive a request or complaint
action-extendSubjectRequest = Extend the period of a request
action-answerSubjectRequest = Answer a request or complaint
action-recordCost = Book costs
action-viewRecord = View the state without personal data
action-readPersonalData = Read personal data
action-printPaper = Print a letter or order
action-readFigures = Read figures
action-publishFigures = Publish figures
action-writeOutcomeReport = Write the outcome report
action-fileOutcomeReport = File the outcome report
action-recordBlock = take over a disclosure block
action-extractForFairness = Make the list for the statistics office
action-fileFairnessStatus = File the status of the statistics office
action-reportBreach = Report a breach
action-stateOnStop = Make a statement on a stop
action-releaseStop = Release a stop
action-retireGround = Switch off a ground
action-approveGround = Approve a ground again
action-eraseDue = Erase data that are due
action-signCheckpoint = Sign a checkpoint
action-readLog = Look through the log
action-exportLog = Export the log for auditing
action-makeBackup = Make a backup
action-restoreBackup = Restore a backup
action-addAccount = Add an account or office
action-sealIndication = Seal an indication for the family benefits office
action-reconsiderIndication = Change the second check
action-suspendPayment = Record a provisional suspension of payment
action-resumePayment = Record that payment is resumed
action-lapseSuspension = End a suspension after two months
action-commitPackage = Commit to the list of children
action-sealPackage = Seal a package for the family benefits office
action-requestEvaluation = Ask for evaluation
action-respondToRequest = Evaluate a request
action-openPackage = Open a package and compare
action-receiptPackage = Write or file the receipt
action-endPackage = End a package, destroy its keys
action-auditPackage = Audit a reconciliation by a public coin
action-decideReceived = Decide an unsure pair
action-forgetReceived = Forget an opened indication after its deadline
action-requestAssistance = Ask for assistance
action-approveAssistance = Approve a request for assistance
action-sendAssistance = Send a request for assistance
action-fileVisitReport = File the report of visits
action-receiveAssistance = Take in a request for assistance
action-reportAssistance = Report visits

## The page of the letter: where a case stands and what happens next

concerned-state-proposed = We are checking whether we need to ask you anything at all. A second person decides.
concerned-state-clarifying = We are clarifying with you whether your entry in the residents’ register is right.
concerned-state-clarifying-benefit = We are clarifying a question about your child benefit with you.
concerned-state-visit-planned = A visit is planned. A social worker comes along.
concerned-state-assessed = We have formed a view. Nothing has been decided.
concerned-state-hearing = We hear you before we decide.
concerned-state-decided = We have decided. You can object.
concerned-state-final = The decision stands.
concerned-state-reopened = We are looking at the case again.
concerned-state-closed = The case is closed. Nothing follows from it for you.
concerned-state-declined = There is nothing to clarify. The case was not taken up.
concerned-state-expired = The case has ended because its time has run out. Nothing follows from it for you.
concerned-next-second-person = A second person decides whether we write to you.
concerned-next-letter = You will get a letter from us.
concerned-next-your-reply = We are waiting for your reply. Not replying does not by itself put you at a disadvantage.
concerned-next-reply-arrived = Your reply has arrived and we are looking at it. Until this day you can say more.
concerned-next-contact = We get in touch with you, in your language.
concerned-next-invitation = We invite you to a conversation.
concerned-next-assessment = We form a view. If something is still open, we propose a visit before.
concerned-next-visit = The visit. It is voluntary: you may say no, without a reason and without a disadvantage.
concerned-next-clearing-letter = You will get a letter that ends the case.
concerned-next-hearing-opens = You will get a letter with everything we know. We decide nothing without your view.
concerned-next-your-statement = You can tell us your view. Interpreting is free of charge.
concerned-next-decision = Somebody else than before decides. You get the reasons in a letter.
concerned-next-objection = You can object.
concerned-next-erasure = We erase your data of this case. Your entry in the residents’ register stays.
concerned-next-erasure-benefit = We erase your data of this case. Your child-benefit file stays.

## Files of drafts

draft-at-line = line { $line }: { $what }
draft-at-column = line { $line }, column “{ $column }”: { $what }
draft-file-unreadable = cannot be read ({ $why })
draft-file-too-large = has { $bytes } bytes; { $most } bytes and { $rows } rows are allowed. Indications are recorded one by one, not in bulk.
draft-file-not-csv = is no readable CSV; check separators and quotation marks
draft-file-empty = is empty; the template has a head and one row for each draft
draft-file-no-rows = has no row under the head; there is nothing to take over
draft-file-too-many-rows = has { $rows } rows; { $most } are allowed for an office and day. Please divide it: a person has to confirm each row anyway.
draft-file-not-text = is an Excel file or another file that is no text; please save it as “CSV UTF-8” in the spreadsheet
draft-file-not-utf-8 = is not UTF-8; please save it as “CSV UTF-8” in the spreadsheet
draft-column-forbidden = must not be there (Art. 3(3) GG): this trait is no ground and is not stored. Remove the column; nothing was taken over
draft-column-unknown = is unknown; allowed are: { $columns }
draft-column-repeated = is in the head twice; remove one
draft-column-missing = is missing in the head; please add it
draft-row-repeated = stands further up in this file already; remove the row
draft-line-repeated = stands in line { $first } already, with the same payee; remove one of the two lines
draft-row-field-count = has { $found } fields instead of { $wanted }; check separators and quotation marks
draft-field-no-ground = is empty; a key from the catalogue of grounds belongs here
draft-field-unknown-ground = is no key of the catalogue of grounds; please look it up there
draft-field-ground-is-off = is a ground that is switched off; the catalogue of grounds says why
draft-field-too-old = lies too far back; no indication is made of so old a fact
draft-field-empty = is empty; please fill it in
draft-field-too-long = is longer than { $limit } characters; please write it as in the register
draft-field-outside = has a character ({ $code }) at position { $position } that DIN 91379 does not know; please write it as in the register
draft-field-no-day = is no day of the calendar; please write DD.MM.YYYY
draft-field-in-the-future = lies in the future; please check
draft-field-too-early = lies before 1900; please check
draft-field-postcode = is no postcode; five digits
draft-field-house-number = is no house number, such as 12, 12a or 12-14
draft-field-no-child = gives an age of 25 years or more; indications concern children (§ 32(4) EStG)
draft-field-too-many-parts = has more than { $limit } parts; please write it as in the register
draft-field-hidden-mark = holds an invisible mark (writing direction, control character); please type it anew
