{{ define "d0" }}{{index .c 1 }}	{{- range $x := list -}} {{ "x" | toString }}
{{ 1 | eq 1 -}}{{ end -}}
 
{{ end }}"}}
