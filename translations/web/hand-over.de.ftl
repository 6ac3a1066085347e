## Hand-overs (Übermittlungen) of one person's data to one other body, on one norm.
