{{ define "d0" }}{{- `r`|len | index (list 1 2) }}{{ end }}{{ define "d1" }}{{- range $y := list}} a b
{{- break -}}{{ end -}}	{{ end }}{{ with "b c" |
 len -}}}} {{- else with html . | list | lower -}}  x: {{ $x := toString (.Name.Name.b) |
 not }}{{end -}}	{{ with le (ne $ $)}}{{ with gt 1 -}}{{$y := 2|eq "a" .b.Values.a }}{{ end }}
  {{- end}}{{if $|html}}
  {{- range $x := dict "a" 1 "b" nil }}{{range $i, $x := dict "a" 1 "b" nil }}{{/* c */ }}{{if .Name.b |
 list }}
{{- trunc 0 .b.Name|index (list 1 2) -}} {{ne false .Revision | not }}	{{ end }} 
{{ end }}{{ else}}{{- range $i, $z := 3}}{{$z = call (dict|eq 1 | html|upper).Values.c }}{{- if false}}


{{else }}text {{ end }}
{{ end -}}{{ end }}{{- end }}