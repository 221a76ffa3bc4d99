"""The plan file: a strategy as one file of YAML, or a workbook, that a person edits and applies.

`outline` says what a strategy is in such a file; `read` and `read_workbook` make one of a file, `standing` of what
the log holds; `checks` and `circles` say what it may hold only as a whole. `compare` tells the two apart, `words`
says it to the person, `steps` turns it into commands, and `apply` appends those as one; of what a rule refuses,
`places` names the line. `write` and `write_workbook` write an outline back.
"""
