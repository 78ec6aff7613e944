{{ define "d0" }}  x: 
{{ end }}{{ toString 1 -}}