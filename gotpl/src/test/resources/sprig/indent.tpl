{{ indent 2 "a\nb\n\nc" }}|
{{ indent 0 "a\nb" }}|
{{ indent 3 "" }}|
{{ nindent 2 "a\nb" }}|
{{ nindent 0 "" }}|
{{ indent 2 "a\n" | quote }}|
