{{ mergeOverwrite (dict) "x" }}
