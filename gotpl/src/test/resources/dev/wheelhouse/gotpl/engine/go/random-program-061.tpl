{{ define "d0" }}{{- if ((include "nope" false) | printf "%v")}}
{{ $y := upper .Values.c -}}{{ end }} 
{{ end }}{{ define "d1" }}{{ range dict "a" 1 "b" nil}} 
{{ template "d0" toString 1 | toString}}{{- range $x := js `r` (toString 0) $x|len }} 
{{$y := upper nil -}}{{$y := dict "x" "x" -}}{{- $x := include "d0" .Release | ne .c.Name .}}{{end}} {{end -}}
{{- if gt (gt 1.5 .Revision) "b c" }} {{- $x := .x.Values}}{{- end }}
{{ with (.b).Name.a }}{{if include "d0" . -}}
}}{{- (.a.x.Release) }}{{ print ("a" |
 index (list 1 2)).a.x | eq 1 | eq 1 -}}
  {{- end }}
{{ js "x" (printf "%v-%s" .a.Values 1).Values .}} 
{{- else with (. |
 upper | list) -}}{{with print 1 | toString}}{{index .Values "a" }}
  {{ else -}}{{ int64 1}}	{{- end}} 
{{ $x := nil}}{{ end }} {{ end }}{{ if gt . (le "b c" .) }} 
{{- include "d0" (ne "" "") | printf "%v" -}}
  {{ else }}"{{end }}{{$z := gt (println 1 100000 1).Name.c -3|lower }}