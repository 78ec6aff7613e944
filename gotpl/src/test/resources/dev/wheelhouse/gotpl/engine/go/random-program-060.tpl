{{ define "d0" }}{{ range $i, $y := dict "a" 1 "b" nil}}{{ 2.0 | upper -}}{{- end -}}
  
	{{ trunc 0 (trunc 0 false) }}{{ end }}{{ define "d1" }}{{/* c */}}{{ with println .Release (("")) }}{{println 1.5 | len }}	{{end }}
    x: {{ end }}{{ne (eq . 1) (. |
 len)|not }}
  {{- print 2 }} 