{{ define "d0" }}{{ with $x := list .Name.Revision.a }}{{ js "a" .}} 
{{ with include "nope" "" }}a b 
{{ else with (dict "x" $.x "a" false)}}{{- call -3}}
{{- $y := or $ false }}{{ end }} 
{{ if toString (include "nope" .) }}
{{ $x := call 100000 .a.Revision.Name (len .Values |
 toString|html)|toString |
 upper -}}{{end -}}{{ end}}
{{- if trunc 0 .c.a -}}	text   x: {{else }}{{- with trunc 0 $ }}{{ tpl "{{ upper . }}" $ |
 lower }}
{{ end}} 
{{end }}{{ end }}{{ define "d1" }}{{/* c */}}{{ with eq "a" 1 }}{{include "nope" (printf "%v-%s" $.Revision.Release) }} {{ else with .a.Release|toString|len |
 print | list}}{{- (or .Name.x.x (or $ 1 |
 list)) -}}
  {{ end }}
{{ 0 -}}
{{ end }}{{- (index false 1).Values | toString -}} {{- /* c	 */ -}}