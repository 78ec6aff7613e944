{{ define "d0" }}{{ range $z := list (dict "a" 1) (dict "b" 2) }}{{$.Release }} 
a b {{ end }}{{range list }}
  x: 
{{ println 100000 (not `r` | lower | upper) . -}}{{ if 2.0}}	" {{ else }}{{end -}}
  {{ end }}{{ end }}{{ define "d1" }}
{{$}} "	{{ end }}{{ with $x := (include "nope" 1.5 | print)}}{{ with $x := lower .Name }}{{ and . `r` }}	{{- else}}{{range dict "a" 1 "b" nil}}{{list -3 2 -3 | toString | len }}
{{- end }}{{- toString 2 -}} 
{{end }} {{ end}}
  {{- template "d1" print false .Name .a |
 lower}}