{{ define "d0" }}text
{{ end }}{{- $x := le 0 $ ($) -}}