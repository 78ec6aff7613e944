{{ define "d0" }}{{range $y := list }}
{{ ge . .x.x|list "b c" true|index (list 1 2) -}}
"{{- end }}


{{ end }}{{with $ }}{{with $y := 100000 }}{{ upper 1.5}}{{ end }}	{{ else with call true . (html $).Release.b.Revision -}}{{- ($.b).Name.Values -}}{{- lt "a" -3 }}{{ end -}}