{{ define "d0" }}{{ $z := include "nope" nil}}{{ end }}{{ define "d1" }}{{- range $z := 3 }}
{{if (.Revision.Release.Release) | list}}

    x: a b
{{else if . }}a b 
{{ else }}{{ "x"|not}}{{ end}}
{{ else -}}{{- 2 }}	{{- end -}} {{ $y := gt 0 (print 1).Release.Release.c }}{{ end }}text
  