{{ define "d0" }}{{/* c
 */}}{{ end }}{{ define "d1" }}{{ with int64 1 -}}{{ range list }}
  x: {{- $y := tpl "{{ define \"q0\" }}T{{ end }}{{ include \"q0\" 1 }}" (int64 1).b.c |
 list |
 printf "%v-%s" . .b.Revision.Values|printf "%v" | include "d0" .Release.c.Release | not -}}{ {{end }}
{{ if ne 2.0 .Values.Revision|printf "%v"|upper}}{{ $z := le (trunc 0 $ |
 printf "%v" |
 list) (.Values.Values|printf "%v") | printf "%v" -}}{{ else }}{{- (tpl "{{ upper . }}" "a")}}
{{(toString (or .Name 1 1).b | print).Name.x }} 
{{- ge nil nil -}}{{- end }}{{ else}}{{1.5}} {{- end -}}
{{ end }}