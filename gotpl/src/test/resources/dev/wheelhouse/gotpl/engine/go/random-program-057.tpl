{{ define "d0" }}{{- range $x := list (dict "a" 1) (dict "b" 2) -}} 
{{ with (js (len true) 0 "x") }}{{{$x := list `r`}}{{ end }}	{{- else }}{{ with include "nope" $ }}{{ne .Name.c $.a.a |
 len |
 lower -}}	{{- lt .x.c.Release .c.b}}
a b{{- end}}{{or (not 1) .b.Name }}{{ nil}}{{ end}}
{{ end }}{{ define "d1" }}{{ range 3 -}} 
{{- int64 5 }}
{{.|html }}{{end -}}{{ end }}{{- with ge $ true}}{{with or (index .c "a")}}{{ not $ | index (list 1 2) | not }} 
{{ range $y := list 1 "a" nil}}
{{/* c */}}a b{{- end -}}{{ len (`r`).Values.Release | list | upper}} 
{{ else with eq $ (.x |
 eq 1)}}{{ range list (dict "a" 1) (dict "b" 2) }} {{println .}}{{- end }} 
{{if nil }}{{- if .}} {{ $z := (len .|not | call . 1 1|upper) }}{{ and $z .|print }} {{- end -}}	{{end -}}
  {{- end -}}{{- end }} 