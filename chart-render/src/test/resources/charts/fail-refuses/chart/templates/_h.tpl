{{ define "check" }}
{{ if not .Values.x }}{{ fail "say x" }}{{ end }}
{{ end }}