{{ define "d0" }}{{with lower .}}{{ range $i, $y := printf "%v-%s" |
 list | index (list 1 2) }}
{{ println . }}{{- $i.Revision }}
  {{continue }}{{ end }} 
{{with (printf "%v-%s" (or 1 1)) }}{{ $z := $ }}text{{not (trunc 0 "a") }} 
{{ else }}{{ $x := include "nope" -3 -}}"{{ end }}	{{ end }}
  {{ end }}{{ define "d1" }}{{ if gt 100000 2 }} text
{{- else }}{{ upper (int64 2) |
 html |
 upper |
 len}} {{ end }}{{ end }}{{ range $i, $x := 3 }}
    x: 
{{- end }}	{{/* c */}}{{- $z := true -}}