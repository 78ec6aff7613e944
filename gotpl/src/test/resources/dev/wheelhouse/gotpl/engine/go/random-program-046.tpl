{{ define "d0" }}  x:  {{ dict "c" (eq 2 "")}}	{{ end }}{{ if or .c (index 1 "a") 2.0}}
{{range lt 1 $.a.Release.a}}{{ range $i, $x := list}}	{{if . }}
{{ge . (gt 1 `r`|lt 1 1).b.Name.Values -}}{{- end }}	{{- end}}{{ end}}{{ range $x := list (dict "a" 1) (dict "b" 2) -}}{{- if print .Revision.c.a }}{{- (int64 1) }}
{{ with $x }}{{- $x }} {{ 2.0 |
 not -}}{{ end -}}{{- else }}{{ or nil -}}{{- end }}
{{ end }}
  {{ $y := print .Name.a | printf "%v" -}}{{ end }}{{- print false (println 1 | printf "%v").Release "x" -}} {{- with print 2 .c.c true |
 printf "%v"}}{{- with $x := include "d0" true |
 lower -}}{{ dict "b" (print "" "x" .Values) "a" 2.0}} 
{{else -}}{{with printf "%v-%s" 2.0}}{{- range list (dict "a" 1) (dict "b" 2) }} {{ $x := $ }}{{- end }}
{{ range $y := (ne (print . 1 $ |
 or 2 1 $y.b.Revision) (and 1)|printf "%v")}}	{{ not (or 1 1).c.b|not }}
{{gt .Revision true }}
{{ end }}
  {{ print "x" }}{{else with list}}}}
  {{ end -}}{{ $y := . }}{{with $y := toString .Release.Name.b}}{{true|js -3 -}} {{ with int64 2}}"
"
    x: {{- end}}{{- else }}{{- template "d0" -}}{{- end }}
{{- end -}}	{{ end }}
  