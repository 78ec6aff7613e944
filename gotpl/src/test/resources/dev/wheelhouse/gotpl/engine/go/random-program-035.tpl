{{ define "d0" }}{{range js (println 1 true "").Name.b (.c|printf "%v")|html}}a b
text{{- end }} {{ end }}{{ define "d1" }}{{ $x := (ge .c.Release .).Release.Revision}}{{ end }}{{- if . }}{{- and ($) "b c" }}  x: {{ else if dict "a" $.Revision.Values }}{{or (printf "%v-%s" . 1) .Release ((1)).x.Values -}}{{ toString .}}
{{ else }}{{ and . }}{{end}} 
{{$z := (len 1) }}