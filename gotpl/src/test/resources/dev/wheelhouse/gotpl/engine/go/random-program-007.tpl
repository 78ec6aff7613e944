{{ define "d0" }}{{ range true|not |
 len}}
{{ if gt .Revision (len .Release.a.Release | toString|toString) }}
    x: 	{{ . -}} {{- end -}}
{{ break -}}{{ end}}	{{ end }}{{with dict}}{{ with $z := . | not | print |
 index (list 1 2) |
 upper }}{{- if $.c.Release }}
  {{ $y := include "d0" $ -}}{{else if not ("").c }}{{- $y = html true $y .Name}}{{- $y = html nil `r` | toString }}{{ upper 2}}{{ end -}}
  {{ end}}
{{else with (eq ($) "b c") }}{{- if or .Name.x (and .x.Release.c 1 | not|not) $ }}	{{ or `r` true | upper}}	{{ (dict |
 len) }}{{ else }}{{- (js (and $ nil) . (.c.Revision.Name).x.x)}}	{{- end -}} 
{{end }}
  