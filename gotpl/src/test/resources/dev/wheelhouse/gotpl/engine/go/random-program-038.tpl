{{ define "d0" }}{{- range $i, $y := list 1 "a" nil }}{{ range list (dict "a" 1) (dict "b" 2)}} 
a b{{ else }}{{ne (int64 5 | len).Release.c (int64 5) }}{{ end }}
{{- with len false }}{{ int64 2 -}}{{ end }}{{break -}}{{ else -}}{{println (print `r` 1).b.Values "" (dict "a" 1 "x" "")}} 
{{end }}
{{ end }}{{ define "d1" }}{{template "d0" not 2.0 |
 upper | toString }}{{range $z := 3 }}{{(include "nope" 2.0).b.Name|index (list 1 2) }}{{- end }}{{ gt . . }}{{ end }}{{ ($.Release.c.x)}}
