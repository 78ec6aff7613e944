{{ define "d0" }}{{- $z := tpl "{{ . }}" 0}}{{ with include "nope" (nil|upper) }}{{- /* c  */ }}{{ else }}}}
  {{if ($z)}} 
{{ le . .Values }}{{ end -}}
{{ end }}{{ with (le ("x").Release.x "x")}}{{$x := and $.a |
 index (list 1 2) -}}{{- range $y := dict "a" 1 "b" nil}}
{{- int64 5}}
{{ else}}{{ le (call 1) . |
 lower }}text {{- tpl "{{" 100000 -}} {{end}}{{end}} {{ end }}{{ define "d1" }}{{ dict }}
{{ end }}{{- (lt .a `r`).c | len | html}}"{{ /* c	 */ }}