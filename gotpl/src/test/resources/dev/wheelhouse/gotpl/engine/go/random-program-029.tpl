{{ define "d0" }}text{{ end }}{{range $y := list 1 "a" nil }}text{{ range $y := dict "a" 1 "b" nil }} 
{{- println (js 1) |
 eq 1 }}	{{ end -}} 
{{ with $y := 100000 -}}{{- template "d0" (.|index (list 1 2)).Values | not }}{{else }}{{ with dict "c" .Name "x" ((include "d0" .))}}{{/* c 
 */ -}}{{ $y }}  x: {{ end -}}text{{end }} {{- end }}
{{ or `r` }} 
