{{ define "d0" }}text
{{- len false|index (list 1 2) }}{{- range $y := list 1 "a" nil }}
  {{printf "%v-%s" $ .Values.Values }}
  {{ $y = trunc 0 . }}{{- $z := (index .Values.a 5 | dict "x" 1 "b" 1 |
 or "" 1 1)}}{{end }} 
{{ end }}{{ define "d1" }}{{ int64 2 -}}{{ end }}{{ if gt "a" .x | index (list 1 2) }} 
{{ with $z := dict "a" .Revision.Name "x" . |
 printf "%v" | upper }}{{- dict "c" .c.Name.a|printf "%v" |
 lt 100000 .c -}} {{ $y := ge nil nil|lower }}{{- end -}}
{{ range $x := `r` }} {{ .a.a }} {{ end }}
  {{ range $i, $x := list (dict "a" 1) (dict "b" 2)}}
{{ printf "%v-%s" 2.0 $i -}}	{{ end }}
{{ else if index 2 "b" }}{{- template "d0" false}}{{end }}
