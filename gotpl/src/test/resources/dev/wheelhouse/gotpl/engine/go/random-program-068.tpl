{{ define "d0" }}}}	{{ if printf "%v-%s" $.Revision.b ((false) |
 html)}}a b
  {{ else -}}{{- /* c
 */}}{{- end }}	{{ end }}{{ tpl "{{" .Release.Name.Name}}}} 
{{range list (dict "a" 1) (dict "b" 2) -}} 
{{- if $ | index (list 1 2) |
 not }}
  {{ include "d0" (or .b.Revision|index (list 1 2)).b |
 len (lower true) -}}{{else }}{{if eq $.a.a.Revision (include "d0" .).a|not}}{{println .b.Revision (call . 1).Release (call 100000 true . nil) -}}
{{else if lt -3 -3}}{{- false -}}	{{range dict "a" 1 "b" nil }}a b
  }}
{{ toString (tpl "{{ upper . }}" 1) -}}
{{- end -}}{{$z := true|len}}{{ else -}}{{ le . 2 | toString }}{{ if gt $z.Release.c.b (or "b c" $ |
 html) }}{{ $y := js "" false }}{{- $y := ne 2 (le 2)|lower -}}{{- ge nil "a" -}}{{end }}{{- with (lower (len 1 | upper)) -}}{{ index "" "a" }}{{lower nil | len|print | html -}}
{{- end}} 
{{ end }}
  {{- end }} {{break}}{{ end -}}