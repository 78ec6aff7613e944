{{ define "d0" }}{{/* c
   */ -}}{{if and .Name .a.Values 1.5 | list -}}{{ with $y := len $.Values|eq 1 }}{{ gt . (toString .) }}{{ (.|eq 1 |
 len) -}}
{{ else with false | not }}{{- gt . `r` -}}  x: {{ end -}}	{{with int64 5 -}}text
{{ le `r`}}
  {{else with upper $ -}}{{ $x := upper (len 1) (upper true) }}{{- $x := false -}}{{- dict}} {{ end }}
{{ (js (html 1) ("").b) | not |
 len }}{{ end}}{{ end }}{{ if (not .)|not}} {{- not (1).x.a.Release|toString }}
{{ $x := . |
 index (list 1 2) }}{{ else -}}{{/* c */}}{{- end}}	