{{ define "d0" }}{{dict }}{{ end }}{{ with .c }}{{- range dict "a" 1 "b" nil }}
  {{ with not ("x"|printf "%v") }}{
{{end }}{{- end }}
  {{- gt (upper "x") .Revision.c}}  x: 
{{else }}
 {{end }}{{/* c */}}