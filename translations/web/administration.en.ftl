## Administration of offices, accounts and roles, without sight of any record.
