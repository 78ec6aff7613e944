{{ define "d0" }}{{ template "nope" println (eq . 2.0).Values "x" true -}}{{ end }}{{$z := `r` -}}
{{- if dict }} {{ if list }} {{ include "d0" nil -}}{{- else if (1.5) }}{{- $z := call (.c|list) . "x" }}{{ end }}
{{- else if ge `r` .x.x -}}{{list|list -}}
  {{ end }} 