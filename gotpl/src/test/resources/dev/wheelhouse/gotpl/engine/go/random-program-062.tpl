{{ define "d0" }}{{ range $i, $y := list }}
{{ $y = println "a" ("").b.c nil}}{{- if html . .Values.Release|upper 1 }}
"
a b{{- end -}}{{/* c	 */ -}}{{ else -}}{{ len $.b.c }} {{- range list }}
  text
{{ not .Release}}{{end }} text
{{ end -}}
{{ end }}{{ define "d1" }}{{with call (not 100000) | html|toString}}  x: 
{{else with . |
 lower -}}}} 
{{- /* c 
 */ }}{{ with $z := lt 1 . -}}}}	{{ $ -}}{{else with ("") -}}{{ or $ }}
{{ $ }}{{ "x" }}{{ end }} 
{{ end }}{{ end }}