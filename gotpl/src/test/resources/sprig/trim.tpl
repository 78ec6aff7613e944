{{ trim "  a b\t\n " }}|
{{ trim "\u00a0\u2003x\u3000" }}|
{{ trim "" }}|
{{ "  x " | trim | quote }}|
