{{ define "d0" }}{{- template "nope" }}text 
{{ false -}}{{ end }}{{- lower (not -3)}}