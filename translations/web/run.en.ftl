## Runs

help-runs = Work is done in an open run only, with a beginning and an end. An opinion on data protection, two approvals and a signed manifest open it.
help-draftRun = A run of the register clarification. The opinion on data protection, two approvals and the manifest follow.
help-giveOpinion = Your opinion is published with the run, also where you have objections. It comes before the first approval.
help-approveRun = Coordinator and head of department approve: two functions, two people.
help-openRun = The manifest names each document with its hash, the cap and who signs. All is checked; only the hashes are stored.
help-pauseRun = While the run is paused, nothing new is recorded and no notice given. Cases already begun can be brought to an end.
help-resumeRun = The run goes on, if no stop is in force.
help-closeRun = The run ends and cannot be opened again. Its report is due afterwards.
help-reportRun = The report becomes public, with all outcomes and costs; afterwards nothing can be booked any more.

field-run-title = Name
hint-run-title = Is published, for example “Registerklärung 2027”.
field-run-begins = First day
field-run-ends = Last day
hint-run-ends = At most 24 months after the first.
field-opinion = Result
field-opinion-words = In words
hint-opinion-words = Is published.
field-manifest-files = All files
hint-manifest-files = Please choose at once: manifest.toml, each document that it names, and the signatures (files that end in .sig). At most 16 MB together.
wrong-manifest-missing = The file { $file } is missing. Please choose all files at once.
wrong-manifest-malformed = { $file } has not the form of a manifest. Please compare it with the manual.
wrong-manifest-changed = { $file } is not the document that was signed. Please choose the right one, or have a new manifest signed.
wrong-manifest-signature = The signature { $file } is missing or does not fit. Please have it signed again.

run-plan = Plan
run-track = Procedure
run-begins = First day
run-ends = Last day
run-drafted-by = Drafted by
run-opened-on = Opened on
run-paused-on = Paused since
run-closed-on = Closed on
run-report-due = Report due on
run-reported-on = Reported on
run-approvals = Approvals
run-approval = { $name }, { $on }
run-no-approval = None yet. The opinion on data protection comes first.
run-opinion = Opinion on data protection
run-no-opinion = None yet.
run-manifest = Manifest
run-no-manifest = None yet. Without a manifest no run opens.
run-cap = At most { $cap } indications per office.
run-signed-by = Signed by: { $who }
run-document = Document
run-hash = Hash (SHA-256)

choice-track-register-clarification = register clarification (§ 6 BMG)
choice-track-benefit-check = joint check with the family benefits office
choice-opinion-no-objections = no objections
choice-opinion-objections = objections
choice-document-impact-assessment = data-protection impact assessment
choice-document-legal-opinion = legal opinion per flow
choice-document-fairness-plan = fairness plan
choice-document-panel-statement = statement of the panel of affected groups
choice-document-staff-council-consent = consent of the staff council
