{{ define "d0" }}{{- with println . . -}}}}	{{ else with print 2 }}{{ trunc 0 .x.Revision.b }}
  {{- end}}	{{/* c */}}{{ end }}{{ define "d1" }}{{/* c */}}{{ end }}{{range list (lower 1) $ }}{{ with $x := le . `r` }}{{ template "d1"}}{{ (printf "%v-%s" "" nil).c }}text
{{end }} 
{{- break}}{{end }}  x: 