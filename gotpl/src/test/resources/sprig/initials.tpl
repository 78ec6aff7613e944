{{ initials "First Try" }}|
{{ initials "  a\tb\nc " }}|
{{ initials "école à" }}|
{{ initials "" }}|
