{{ define "d0" }}{{$ }}{{ end }}{{ if printf "%v-%s" -3 1.5 | upper }}{{ range list }}
{{ 1 -}}
{{ end}} 
{{ $x := (trunc 0 $) }}}} {{else -}}" 
{{ eq $ (true|not) }}{{ if index 100000 1 }}{{- with println (1).Values.Name "a" ((ge $x 1.5) |
 int64 1)|eq 1|printf "%v" }}{{print (upper 1) $x }}{{ end}}{{/* c */}}{{ $z := true}}{{else }}{{- call (lt "a" 0) |
 print | index (list 1 2) }}
  "{{- range 3 }}
  x: 
{{ trunc 0 (.c).x.b -}}{	{{ end }}{{- end}}{{ end}} {{include "d0" .|upper }}
