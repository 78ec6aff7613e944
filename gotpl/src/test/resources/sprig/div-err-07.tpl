{{ max }}
