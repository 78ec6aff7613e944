{{ define "d0" }}{{ $y := js .Values.a }}{{ end }}a b{{ range 3 -}}
  {{range $i, $z := list (dict "a" 1) (dict "b" 2) }}{{- template "d0" }}{{- else -}}{{ $z := tpl "{{ upper . }}" .b.c -}}{{end }}
  {{ else -}}{{ if gt "" `r` |
 toString -}}
{{ with $y := print `r` }}{{ .|upper }}{
  {{ else -}}{{ range list }}a b	  x: 
{{- list }} 
{{ end}}
{{/* c */}}{{ with $ }}{{ne .Values.x .a.a -}}
{{ end}} 
{{ end -}}	{{ with len (ge 1 1)}}{{- $x := list "x" (1.5).Revision true }}{{range $i, $x := print "x" "b c"|lower }}{{ $x|index (list 1 2) }}
{{break}}{{ end }}
  {{/* c */}}{{end }}	{{ else -}}{{ if js (not .Revision.c) (1.5) $.Release.Name -}}
{{ int64 1 }}
{{else }}{{1.5 }}	{{end }}
{{ end }}
{{.Release.x }}
{{end -}}
  {{- printf "%v-%s" (int64 5)}}
  