{{ define "d0" }}{{ with js -3 100000 | lower}}{{ $x := nil}}{{ else -}}{{- with (len .) -}}{{ lower $x -}} 
{{else with le . 0 |
 list }}text
{{ index ((lower .).a | upper) 5 -}}{{- end }}{{end}}  x: 
{{ end }}{{ define "d1" }}{{ range list (dict "a" 1) (dict "b" 2) }} {{ range list (dict "a" 1) (dict "b" 2) }}	{{ (upper (lower $.Values)) -}}{{ else }}{{and ((println -3 $)) -3 "b c" | not -}}{{ end }}	{{ end}}
{{ end }}{{ if not . | print }}	}}
{{ with trunc 0 (and $.Values.Release 1 1) }}{{- trunc 0 (and .b.b 1.5) |
 list }} }}{{ range $z := list (dict "a" 1) (dict "b" 2) }}{{ if println .Revision.Name.Name 1 1 }}
{{ $z = call `r` `r` true|print|upper }}{{-3|not}}{{ toString . }}
  {{ end }}
  x: 
{{end }} 
{{ end -}}
  {{ or (eq .a .c.x).a.b 0 }}
  {{ else }}{{range $i, $z := list }}{{ range $x := 3 -}} 
{{- if list (println $x.Values.Name) true }} {{- $x := "" -}}{{- end }} {{end }} 
{{end }}
{{{ end }}
  "